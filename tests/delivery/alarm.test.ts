import { expect, test } from 'vitest';
import { createAlarm } from '../../src/delivery/alarm.ts';
import { createFakeClock } from '../fakes/clock.ts';

function waiting() {
  const clock = createFakeClock();
  const alarm = createAlarm(clock);
  let over = 0;
  const wait = (ms: number) => void alarm.wait(ms).then(() => over++);
  return { clock, alarm, wait, over: () => over };
}

test('who waits goes on at the time, or when it rings', async () => {
  const { clock, alarm, wait, over } = waiting();
  wait(1_000);
  await clock.advance(999);
  expect(over()).toBe(0);
  await clock.advance(1);
  expect(over()).toBe(1);
  wait(1_000);
  await clock.advance(10);
  expect(over()).toBe(1);
  alarm.ring();
  await clock.advance(0);
  expect(over()).toBe(2);
});

test('what rang while nobody waited ends the next wait, and no other', async () => {
  const { clock, alarm, wait, over } = waiting();
  alarm.ring();
  alarm.ring();
  wait(1_000);
  await clock.advance(0);
  expect(over()).toBe(1);
  wait(1_000);
  await clock.advance(999);
  expect(over()).toBe(1);
});
