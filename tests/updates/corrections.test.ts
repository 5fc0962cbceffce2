import { describe, expect, test } from 'vitest';
import { KINDS } from '../fakes/stores.ts';
import { attacks, FORGET, MORE_ROCKETS, openWithAttacks, QUOTED, ROAD, ROCKETS, told } from './attacks.ts';
import { article, everything, onArticle, onTopic } from './newsroom.ts';

const MINUTE = 60_000;

describe.each(KINDS)('who was quoted a sentence that changed, on %s', (kind) => {
  test('is told, as a reply to that very message, and nobody else', async () => {
    const room = await openWithAttacks({ kind });
    await room.quote('asked', 'p1.1');
    await room.follow('never asked', onTopic('oil'));
    room.publish(attacks([MORE_ROCKETS, ROAD]));
    await room.later(10 * MINUTE);
    expect(room.pushes('asked')).toEqual([
      {
        lines: [
          'A sentence that I quoted to you has been changed. It said:',
          `“${ROCKETS}”`,
          'It says now:',
          `“${MORE_ROCKETS}”`,
          QUOTED,
          FORGET,
        ],
        replyTo: '1',
      },
    ]);
    expect(told(room, 'never asked')).toEqual([]);

    // Of the next change they hear what became of the words that they know now, once.
    room.publish(attacks(['There were 40 rocket attacks in March.', ROAD]));
    await room.later(10 * MINUTE);
    expect(told(room, 'asked')).toHaveLength(2);
    expect(told(room, 'asked')[1]).toContain(`“${MORE_ROCKETS}”`);

    // What is taken out is told too; and when all is over, nobody is told again.
    room.publish(attacks([ROAD]));
    await room.later(10 * MINUTE);
    expect(told(room, 'asked')[2]).toEqual([
      'A sentence that I quoted to you does not stand in the article any more. It said:',
      '“There were 40 rocket attacks in March.”',
      QUOTED,
      FORGET,
    ]);
    room.publish(attacks(['Nothing happened.', ROAD]));
    await room.later(10 * MINUTE);
    expect(told(room, 'asked')).toHaveLength(3);
  });

  test('sentences that one message quoted are put right in one, those of two in two, each under its own', async () => {
    const room = await openWithAttacks({ kind });
    await room.quote('together', 'p1.1 p2.2');
    await room.quote('apart', 'p1.1');
    await room.quote('apart', 'p2.2');
    await room.quote('apart', 'p2.1');
    room.publish(attacks([MORE_ROCKETS, 'The road is open.']));
    await room.later(10 * MINUTE);
    expect(room.pushes('together')).toEqual([
      {
        lines: [
          'A sentence that I quoted to you has been changed. It said:',
          `“${ROCKETS}”`,
          'It says now:',
          `“${MORE_ROCKETS}”`,
          'Another one does not stand there any more. It said:',
          '“Nobody was hurt.”',
          QUOTED,
          FORGET,
        ],
        replyTo: '1',
      },
    ]);
    expect(
      room
        .pushes('apart')
        .map(({ replyTo }) => replyTo)
        .toSorted(),
    ).toEqual(['2', '3']);
    expect(told(room, 'apart').flat()).toContain(`“${ROCKETS}”`);
    expect(told(room, 'apart').flat()).toContain('“Nobody was hurt.”');
  });

  test('what was quoted several times is put right once, under the last message that quoted it', async () => {
    const room = await openWithAttacks({ kind });
    for (const sentences of ['p1.1', 'p1.1 p2.1', 'p1.1', 'p2.1']) await room.quote('asked', sentences);
    room.publish(attacks([MORE_ROCKETS, ROAD]));
    await room.later(10 * MINUTE);
    expect(room.pushes('asked').map(({ replyTo }) => replyTo)).toEqual(['3']);
  });
});

test('a correction that the editor declares is told in the editor’s words, even where the change is silent', async () => {
  const room = await openWithAttacks();
  await room.follow('all', everything);
  await room.quote('asked', 'p1.1');
  const time = Temporal.ZonedDateTime.from('2026-01-05T10:00[UTC]');
  const correction = { text: 'An earlier version gave a wrong number of attacks.', time };
  room.publish(attacks([MORE_ROCKETS, ROAD], { correction, silent: true }));
  await room.later(10 * MINUTE);
  expect(told(room, 'asked')).toEqual([
    [
      "The newsroom's correction:",
      '“An earlier version gave a wrong number of attacks.”',
      'A sentence that I quoted to you has been changed. It said:',
      `“${ROCKETS}”`,
      'It says now:',
      `“${MORE_ROCKETS}”`,
      QUOTED,
      FORGET,
    ],
  ]);
  expect(told(room, 'all')).toEqual([]);
});

test('an article that is withdrawn is told to who was quoted from it and to who follows it, and to nobody else', async () => {
  const other = article('other', ['The weather is fine.']);
  const room = await openWithAttacks({ articles: [attacks(), other] });
  await room.quote('asked', 'p1.1');
  const follower = await room.follow('follows', onArticle('attacks'));
  await room.follow('all', everything);
  room.publish(other);
  await room.later(10 * MINUTE);
  const withdrawn = 'The newsroom has withdrawn an article: About attacks';
  expect(room.pushes('asked')).toEqual([
    { lines: [withdrawn, QUOTED, '[Latest articles]', FORGET], replyTo: '1' },
  ]);
  expect(told(room, 'follows').map(([opening]) => opening)).toEqual([withdrawn]);
  expect(told(room, 'all')).toEqual([]);
  expect(await room.subscriptions.of(follower)).toEqual([]);
});
