import { setTimeout as wait } from 'node:timers/promises';

/** Time as an argument: whatever reads a clock is given one. */
export type Clock = {
  now(): Temporal.Instant;
  /** Resolves after `ms` milliseconds, or at once when the signal ends; never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};

export const systemClock: Clock = {
  now: () => Temporal.Now.instant(),
  sleep: (ms, signal) => wait(ms, undefined, signal && { signal }).catch(() => undefined),
};
