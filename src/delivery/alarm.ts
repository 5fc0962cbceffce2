import type { Clock } from '../clock.ts';

/** A wait that is cut short when there is something to do. */
export type Alarm = {
  /** Resolves after `ms` milliseconds, or at once where it rings; also where it rang since the wait before. */
  wait(ms: number): Promise<void>;
  ring(): void;
};

/** An alarm that has not rung. One waits for it at a time. */
export function createAlarm(clock: Clock): Alarm {
  let rung = new AbortController();
  return {
    async wait(ms) {
      if (!rung.signal.aborted) await clock.sleep(Math.max(0, ms), rung.signal);
      rung = new AbortController();
    },
    ring: () => rung.abort(),
  };
}
