import { describe, expect, test } from 'vitest';
import { attacks, MORE_ROCKETS, openWithAttacks, ROAD, ROCKETS, told } from './attacks.ts';
import { article, everything, onArticle, openNewsroom } from './newsroom.ts';

const MINUTE = 60_000;

describe('an article that gets another slug', () => {
  const renamed = (paragraphs: readonly string[] = [ROCKETS, ROAD]) => article('rocket-attacks', paragraphs);

  test('is the same one to those who follow it or were quoted from it, for good, and no news', async () => {
    const room = await openWithAttacks();
    await room.quote('asked', 'p1.1');
    const id = await room.follow('reader', onArticle('attacks'));
    await room.follow('all', everything);
    room.publish(renamed());
    await room.later(20 * MINUTE);
    expect(room.platform.sent).toHaveLength(1);
    expect((await room.subscriptions.of(id)).map(({ subject }) => subject)).toEqual([
      onArticle('rocket-attacks'),
    ]);
    room.publish(renamed([ROCKETS, ROAD, 'It rained at night.']));
    await room.later(10 * MINUTE);
    expect(told(room, 'reader')).toHaveLength(1);
    expect(told(room, 'asked')).toEqual([]);
    room.publish(renamed([MORE_ROCKETS, ROAD, 'It rained at night.']));
    await room.later(10 * MINUTE);
    expect(room.pushes('asked')).toMatchObject([{ replyTo: '1' }]);
  });

  test('before anybody heard of it is announced once, as it is now', async () => {
    const room = await openNewsroom();
    await room.follow('all', everything);
    room.publish(attacks());
    await room.later(5 * MINUTE);
    room.publish(renamed());
    await room.later(5 * MINUTE);
    await room.later(20 * MINUTE);
    expect(told(room, 'all').map((lines) => lines[1])).toEqual(['About rocket-attacks']);
  });

  test('is told once as withdrawn when it is gone for longer, and then comes back as news', async () => {
    const room = await openWithAttacks({ articles: [attacks(), article('other', ['The weather is fine.'])] });
    await room.quote('asked', 'p1.1');
    room.publish(article('other', ['The weather is fine.']));
    await room.later(10 * MINUTE);
    expect(told(room, 'asked')).toHaveLength(1);
    await room.follow('all', everything);
    room.publish(article('other', ['The weather is fine.']), renamed());
    await room.later(20 * MINUTE);
    expect(told(room, 'asked')).toHaveLength(1);
    expect(told(room, 'all').map(([opening]) => opening)).toEqual(['A new article:']);
  });
});
