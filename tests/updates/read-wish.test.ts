import { describe, expect, test } from 'vitest';
import { readQuietHours, readTimeZone, readWish } from '../../src/updates/index.ts';

const daily = (minute: number) => ({ kind: 'daily', minute });
const weekly = (day: number, minute: number) => ({ kind: 'weekly', day, minute });
const atOnce = { kind: 'at once' };

describe('what stands behind /subscribe', () => {
  test.each([
    ['', '', atOnce],
    ['troops', 'troops', atOnce],
    ['US troops', 'US troops', atOnce],
    ['troops now', 'troops', atOnce],
    ['daily 08:00', '', daily(480)],
    ['daily', '', daily(480)],
    ['daily at 6:30 pm', '', daily(18 * 60 + 30)],
    ['daily 6.30pm', '', daily(18 * 60 + 30)],
    ['troops 8am', 'troops', daily(480)],
    ['troops every day', 'troops', daily(480)],
    ['every monday', '', weekly(1, 480)],
    ['troops every fri at 7am', 'troops', weekly(5, 420)],
    ['troops كل يوم ٠٩:٠٠', 'troops', daily(540)],
    ['every day oil', 'oil', daily(480)],
    ['daily 08:00 troops', 'troops', daily(480)],
    ['weekly mon 18:30 us troops', 'us troops', weekly(1, 1110)],
    ['18:30 troops', '18:30 troops', atOnce],
    ['daily at 8 on troops', 'troops', daily(480)],
    ['troops daily ۰۷:۱۵', 'troops', daily(435)],
    ['troops weekly mon 18:30', 'troops', weekly(1, 1110)],
    ['troops weekly 18:30 Sunday', 'troops', weekly(7, 1110)],
    ['Weekly', '', weekly(1, 480)],
    ['troops fri 07:00', 'troops', weekly(5, 420)],
    ['sunday vote', 'sunday vote', atOnce],
    ['troops daily ٠٨:٣٠', 'troops', daily(510)],
    ['troops أسبوعي الجمعة ١٨:٠٠', 'troops', weekly(5, 1080)],
    ['daily 00:00', '', daily(0)],
    ['daily 12am', '', daily(0)],
    ['daily 12pm', '', daily(720)],
    ['daily 23:59', '', daily(1439)],
  ])('%s', (text, subject, rhythm) => {
    expect(readWish(text)).toMatchObject({ subject, rhythm });
  });

  test.each([
    ['daily 25:99', 'time', '25:99'],
    ['25:99', 'time', '25:99'],
    ['daily 8:60', 'time', '8:60'],
    ['troops daily 13pm', 'time', '13pm'],
    ['daily 08:00 09:00', 'time', '09:00'],
    ['troops weekly someday', 'day', 'someday'],
    ['troops daily sometimes', 'rest', 'sometimes'],
    ['daily 999', 'time', '999'],
  ])('%s is not understood', (text, problem, said) => {
    expect(readWish(text)).toEqual({ problem, said });
  });

  test('what stands behind "weekly" is a subject, unless there is none such: then it is no day', () => {
    expect(readWish('weekly someday')).toMatchObject({
      subject: 'someday',
      unless: { problem: 'day', said: 'someday' },
    });
    expect(readWish('daily sometimes')).toEqual({ subject: 'sometimes', rhythm: daily(480) });
  });

  test('anything may stand there', () => {
    for (const text of [
      '\u0000',
      '💥'.repeat(500),
      `daily ${'9'.repeat(5000)}`,
      '- - -',
      'daily\n\n08:00',
      ':'.repeat(300),
    ])
      expect(() => readWish(text)).not.toThrow();
  });
});

describe('a time zone', () => {
  test.each([
    ['Asia/Dubai', 'Asia/Dubai'],
    ['asia/dubai', 'Asia/Dubai'],
    ['dubai', 'Asia/Dubai'],
    ['New York', 'America/New_York'],
    ['america/new york', 'America/New_York'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['abu dhabi', 'Asia/Dubai'],
    ['+4', '+04:00'],
    ['UTC+5:30', '+05:30'],
    ['gmt -3', '-03:00'],
    ['UTC', 'UTC'],
    ['+0545', '+05:45'],
    ['دبي', 'Asia/Dubai'],
    ['القاهرة', 'Africa/Cairo'],
    ['الاسكندرية', 'Africa/Cairo'],
    ['+٤', '+04:00'],
    ['UTC−۳', '-03:00'],
  ])('%s is known', (text, zone) => {
    expect(readTimeZone(text)).toBe(zone);
    expect(() => Temporal.Now.zonedDateTimeISO(zone)).not.toThrow();
  });

  test.each(['Atlantis', '', '+25', '+4:99', 'Asia/Atlantis', '../../etc/passwd', 'x'.repeat(4000), '٤'])(
    '%s is not',
    (text) => {
      expect(readTimeZone(text)).toBeUndefined();
    },
  );
});

test.each([
  ['22:00-07:00', '22:00-07:00'],
  ['22-7', '22:00-07:00'],
  ['10pm to 7am', '22:00-07:00'],
  ['1:30 – 2:15', '01:30-02:15'],
  ['10 pm - 7 am', '22:00-07:00'],
  ['22:00 07:00', '22:00-07:00'],
  ['٢٢:٠٠ إلى ٠٧:٠٠', '22:00-07:00'],
  ['7', undefined],
  ['10 pm', undefined],
  ['22:00', undefined],
  ['22:00-22:00', undefined],
  ['25-7', undefined],
  ['-', undefined],
  ['22-7-8', undefined],
])('quiet hours %s are %s', (text, hours) => {
  expect(readQuietHours(text)).toBe(hours);
});
