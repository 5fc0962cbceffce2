import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Call } from './call.ts';
import { CallError } from './call.ts';

export type PollingOptions = {
  readonly call: Call;
  readonly clock: Clock;
  readonly log: Log;
  /** Resolves once the update is stored; the offset moves only then. */
  take(update: unknown): Promise<void>;
  /** The token is no longer good; polling has ended. */
  lockedOut(error: CallError): void;
};

/** Telegram allows 50; below that, proxies are less tempted to cut the connection. */
const POLL_SECONDS = 30;
const ALLOWED_UPDATES = ['message', 'callback_query', 'my_chat_member'] as const;
const LONGEST_WAIT_MS = 60_000;

/**
 * Takes updates in by long polling, until the signal ends. Everything is survived by waiting and asking again from the
 * same offset, another poller (409) included; only a token that is refused (401) ends it.
 */
export async function poll(options: PollingOptions, signal: AbortSignal): Promise<void> {
  const { call, clock, log, take, lockedOut } = options;
  let offset = 0;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const updates = await call(
        'getUpdates',
        { offset, timeout: POLL_SECONDS, allowed_updates: ALLOWED_UPDATES },
        { signal, patience: POLL_SECONDS * 1000 },
      );
      for (const update of updates) {
        await take(update);
        offset = update.update_id + 1;
      }
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof CallError && error.code === 401) return lockedOut(error);
      failures += 1;
      log.warn({ platform: 'telegram', err: error, failures }, 'polling failed, trying again');
      await clock.sleep(waitFor(error, failures), signal);
    }
  }
}

/** What Telegram asks for, else doubling waits with jitter. */
function waitFor(error: unknown, failures: number): number {
  if (error instanceof CallError && error.retryAfter) return error.retryAfter * 1000;
  const longest = Math.min(LONGEST_WAIT_MS, 500 * 2 ** Math.min(failures, 10));
  return longest * (0.5 + Math.random() / 2);
}
