import { describe, expect, test } from 'vitest';
import { pushOf } from '../../src/push-update.ts';
import { createUpdates } from '../../src/updates/index.ts';
import { KINDS, makePlace, silentLog } from '../fakes/stores.ts';
import type { NewsroomOptions } from './newsroom.ts';
import { article, everything, onArticle, onTopic, openNewsroom } from './newsroom.ts';

const MINUTE = 60_000;
const ROCKETS = 'There were 35 rocket attacks in March.';
const MORE_ROCKETS = 'There were 39 rocket attacks in March.';
const ROAD = 'The road is open. Nobody was hurt.';
const STOP = '[Stop following]';
const ALL = 'You get this because you follow everything. To stop: /unsubscribe everything';
const QUOTED = 'You get this because I quoted it to you. To hear no more of that: /forget';
const FORGET = '[Forget this chat]';

/** The one article, as it is in the beginning and as its editor changes it. */
const attacks = (paragraphs: readonly string[] = [ROCKETS, ROAD], more: object = {}) =>
  article('attacks', paragraphs, more);

/** A newsroom that has published it long ago. */
const open = (options: NewsroomOptions = {}) => openNewsroom({ articles: [attacks()], ...options });

type Room = Awaited<ReturnType<typeof open>>;

/** What a chat was sent, message by message. */
const told = (room: Room, address: string) => room.pushes(address).map(({ lines }) => lines);

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

  test('who was quoted a sentence that changed is told, as a reply to that very message, and nobody else', async () => {
    const room = await open({ kind });
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
    const room = await open({ kind });
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
    const room = await open({ kind });
    for (const sentences of ['p1.1', 'p1.1 p2.1', 'p1.1', 'p2.1']) await room.quote('asked', sentences);
    room.publish(attacks([MORE_ROCKETS, ROAD]));
    await room.later(10 * MINUTE);
    expect(room.pushes('asked').map(({ replyTo }) => replyTo)).toEqual(['3']);
  });
});

describe('what is one message', () => {
  test('several changes within ten minutes become one message, of what is new in the end', async () => {
    const room = await open();
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
    const room = await open();
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
    const room = await open({ longestText: 200 });
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
    const room = await open();
    await room.follow('asked', everything);
    await room.quote('asked', 'p1.1');
    room.publish(attacks(paragraphs, more));
    await room.later(20 * MINUTE);
    expect(told(room, 'asked')).toEqual([]);
  });

  test('what was changed silently is not told with the next change either, but when the editor says that it was wrong', async () => {
    const room = await open();
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
    const room = await open();
    await room.follow('all', everything);
    await room.later(20 * MINUTE);
    const old = { published: Temporal.ZonedDateTime.from('2020-01-01T08:00[UTC]') };
    room.publish(attacks(), article('archive', ['Long ago there was peace.'], old));
    await room.later(20 * MINUTE);
    expect(room.platform.sent).toEqual([]);
  });

  test('a change outside a topic is not told to who follows the topic', async () => {
    const room = await open();
    await room.follow('topic', onTopic('rockets'));
    await room.follow('article', onArticle('attacks'));
    room.publish(attacks([ROCKETS, 'The road is closed. Nobody was hurt.']));
    await room.later(10 * MINUTE);
    expect(told(room, 'topic')).toEqual([]);
    expect(told(room, 'article').flat()).toContainEqual(expect.stringContaining('you follow About attacks'));
  });

  test('a message that cannot be quoted truly any more is not sent, and the change that overtook it is', async () => {
    const room = await open();
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

describe('an article that gets another slug', () => {
  const renamed = (paragraphs: readonly string[] = [ROCKETS, ROAD]) => article('rocket-attacks', paragraphs);

  test('is the same one to those who follow it or were quoted from it, for good, and no news', async () => {
    const room = await open();
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
    const room = await open({ articles: [attacks(), article('other', ['The weather is fine.'])] });
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

test('an article that is withdrawn is told to who was quoted from it and to who follows it, and to nobody else', async () => {
  const other = article('other', ['The weather is fine.']);
  const room = await open({ articles: [attacks(), other] });
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

test('quiet hours hold a push, and a correction too, until they end; an answer comes at once', async () => {
  const room = await open();
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

test('a correction that the editor declares is told in the editor’s words, even where the change is silent', async () => {
  const room = await open();
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

test('a telling that is cut off anywhere is done again, and nobody hears it twice', async () => {
  const room = await open();
  await room.follow('all', everything);
  await room.follow('daily', everything, 'daily 10:00');
  await room.follow('several', onTopic('rockets'), 'daily 10:00');
  await room.follow('several', onArticle('attacks'), 'daily 10:00');
  await room.follow('asked', everything);
  await room.quote('asked', 'p1.1 p2.1');
  const tried = new Set<string>();
  const updates = createUpdates({
    store: room.store,
    content: { current: room.library, recall: () => undefined },
    settleSeconds: 0,
    async tell(telling) {
      await room.delivery.push(pushOf(telling, room.library()));
      if (!tried.has(telling.key)) {
        tried.add(telling.key);
        throw new Error('the process dies here');
      }
    },
    clock: room.clock,
    log: silentLog,
  });
  room.publish(attacks([MORE_ROCKETS, 'The road is closed. Nobody was hurt.']));
  const look = () => updates.tick().catch(() => undefined);
  for (let tries = 0; tries < 4; tries++) await look();
  room.clock.set(room.clock.now().add({ minutes: 61 }));
  for (let tries = 0; tries < 4; tries++) await look();
  await room.until(async () => (await room.delivery.status()).owed.pushes.count === 0, 500);
  const heard = (address: string) =>
    told(room, address).filter((lines) => lines.includes(`“${MORE_ROCKETS}”`));
  expect(['all', 'daily', 'several', 'asked'].map((address) => heard(address).length)).toEqual([1, 1, 1, 1]);
});

test('of two processes on one database one tells, and the other takes over', async () => {
  const room = await open({ place: await makePlace('postgres') });
  const told: string[] = [];
  const process = (name: string) =>
    createUpdates({
      store: room.store,
      content: { current: room.library, recall: () => undefined },
      settleSeconds: 0,
      tell: async ({ key }) => told.push(`${name} ${key.split(' ')[0]}`),
      clock: room.clock,
      log: silentLog,
    });
  await room.follow('daily', everything, 'daily 10:00');
  await room.updates.stop();
  const [first, second] = [process('first'), process('second')];
  await Promise.all([first.tick(), second.tick()]);
  room.publish(attacks([ROCKETS, ROAD, 'The president spoke at noon.']));
  await Promise.all([first.tick(), second.tick()]);
  expect(told).toHaveLength(1);
  const holder = told[0]?.startsWith('first') ? first : second;
  await holder.stop();
  room.publish(attacks([ROCKETS]), article('new', ['A new day began.']));
  room.clock.set(room.clock.now().add({ seconds: 3 }));
  const other = holder === first ? second : first;
  await other.tick();
  expect(told).toHaveLength(2);
  room.clock.set(room.clock.now().add({ hours: 1 }));
  await Promise.all([first.tick(), second.tick(), other.tick()]);
  expect(told.map((each) => each.split(' ')[1])).toEqual(['follow', 'follow', 'digest']);
});
