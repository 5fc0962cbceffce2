import type { Clock } from '../../src/clock.ts';
import { systemClock } from '../../src/clock.ts';

/** The time of this machine, running so many times as fast: for a whole program that waits now and then. */
export function createQuickClock(times: number): Clock {
  const start = Temporal.Now.instant();
  const began = performance.now();
  return {
    now: () => start.add({ milliseconds: Math.round((performance.now() - began) * times) }),
    sleep: (ms, signal) => systemClock.sleep(ms / times, signal),
  };
}
