import { expect, test } from 'vitest';
import type { WebhookLook } from '../../../src/platforms/telegram/webhook-trouble.ts';
import { createTroubleWatch } from '../../../src/platforms/telegram/webhook-trouble.ts';

const MINUTE = 60_000;
const START = 1_000 * MINUTE;

/** What is told in looks of every minute: `waiting` of each, and the minutes at which delivering failed. */
function told(waiting: readonly number[], failures: readonly number[] = []) {
  const watch = createTroubleWatch(START);
  return waiting.map((count, minute) => {
    const at = START + minute * MINUTE;
    const past = failures.map((failed) => START + failed * MINUTE).filter((failed) => failed <= at);
    const look: WebhookLook = { at, waiting: count, lastFailure: past.at(-1) ?? 0, reason: '502' };
    return watch(look)?.kind;
  });
}

const NOTHING = undefined;

test('a webhook that works is not talked about, however much comes now and then', () => {
  expect(told([0, 5, 0, 40, 3, 99, 0])).toEqual(Array(7).fill(NOTHING));
});

test('failing is told once, and once that it is over: five minutes after the last failure', () => {
  const still = Array(8).fill(0);
  expect(told(still, [1, 2])).toEqual([
    NOTHING,
    'failing',
    NOTHING,
    NOTHING,
    NOTHING,
    NOTHING,
    NOTHING,
    'over',
  ]);
});

test('it is not over as long as what has piled up waits', () => {
  expect(told([0, 50, 300, 300, 200, 100, 50, 9], [1])).toEqual([
    NOTHING,
    'failing',
    ...Array(5).fill(NOTHING),
    'over',
  ]);
});

test('a hundred that wait are trouble at once, fewer where they grow look by look', () => {
  expect(told([0, 100, 0])).toEqual([NOTHING, 'behind', 'over']);
  expect(told([0, 4, 8, 12, 16])).toEqual([NOTHING, NOTHING, NOTHING, 'behind', NOTHING]);
  expect(told([0, 1, 2, 3, 4])).toEqual(Array(5).fill(NOTHING));
});

test('a failure of before the start is history', () => {
  expect(told([0, 0], [-1])).toEqual([NOTHING, NOTHING]);
});

test('trouble that comes again is told again', () => {
  expect(told([0, 0, 0, 0, 0, 0, 0, 0, 0], [0, 7])).toEqual([
    'failing',
    ...Array(4).fill(NOTHING),
    'over',
    NOTHING,
    'failing',
    NOTHING,
  ]);
});
