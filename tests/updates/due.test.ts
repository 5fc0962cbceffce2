import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Regular } from '../../src/updates/due.ts';
import { lateFrom, nextDue } from '../../src/updates/due.ts';

const daily = (hour: number, minute = 0): Regular => ({ kind: 'daily', minute: hour * 60 + minute });
const at = (text: string) => Temporal.Instant.from(text);
const next = (rhythm: Regular, zone: string, after: string) =>
  nextDue(rhythm, zone, at(after))
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

test('the next one is later today, or tomorrow', () => {
  expect(next(daily(8), 'Asia/Dubai', '2026-01-05T03:59:00Z')).toBe('2026-01-05T08:00');
  expect(next(daily(8), 'Asia/Dubai', '2026-01-05T04:00:00Z')).toBe('2026-01-06T08:00');
});

test('the next weekday, a week on where it is just over', () => {
  const monday = { kind: 'weekly', day: 1, minute: 18 * 60 + 30 } as const;
  expect(next(monday, 'UTC', '2026-01-05T18:29:00Z')).toBe('2026-01-05T18:30');
  expect(next(monday, 'UTC', '2026-01-05T18:30:00Z')).toBe('2026-01-12T18:30');
  expect(next(monday, 'UTC', '2026-01-06T00:00:00Z')).toBe('2026-01-12T18:30');
});

test('the morning after the clocks changed it is still eight', () => {
  for (const day of ['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25'])
    expect(next(daily(8), 'Europe/Berlin', `${day}T12:00:00Z`).slice(11)).toBe('08:00');
});

test('a time that does not exist on the day the clocks go forward is as much later as they go', () => {
  expect(next(daily(2, 30), 'Europe/Berlin', '2026-03-29T00:00:00Z')).toBe('2026-03-29T03:30');
  expect(next(daily(2, 30), 'America/New_York', '2026-03-08T05:00:00Z')).toBe('2026-03-08T03:30');
});

test('of an hour that comes twice the first one counts, once', () => {
  const first = nextDue(daily(2, 30), 'Europe/Berlin', at('2026-10-24T12:00:00Z'));
  expect(first.toString()).toBe('2026-10-25T00:30:00Z');
  expect(nextDue(daily(2, 30), 'Europe/Berlin', first).toString()).toBe('2026-10-26T01:30:00Z');
});

test('every day of a year has exactly one, wherever and whenever', () => {
  const zones = [
    'Asia/Dubai',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Cairo',
    '+05:45',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.nat(1439), fc.nat(365), (zone, minute, start) => {
      let moment = at('2026-01-01T00:00:00Z').add({ hours: start * 24 });
      const days = new Set<string>();
      for (let day = 0; day < 30; day++) {
        moment = nextDue({ kind: 'daily', minute }, zone, moment);
        days.add(moment.toZonedDateTimeISO(zone).toPlainDate().toString());
      }
      expect(days.size).toBe(30);
      const [first, last] = [[...days][0] ?? '', [...days].at(-1) ?? ''];
      expect(Temporal.PlainDate.from(first).until(last).days).toBe(29);
    }),
  );
});

test('a digest is late from midnight on, one of the late evening after two hours', () => {
  expect(lateFrom(at('2026-01-05T04:00:00Z'), 'Asia/Dubai').toString()).toBe('2026-01-05T20:00:00Z');
  expect(lateFrom(at('2026-01-05T19:30:00Z'), 'Asia/Dubai').toString()).toBe('2026-01-05T21:30:00Z');
});
