import { expect, test } from 'vitest';
import { createAnnouncements } from '../../../src/platforms/whatsapp/announcements.ts';
import { createFakeClock } from '../../fakes/clock.ts';

const HOUR_MS = 3_600_000;

test('nothing is announced before Meta has approved the template, and then to as many as the number is trusted with', () => {
  const announcements = createAnnouncements({ configured: true, clock: createFakeClock() });
  expect(announcements.perDay()).toBe(0);
  announcements.limit(250);
  announcements.approve(['en']);
  expect([announcements.perDay(), announcements.languages()]).toEqual([250, ['en']]);
  announcements.limit(undefined);
  expect(announcements.perDay()).toBe(Number.POSITIVE_INFINITY);
});

test('a template that Meta has refused for itself is left alone for an hour, or until it is approved again', async () => {
  const clock = createFakeClock();
  const announcements = createAnnouncements({ configured: true, clock });
  announcements.approve(['en']);
  announcements.pause();
  await clock.advance(HOUR_MS - 1);
  expect(announcements.perDay()).toBe(0);
  await clock.advance(1);
  expect(announcements.perDay()).toBe(Number.POSITIVE_INFINITY);
  announcements.pause();
  announcements.approve(['en']);
  expect(announcements.perDay()).toBe(Number.POSITIVE_INFINITY);
});

test('without a template nothing waits for one', () => {
  const announcements = createAnnouncements({ configured: false, clock: createFakeClock() });
  expect(announcements.perDay()).toBe(Number.POSITIVE_INFINITY);
});
