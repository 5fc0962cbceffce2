import type { Clock } from '../../src/clock.ts';

export type FakeClock = Clock & {
  /** Moves the time forward, waking each sleeper at its moment, with room between for real input and output. */
  advance(ms: number): Promise<void>;
  /** Changes what the clock shows, as an administrator or a time server would; sleepers wake when they would have. */
  set(moment: Temporal.Instant): void;
  /**
   * Before time moves on, what is under way outside of this process comes to its end, such as a query, however slow the
   * machine is. `underWay` gives what resolves at that end, undefined where nothing is.
   */
  waitFor(underWay: () => Promise<void> | undefined): void;
};

const QUIET_ROUNDS = 5;
const PATIENCE_MS = 2_000;

type Sleeper = { readonly at: number; wake(): void };

/** A clock that stands still until it is told to move. */
export function createFakeClock(start = '2026-01-05T09:00:00Z'): FakeClock {
  let shown = Temporal.Instant.from(start).epochMilliseconds;
  let elapsed = 0;
  let sleepers: Sleeper[] = [];
  const waitedFor: (() => Promise<void> | undefined)[] = [];

  return {
    now: () => Temporal.Instant.fromEpochMilliseconds(shown),
    sleep(ms, signal) {
      if (signal?.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const sleeper = { at: elapsed + Math.max(0, ms), wake: () => resolve() };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((other) => other !== sleeper);
          resolve();
        });
      });
    },
    async advance(ms) {
      const end = elapsed + ms;
      await settle();
      for (;;) {
        const next = sleepers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        const at = next?.at ?? end;
        shown += at - elapsed;
        elapsed = at;
        if (!next) break;
        sleepers = sleepers.filter((other) => other !== next);
        next.wake();
        await settle();
      }
      await settle();
    },
    set(moment) {
      shown = moment.epochMilliseconds;
    },
    waitFor(underWay) {
      waitedFor.push(underWay);
    },
  };

  /** Lets everything that is ready run. What is under way for longer than a query can take is waiting for the clock itself. */
  async function settle(): Promise<void> {
    const patience = performance.now() + PATIENCE_MS;
    for (let quiet = 0; quiet < QUIET_ROUNDS && performance.now() < patience; quiet++) {
      await new Promise((resolve) => setImmediate(resolve));
      const ends = waitedFor.map((underWay) => underWay()).filter((end) => end !== undefined);
      if (ends.length === 0) continue;
      await atMost(patience - performance.now(), Promise.all(ends));
      quiet = -1;
    }
  }
}

/** Waits for real, without keeping the processor busy. */
async function atMost(ms: number, end: Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  await Promise.race([promise, end]);
  clearTimeout(timer);
}
