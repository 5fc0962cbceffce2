import { describe, expect, test } from 'vitest';
import { createUpdates } from '../../src/updates/index.ts';
import { KINDS, silentLog } from '../fakes/stores.ts';
import { article, everything, onArticle, onTopic, openNewsroom } from './newsroom.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FIRST = ['There were 35 rocket attacks in March.', 'The road is open.'];

/** A story of which something is new every day. */
const storyOf = (day: number) =>
  article('story', ['The story goes on.', `It is day ${day} of the year and ${day * 7} of the count.`], {
    published: Temporal.ZonedDateTime.from('2026-01-01T00:00[UTC]'),
  });

/** An article of the moment. */
const fresh = (
  room: { clock: { now(): Temporal.Instant } },
  slug: string,
  paragraphs: readonly string[] = FIRST,
  more: object = {},
) => article(slug, paragraphs, { published: room.clock.now().toZonedDateTimeISO('UTC'), ...more });

/** One on another topic. */
const onOil = (room: { clock: { now(): Temporal.Instant } }) =>
  fresh(room, 'prices', ['Oil is dear.'], {
    topics: [{ command: 'oil', title: 'Oil', passages: ['Oil is dear'] }],
  });

const ALL = 'You get this because you follow everything. To stop: /unsubscribe everything';
const STOP = '[Stop following]';

type Room = Awaited<ReturnType<typeof openNewsroom>>;

/** What a chat was sent, message by message. */
const told = (room: Room, address: string) => room.pushes(address).map(({ lines }) => lines);

describe.each(KINDS)('a digest on %s', (kind) => {
  test('tells once a day, by the chat’s own clocks, what is new since the last one, and is silent where nothing is', async () => {
    const room = await openNewsroom({ kind });
    // 09:00 UTC: in Dubai it is 13:00, so that the next eight o'clock is tomorrow at 04:00 UTC.
    await room.follow('dubai', everything, 'daily 08:00', 'Asia/Dubai');
    const { published } = fresh(room, 'attacks');
    const publish = (...paragraphs: string[]) => room.publish(article('attacks', paragraphs, { published }));
    publish(...FIRST);
    await room.later(11 * MINUTE);
    await room.later(18 * HOUR);
    expect(room.platform.sent).toEqual([]);
    await room.later(HOUR);
    expect(told(room, 'dubai')).toEqual([['What is new:', 'About attacks', ALL, STOP]]);
    await room.later(DAY);
    expect(told(room, 'dubai')).toHaveLength(1);
    publish('There were 39 rocket attacks in March.', 'The road is open.');
    await room.later(11 * MINUTE);
    publish('There were 39 rocket attacks in March.', 'The road is open.', 'It rained.');
    await room.later(DAY);
    expect(told(room, 'dubai').slice(1)).toEqual([
      [
        'What is new:',
        'It said before:',
        '“There were 35 rocket attacks in March.”',
        'It says now:',
        '“There were 39 rocket attacks in March.”',
        ALL,
        '[More]',
        STOP,
      ],
    ]);
  });

  test('is one message on all that a chat follows at that hour, each article once', async () => {
    const room = await openNewsroom({ kind });
    const [rockets, oil, attacks] = [onTopic('rockets'), onTopic('oil'), onArticle('attacks')];
    await room.follow('both', everything, 'daily 10:00');
    await room.follow('both', rockets, 'daily 10:00');
    await room.follow('several', rockets, 'daily 10:00');
    await room.follow('several', oil, 'weekly mon 10:00');
    await room.follow('several', attacks, 'daily 10:00');
    await room.follow('one', rockets, 'daily 10:00');
    await room.follow('one', oil, 'daily 11:00');
    await room.follow('nothing', onArticle('other'), 'daily 10:00');
    room.publish(fresh(room, 'attacks'), onOil(room));
    await room.later(11 * MINUTE);
    await room.later(HOUR);
    expect(told(room, 'both')).toEqual([['What is new:', 'About attacks', 'About prices', ALL, STOP]]);
    expect(told(room, 'several')).toEqual([
      [
        'What is new:',
        'About attacks',
        'About prices',
        'You get this because you follow About attacks, Oil, and Rockets. To change or stop: /subscriptions',
        '[What I follow]',
      ],
    ]);
    expect(told(room, 'one').map((lines) => lines.slice(0, 2))).toEqual([['What is new:', 'About attacks']]);
    expect(told(room, 'nothing')).toEqual([]);
    await room.later(HOUR);
    expect(told(room, 'one').map((lines) => lines[1])).toEqual(['About attacks', 'About prices']);
    expect([...told(room, 'both'), ...told(room, 'several')]).toHaveLength(2);
  });

  test('begins with what was new when each subject was followed', async () => {
    const room = await openNewsroom({ kind });
    await room.follow('reader', onTopic('oil'), 'daily 12:00');
    room.publish(onOil(room));
    await room.later(11 * MINUTE);
    await room.follow('reader', everything, 'daily 12:00');
    await room.follow('late', everything, 'daily 12:00');
    room.publish(onOil(room), fresh(room, 'attacks'));
    await room.later(11 * MINUTE);
    await room.later(3 * HOUR);
    expect(told(room, 'reader')).toEqual([['What is new:', 'About prices', 'About attacks', ALL, STOP]]);
    expect(told(room, 'late')).toEqual([['What is new:', 'About attacks', ALL, STOP]]);
  });
});

describe('a digest that is too long for one message', () => {
  const many = (room: Room, count: number) =>
    Array.from({ length: count }, (_, index) => fresh(room, `story-${index + 1}`));

  async function openWith(count: number, longestText: number) {
    const room = await openNewsroom({ longestText });
    await room.follow('reader', everything, 'daily 10:00');
    room.publish(...many(room, count));
    await room.later(11 * MINUTE);
    await room.later(HOUR);
    return told(room, 'reader');
  }

  test('shows as many articles as fit, and has the others behind choices', async () => {
    expect(await openWith(3, 10_000)).toEqual([
      ['What is new:', 'About story-1', 'About story-2', 'About story-3', ALL, STOP],
    ]);
    expect(await openWith(3, 110)).toEqual([
      ['What is new:', 'About story-1', ALL, '[About story-2]', '[About story-3]', STOP],
    ]);
    expect(await openWith(3, 100)).toEqual([
      ['What is new:', ALL, '[About story-1]', '[About story-2]', '[About story-3]', STOP],
    ]);
  });

  test('of a day with much news shows five, offers seven, and leads to the latest', async () => {
    const [message] = await openWith(20, 10_000);
    expect(message?.filter((line) => line.startsWith('About'))).toHaveLength(5);
    expect(message?.filter((line) => line.startsWith('[About'))).toHaveLength(7);
    expect(message?.slice(-2)).toEqual(['[Latest articles]', STOP]);
  });
});

test('one that was missed is sent once as long as its day lasts; later its news come with the next one', async () => {
  const room = await openNewsroom();
  await room.follow('reader', everything, 'daily 10:00');
  room.publish(fresh(room, 'attacks'));
  await room.later(15 * MINUTE);
  await room.later(14 * HOUR);
  expect(told(room, 'reader')).toHaveLength(1);
  room.publish(fresh(room, 'attacks'), fresh(room, 'more', ['It is said that oil is dear.']));
  await room.later(15 * MINUTE);
  // Down over the next ten o'clock and the whole day.
  room.clock.set(room.clock.now().add({ hours: 30 }));
  await room.updates.tick();
  await room.updates.tick();
  await room.clock.advance(2_000);
  expect(told(room, 'reader')).toHaveLength(1);
  await room.later(7 * HOUR);
  expect(told(room, 'reader')[1]).toContain('About more');
});

test('another time zone moves the hour at once', async () => {
  const room = await openNewsroom();
  const id = await room.follow('reader', everything, 'daily 10:00', 'UTC');
  await room.delivery.chats.change(id, { timeZone: 'Asia/Dubai' });
  await room.subscriptions.changeTimeZone(id, 'Asia/Dubai');
  room.publish(fresh(room, 'attacks'));
  await room.later(11 * MINUTE);
  await room.later(2 * HOUR);
  expect(room.platform.sent).toEqual([]);
  await room.later(19 * HOUR);
  expect(told(room, 'reader')).toHaveLength(1);
});

const YEAR = 365;

test('digests of a year over six time zones and all changes of the clocks: each exactly once, at its hour', {
  timeout: 300_000,
}, async () => {
  const zones = [
    'Asia/Dubai',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Sydney',
    'Africa/Cairo',
    'America/St_Johns',
  ];
  const room = await openNewsroom();
  const told: string[] = [];
  const updates = createUpdates({
    store: room.store,
    content: { current: room.library, recall: () => undefined },
    settleSeconds: 0,
    tell: async ({ key }) => told.push(key),
    clock: room.clock,
    log: silentLog,
  });
  const begin = Temporal.Instant.from('2026-01-01T00:00:00Z');
  room.clock.set(begin);
  await updates.tick();
  for (const zone of zones) await room.follow(`daily ${zone}`, everything, 'daily 02:30', zone);
  for (const zone of zones) await room.follow(`weekly ${zone}`, onArticle('story'), 'weekly sun 02:30', zone);
  for (let day = 0; day < YEAR; day += 1) {
    room.publish(storyOf(day));
    for (let hour = 0; hour < 24; hour += 12) {
      room.clock.set(begin.add({ hours: 24 * day + hour }));
      await updates.tick();
    }
  }

  const due = (kind: string, zone: string) =>
    told
      .filter((key) => new RegExp(`^digest \\d+ ${zone} ${kind} \\d+$`).test(key))
      .map((key) =>
        Temporal.Instant.fromEpochMilliseconds(Number(key.split(' ')[1])).toZonedDateTimeISO(zone),
      );
  for (const zone of zones) {
    const daily = due('everything', zone);
    expect(new Set(daily.map((each) => each.toPlainDate().toString())).size, zone).toBe(daily.length);
    // Of the first day nothing is new yet, and west of UTC the last one is not over.
    expect(daily.length, zone).toBeGreaterThanOrEqual(YEAR - 2);
    expect(daily.length, zone).toBeLessThanOrEqual(YEAR);
    // Where clocks go forward over half past two there is one day on which it does not exist.
    const atAnotherHour = daily.filter((each) => !each.toPlainTime().equals('02:30'));
    expect(
      atAnotherHour.map((each) => each.hour),
      zone,
    ).toEqual(
      ['Europe/Berlin', 'America/New_York', 'America/St_Johns', 'Australia/Sydney'].includes(zone) ? [3] : [],
    );
    const weekly = due('article story', zone);
    expect(
      weekly.every((each) => each.dayOfWeek === 7),
      zone,
    ).toBe(true);
    expect(weekly.length, zone).toBeGreaterThanOrEqual(51);
  }
});
