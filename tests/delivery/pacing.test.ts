import { expect, test } from 'vitest';
import { createPacing } from '../../src/delivery/pacing.ts';
import type { Pace } from '../../src/delivery/platform.ts';
import { createFakeClock } from '../fakes/clock.ts';

const PACE: Pace = { perSecond: 30, perChat: { perSecond: 1, burst: 3 }, perGroupMinute: 20 };
const reader = (id: number) => ({ id, group: false });
const GROUP = { id: 77, group: true };

/** Sends as fast as it may for so long, and gives the moments. */
async function sendFor(
  seconds: number,
  chatAt: (n: number) => { id: number; group: boolean },
  lane: 'reply' | 'push' = 'reply',
) {
  const clock = createFakeClock();
  const pacing = createPacing(PACE, clock);
  const start = clock.now().epochMilliseconds;
  const moments: number[] = [];
  for (;;) {
    const chat = chatAt(moments.length);
    const wait = Math.max(pacing.delay(lane), pacing.chatDelay(chat));
    const at = clock.now().epochMilliseconds - start;
    if (at + wait >= seconds * 1_000) return moments;
    if (wait > 0) await clock.advance(wait);
    else {
      pacing.take(chat);
      moments.push(at);
    }
  }
}

function mostWithin(moments: readonly number[], ms: number): number {
  return Math.max(
    ...moments.map((from) => moments.filter((moment) => moment >= from && moment < from + ms).length),
  );
}

test('never more than the overall pace in any second', async () => {
  const moments = await sendFor(5, (n) => reader(n));
  expect(mostWithin(moments, 1_000)).toBe(30);
  expect(moments).toHaveLength(150);
});

test('one chat gets a short burst, then one a second', async () => {
  const moments = await sendFor(6, () => reader(1));
  expect(moments).toEqual([0, 0, 0, 1_000, 2_000, 3_000, 4_000, 5_000]);
});

test('a group never gets more than its number in any minute', async () => {
  const moments = await sendFor(180, () => GROUP);
  expect(mostWithin(moments, 60_000)).toBe(20);
  expect(moments).toHaveLength(60);
});

test('pushes leave room for replies', async () => {
  const moments = await sendFor(3, (n) => reader(n), 'push');
  expect(mostWithin(moments, 1_000)).toBe(24);
});

test('a pause stops everything, a hold stops one chat', async () => {
  const clock = createFakeClock();
  const pacing = createPacing(PACE, clock);
  pacing.hold(1, 5_000);
  expect([pacing.chatDelay(reader(1)), pacing.chatDelay(reader(2))]).toEqual([5_000, 0]);
  pacing.pause(2_000);
  expect(pacing.delay('reply')).toBe(2_000);
  await clock.advance(2_000);
  expect(pacing.delay('reply')).toBe(0);
  expect(pacing.chatDelay(reader(1))).toBe(3_000);
});

test('a shorter pause does not cut a longer one short', async () => {
  const pacing = createPacing(PACE, createFakeClock());
  pacing.pause(10_000);
  pacing.pause(1_000);
  expect(pacing.delay('reply')).toBe(10_000);
});

test('each refusal halves the pace down to an eighth, and successes bring it back', () => {
  const pacing = createPacing(PACE, createFakeClock());
  for (let n = 0; n < 10; n++) pacing.slowDown();
  expect(pacing.share()).toBe(1 / 8);
  for (let n = 0; n < 600; n++) pacing.speedUp();
  expect(pacing.share()).toBe(1);
});

test('a clock that is set back by a day holds nothing up for a day', async () => {
  const clock = createFakeClock();
  const pacing = createPacing(PACE, clock);
  pacing.pause(1_000);
  pacing.delay('reply');
  clock.set(clock.now().subtract({ hours: 24 }));
  expect(pacing.delay('reply')).toBe(1_000);
  await clock.advance(1_000);
  expect(pacing.delay('reply')).toBe(0);
});

test('a platform without a pace is held up by its own words only', () => {
  const pacing = createPacing(undefined, createFakeClock());
  for (let n = 0; n < 1_000; n++) pacing.take(GROUP);
  expect([pacing.delay('push'), pacing.chatDelay(GROUP)]).toEqual([0, 0]);
  pacing.hold(GROUP.id, 500);
  expect(pacing.chatDelay(GROUP)).toBe(500);
});

test('a hundred thousand chats are not remembered for ever', async () => {
  const clock = createFakeClock();
  const pacing = createPacing({ ...PACE, perSecond: 1_000_000 }, clock);
  for (let n = 0; n < 100_000; n++) {
    if (n % 5_000 === 0) await clock.advance(60_000);
    pacing.take(reader(n));
  }
  expect(pacing.chatDelay(reader(0))).toBe(0);
  expect(pacing.chatDelay(reader(99_999))).toBe(0);
});
