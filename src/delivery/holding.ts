import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Lease } from '../store/index.ts';
import { RENEW_MS, StoreLost } from '../store/index.ts';

/** Keeps a lease, and does something while it is held. */
export type Holding = {
  /** Resolves after the first try and what followed from it. */
  start(): Promise<void>;
  /** Lets go, after what is done while it is held has ended. */
  stop(): Promise<void>;
};

/** `changed` is called whenever the lease comes or goes, one call after the other. A call that rejects is made again. */
export function holdLease(options: {
  readonly lease: Lease;
  readonly clock: Clock;
  readonly log: Log;
  changed(held: boolean): Promise<void>;
  lost(error: StoreLost): void;
}): Holding {
  const { lease, clock, log } = options;
  const ending = new AbortController();
  let told: boolean | undefined;

  return {
    async start() {
      await look();
      void keepLooking();
    },
    async stop() {
      ending.abort();
      await lease.release();
    },
  };

  async function keepLooking(): Promise<void> {
    while (!ending.signal.aborted) {
      await clock.sleep(RENEW_MS, ending.signal);
      if (!ending.signal.aborted) await look();
    }
  }

  async function look(): Promise<void> {
    try {
      const held = await lease.renew();
      if (held === told || ending.signal.aborted) return;
      await options.changed(held);
      told = held;
    } catch (error) {
      if (error instanceof StoreLost) options.lost(error);
      else log.error({ err: error }, 'a lease could not be kept; trying again');
    }
  }
}
