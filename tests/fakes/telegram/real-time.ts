import { systemClock } from '../../../src/clock.ts';
import type { FakeClock } from '../clock.ts';

/** The time of this machine, for serving a real program; moving it forward means waiting. */
export const realTime: FakeClock = {
  ...systemClock,
  advance: (ms) => systemClock.sleep(ms),
  set() {
    throw new Error('The time of this machine cannot be set; use a clock that stands still.');
  },
  waitFor() {
    throw new Error('The time of this machine waits for nothing; use a clock that stands still.');
  },
};
