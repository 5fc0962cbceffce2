import { describe, expect, test } from 'vitest';
import { KINDS } from '../fakes/stores.ts';
import { ALL, attacks, MORE_ROCKETS, openWithAttacks, ROAD, ROCKETS, STOP, told } from './attacks.ts';
import { article, everything, onArticle, onTopic, openNewsroom } from './newsroom.ts';

const MINUTE = 60_000;

describe.each(KINDS)('what followers are told, on %s', (kind) => {
  test('a new article goes to those who follow everything, or its topic, each once, with why and how to stop', async () => {
    const room = await openNewsroom({ kind });
    await room.follow('all', everything);
    await room.follow('both', everything);
    await room.follow('both', onTopic('rockets'));
    await room.follow('topic', onTopic('rockets'));
    await room.follow('other', onTopic('oil'));
    room.publish(attacks());
    await room.later(9 * MINUTE);
    expect(room.platform.sent).toEqual([]);
    await room.later(MINUTE);
    expect(told(room, 'all')).toEqual([['A new article:', 'About attacks', ALL, '[Rockets]', STOP]]);
    expect(told(room, 'topic')[0]).toContain(
      'You get this because you follow Rockets. To stop: /unsubscribe rockets',
    );
    expect(told(room, 'both')).toEqual(told(room, 'all'));
    expect(told(room, 'other')).toEqual([]);
    await room.later(60 * MINUTE);
    expect(told(room, 'all')).toHaveLength(1);
  });
});

describe('what is one message', () => {
  test('several changes within ten minutes become one message, of what is new in the end', async () => {
    const room = await openWithAttacks();
    await room.follow('all', everything);
    room.publish(attacks([ROCKETS, ROAD, 'The president spoke of a draft.']));
    await room.later(5 * MINUTE);
    room.publish(attacks([ROCKETS, ROAD, 'The president spoke at noon.']));
    await room.later(5 * MINUTE);
    expect(told(room, 'all')).toEqual([
      ['New in an article that you follow:', '“The president spoke at noon.”', ALL, STOP],
    ]);
  });

  test('who asked and follows is told once where what was quoted is all that changed, else of the rest as well', async () => {
    const room = await openWithAttacks();
    await room.follow('asked', everything);
    await room.follow('follows', everything);
    await room.quote('asked', 'p1.1');
    room.publish(attacks([MORE_ROCKETS, ROAD]));
    await room.later(10 * MINUTE);
    expect(told(room, 'asked').map(([opening]) => opening)).toEqual([
      'A sentence that I quoted to you has been changed. It said:',
    ]);
    expect(told(room, 'follows')).toEqual([
      [
        'New in an article that you follow:',
        'It said before:',
        `“${ROCKETS}”`,
        'It says now:',
        `“${MORE_ROCKETS}”`,
        ALL,
        STOP,
      ],
    ]);
    room.publish(attacks([ROCKETS, ROAD, 'It rained.']));
    await room.later(10 * MINUTE);
    const [again, rest] = told(room, 'asked').slice(1).toSorted();
    expect(again).toContain(`“${ROCKETS}”`);
    expect(rest).toEqual(['New in an article that you follow:', '“It rained.”', ALL, STOP]);
    expect(told(room, 'asked')).toHaveLength(3);
    expect(told(room, 'follows')[1]).toContain(`“${ROCKETS}”`);
  });

  test('of more that is new than a message holds, the rest is behind a choice', async () => {
    const room = await openWithAttacks({ longestText: 200 });
    await room.follow('all', everything);
    const long = (word: string) => `The ${word} ${'went on and on '.repeat(4)}all day.`;
    room.publish(attacks([ROCKETS, ROAD, long('rain'), long('wind'), long('snow')]));
    await room.later(10 * MINUTE);
    expect(told(room, 'all')).toEqual([
      ['New in an article that you follow:', `“${long('rain')}”`, ALL, '[More]', STOP],
    ]);
  });
});

describe('who is not disturbed', () => {
  const cases = [
    ['typography', ['There were 35 rocket attacks, in March.', ROAD], {}],
    ['another order', [ROAD, ROCKETS], {}],
    ['a change that is silent', [MORE_ROCKETS, ROAD], { silent: true }],
    ['a headline alone', [ROCKETS, ROAD], { headline: 'Something else' }],
  ] as const;

  test.each(cases)('%s is told to nobody, not even to who was quoted it', async (_, paragraphs, more) => {
    const room = await openWithAttacks();
    await room.follow('asked', everything);
    await room.quote('asked', 'p1.1');
    room.publish(attacks(paragraphs, more));
    await room.later(20 * MINUTE);
    expect(told(room, 'asked')).toEqual([]);
  });

  test('what was changed silently is not told with the next change either, but when the editor says that it was wrong', async () => {
    const room = await openWithAttacks();
    await room.quote('asked', 'p1.1');
    room.publish(attacks([MORE_ROCKETS, ROAD], { silent: true }));
    await room.later(20 * MINUTE);
    room.publish(attacks([MORE_ROCKETS, ROAD, 'It rained.']));
    await room.later(20 * MINUTE);
    expect(told(room, 'asked')).toEqual([]);
    const time = Temporal.ZonedDateTime.from('2026-01-05T10:00[UTC]');
    const correction = { text: 'An earlier version gave a wrong number.', time };
    room.publish(attacks([MORE_ROCKETS, ROAD, 'It rained.'], { correction }));
    await room.later(20 * MINUTE);
    expect(told(room, 'asked')[0]).toEqual(
      expect.arrayContaining([
        '“An earlier version gave a wrong number.”',
        `“${ROCKETS}”`,
        `“${MORE_ROCKETS}”`,
      ]),
    );
  });

  test('an article that was there before anybody could follow, and one from the archive, are no news', async () => {
    const room = await openWithAttacks();
    await room.follow('all', everything);
    await room.later(20 * MINUTE);
    const old = { published: Temporal.ZonedDateTime.from('2020-01-01T08:00[UTC]') };
    room.publish(attacks(), article('archive', ['Long ago there was peace.'], old));
    await room.later(20 * MINUTE);
    expect(room.platform.sent).toEqual([]);
  });

  test('a change outside a topic is not told to who follows the topic', async () => {
    const room = await openWithAttacks();
    await room.follow('topic', onTopic('rockets'));
    await room.follow('article', onArticle('attacks'));
    room.publish(attacks([ROCKETS, 'The road is closed. Nobody was hurt.']));
    await room.later(10 * MINUTE);
    expect(told(room, 'topic')).toEqual([]);
    expect(told(room, 'article').flat()).toContainEqual(expect.stringContaining('you follow About attacks'));
  });

  test('a message that cannot be quoted truly any more is not sent, and the change that overtook it is', async () => {
    const room = await openWithAttacks();
    await room.follow('all', everything);
    room.platform.outage = { kind: 'unsent' };
    room.publish(attacks([ROCKETS, ROAD, 'The base was lost at noon today.']));
    await room.updates.tick();
    room.clock.set(room.clock.now().add({ minutes: 10 }));
    await room.updates.tick();
    room.publish(attacks());
    room.platform.outage = undefined;
    await room.later(10 * MINUTE);
    expect(room.platform.sent).toEqual([]);
  });
});

test('quiet hours hold a push, and a correction too, until they end; an answer comes at once', async () => {
  const room = await openWithAttacks();
  const id = await room.follow('sleeper', everything, '', 'Asia/Dubai');
  await room.follow('awake', everything);
  // 09:00 UTC is 13:00 in Dubai.
  await room.delivery.chats.change(id, { quiet: '12:30-14:30' });
  await room.quote('sleeper', 'p1.1');
  room.publish(attacks([MORE_ROCKETS, ROAD]));
  await room.updates.tick();
  room.clock.set(room.clock.now().add({ minutes: 10 }));
  await room.updates.tick();
  await room.until(() => told(room, 'awake').length > 0, 500);
  room.clock.set(room.clock.now().add({ minutes: 75 }));
  await room.clock.advance(3_000);
  expect(told(room, 'sleeper')).toEqual([]);
  room.clock.set(room.clock.now().add({ minutes: 6 }));
  await room.until(() => told(room, 'sleeper').length > 0, 1_000);
});
