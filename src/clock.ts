import { setTimeout as wait } from 'node:timers/promises';

/** Time as an argument: whatever reads a clock is given one. */
export type Clock = {
  now(): Temporal.Instant;
  /** Resolves after `ms` milliseconds, or at once when the signal ends; never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};

/** The time of this machine. */
export const systemClock: Clock = {
  now: () => Temporal.Now.instant(),
  sleep: (ms, signal) => wait(ms, undefined, signal && { signal }).catch(() => undefined),
};

/** Milliseconds that never run backwards, whatever happens to the clock on the wall; only differences mean something. */
export function steadyTime(clock: Clock): () => number {
  let last = clock.now().epochMilliseconds;
  let steady = 0;
  return () => {
    const now = clock.now().epochMilliseconds;
    steady += Math.max(0, now - last);
    last = now;
    return steady;
  };
}

/** Waits for a work for at most `ms` milliseconds: gives what it resolves with, undefined where it takes longer or rejects. */
export async function within<Result>(
  clock: Clock,
  ms: number,
  work: Promise<Result>,
): Promise<Result | undefined> {
  const done = new AbortController();
  try {
    return await Promise.race([
      work.catch(() => undefined),
      clock.sleep(ms, done.signal).then(() => undefined),
    ]);
  } finally {
    done.abort();
  }
}
