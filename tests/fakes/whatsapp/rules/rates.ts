import type { Clock } from '../../../../src/clock.ts';

/** A bucket that fills with time. */
type Bucket = { level: number; at: number };

export type Rates = {
  /** Whether one more message to this receiver is too many: 45 at once, one every 6 seconds in the long run. */
  pairIsFull(receiver: string): boolean;
  /** Whether one more message of the number in this second is too many: 80, in and out together. */
  throughputIsFull(): boolean;
};

const PAIR_BURST = 45;
const PAIR_MS = 6_000;
const PER_SECOND = 80;

/** The rates of a number (Cloud API, throughput and pair rate). */
export function createRates(clock: Clock): Rates {
  const pairs = new Map<string, Bucket>();
  let second: number[] = [];

  return {
    pairIsFull(receiver) {
      const at = clock.now().epochMilliseconds;
      const bucket = pairs.get(receiver) ?? { level: PAIR_BURST, at };
      const level = Math.min(PAIR_BURST, bucket.level + (at - bucket.at) / PAIR_MS);
      const full = level < 1;
      pairs.set(receiver, { level: full ? level : level - 1, at });
      return full;
    },
    throughputIsFull() {
      const at = clock.now().epochMilliseconds;
      second = second.filter((each) => each > at - 1_000);
      if (second.length >= PER_SECOND) return true;
      second.push(at);
      return false;
    },
  };
}
