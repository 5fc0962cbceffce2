import { describe, expect, test } from 'vitest';
import { createUpdates } from '../../src/updates/index.ts';
import { KINDS, silentLog } from '../fakes/stores.ts';
import { article, everything, onArticle, onTopic, openNewsroom } from './newsroom.ts';

const HOUR = 3_600_000;
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
) => article(slug, paragraphs, { published: room.clock.now().toZonedDateTimeISO('UTC') });

describe.each(KINDS)('a digest on %s', (kind) => {
  test('tells once a day, by the chat’s own clocks, what is new since the last one, and is silent where nothing is', async () => {
    const room = await openNewsroom({ kind });
    await room.delivery.start();
    await room.later(0);
    // 09:00 UTC: in Dubai it is 13:00, so that the next eight o'clock is tomorrow at 04:00 UTC.
    await room.follow('dubai', everything, 'daily 08:00', 'Asia/Dubai');
    const first = fresh(room, 'attacks');
    room.publish(first);
    await room.later(11 * 60_000);
    await room.later(18 * HOUR);
    expect(room.platform.sent).toEqual([]);
    await room.later(HOUR);
    expect(room.got('dubai').map(({ text }) => text)).toEqual([
      'What is new:',
      'About attacks',
      'You get this because you follow everything. To stop: /unsubscribe everything',
    ]);
    await room.later(DAY);
    expect(room.got('dubai')).toHaveLength(3);
    room.publish(
      article('attacks', ['There were 39 rocket attacks in March.', 'The road is open.'], {
        published: first.published,
      }),
    );
    await room.later(11 * 60_000);
    room.publish(
      article('attacks', ['There were 39 rocket attacks in March.', 'The road is open.', 'It rained.'], {
        published: first.published,
      }),
    );
    await room.later(DAY);
    expect(
      room
        .got('dubai')
        .slice(3)
        .map(({ text }) => text),
    ).toEqual([
      'What is new:',
      'It said before:',
      expect.stringMatching(/“There were 35 rocket attacks in March\.”$/),
      'It says now:',
      expect.stringMatching(/“There were 39 rocket attacks in March\.”$/),
      expect.stringContaining('follow everything'),
    ]);
  });
});

test('one that was missed is sent once as long as its day lasts; later its news come with the next one', async () => {
  const room = await openNewsroom();
  await room.delivery.start();
  await room.later(0);
  await room.follow('reader', everything, 'daily 10:00');
  room.publish(fresh(room, 'attacks'));
  await room.later(15 * 60_000);
  await room.later(14 * HOUR);
  expect(room.got('reader')).toHaveLength(3);
  room.publish(fresh(room, 'attacks'), fresh(room, 'more', ['It is said that oil is dear.']));
  await room.later(15 * 60_000);
  // Down over the next ten o'clock and the whole day.
  room.clock.set(room.clock.now().add({ hours: 30 }));
  await room.updates.tick();
  await room.updates.tick();
  await room.clock.advance(2_000);
  expect(room.got('reader')).toHaveLength(3);
  await room.later(7 * HOUR);
  expect(
    room
      .got('reader')
      .slice(3)
      .map(({ text }) => text),
  ).toContain('About more');
});

test('who follows everything and a topic at one hour gets one message', async () => {
  const room = await openNewsroom();
  await room.delivery.start();
  await room.later(0);
  await room.follow('both', everything, 'daily 10:00');
  await room.follow('both', onTopic('rockets'), 'daily 10:00');
  await room.follow('topic', onTopic('rockets'), 'daily 10:00');
  await room.follow('article', onArticle('other'), 'daily 10:00');
  room.publish(fresh(room, 'attacks'));
  await room.later(11 * 60_000);
  await room.later(HOUR);
  const openings = (address: string) =>
    room.got(address).filter(({ text }) => text === 'What is new:').length;
  expect([openings('both'), openings('topic'), openings('article')]).toEqual([1, 1, 0]);
});

test('another time zone moves the hour at once', async () => {
  const room = await openNewsroom();
  await room.delivery.start();
  await room.later(0);
  const id = await room.follow('reader', everything, 'daily 10:00', 'UTC');
  await room.delivery.chats.change(id, { timeZone: 'Asia/Dubai' });
  await room.subscriptions.changeTimeZone(id, 'Asia/Dubai');
  room.publish(fresh(room, 'attacks'));
  await room.later(11 * 60_000);
  await room.later(2 * HOUR);
  expect(room.platform.sent).toEqual([]);
  await room.later(19 * HOUR);
  expect(room.got('reader')).toHaveLength(3);
});

/**
 * The days of 2026 that are lived through: the weeks in which clocks change somewhere, or with `WHOLE_YEAR=1` all of them,
 * which takes some ten seconds on an idle machine.
 */
const DAYS = Array.from({ length: 365 }, (_, day) => day).filter(
  (day) => process.env.WHOLE_YEAR || (day > 60 && day < 125) || (day > 270 && day < 310),
);

test('digests over six time zones and all changes of the clocks: each exactly once, at its hour', {
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
  room.clock.set(begin.add({ hours: 24 * (DAYS[0] ?? 0) }));
  await updates.tick();
  for (const zone of zones) await room.follow(`daily ${zone}`, everything, 'daily 02:30', zone);
  for (const zone of zones) await room.follow(`weekly ${zone}`, onArticle('story'), 'weekly sun 02:30', zone);
  for (const day of DAYS) {
    room.publish(storyOf(day));
    for (let hour = 0; hour < 24; hour += 6) {
      room.clock.set(begin.add({ hours: 24 * day + hour }));
      await updates.tick();
    }
  }

  const due = (kind: string, zone: string) =>
    told
      .filter((key) => key.startsWith(`digest ${kind} `) && key.endsWith(` ${zone}`))
      .map((key) =>
        Temporal.Instant.fromEpochMilliseconds(Number(key.split(' ').at(-3))).toZonedDateTimeISO(zone),
      );
  for (const zone of zones) {
    const daily = due('everything', zone);
    expect(new Set(daily.map((each) => each.toPlainDate().toString())).size, zone).toBe(daily.length);
    // The first day is half over; and where the days that are lived through have a gap, its digests are too late.
    expect(daily.length, zone).toBeGreaterThanOrEqual(DAYS.length - 3);
    expect(daily.length, zone).toBeLessThanOrEqual(DAYS.length);
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
    expect(weekly.length, zone).toBeGreaterThanOrEqual(Math.trunc(DAYS.length / 7) - 2);
  }
});
