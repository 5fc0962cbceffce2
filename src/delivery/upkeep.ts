import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/index.ts';
import { pushesUnderWay } from './depth.ts';
import { purge } from './purge.ts';

const PURGE_MS = 3_600_000;

/** How often the log tells how far pushes have come, and of how many. */
const REPORT_MS = 15_000;
const PUSHES_REPORTED = 5;

export type UpkeepOptions = {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Ends it. */
  readonly signal: AbortSignal;
};

/** Deletes what is not needed any more, every hour, until the signal ends. */
export async function keepPurging({ store, clock, log, signal }: UpkeepOptions): Promise<void> {
  while (!signal.aborted) {
    const now = clock.now().epochMilliseconds;
    await purge(store, now).catch((error) => {
      // Who is stopped in the middle goes on at the next start.
      if (!signal.aborted) log.error({ err: error }, 'old rows could not be deleted');
    });
    await clock.sleep(PURGE_MS, signal);
  }
}

/** Writes a line into the log for each push that is on its way, as long as it is. */
export async function keepReporting({ store, clock, log, signal }: UpkeepOptions): Promise<void> {
  while (!signal.aborted) {
    await clock.sleep(REPORT_MS, signal);
    if (signal.aborted) return;
    const found = await pushesUnderWay(store, PUSHES_REPORTED).catch(() => []);
    for (const { key, all, sent, gone, failed } of found)
      log.info({ push: key, sent, of: all, gone, failed }, 'a push is on its way');
  }
}
