import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';

export type Patience = {
  /** As logs name it. */
  readonly platform: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Milliseconds to wait after failure number `failures` (from 1); undefined where asking again changes nothing. */
  wait(error: unknown, failures: number): number | undefined;
};

/**
 * Asks again while a platform cannot be reached. Rejects with the error of an answer that will not change, and with
 * the last one when the signal ends.
 */
export async function untilAnswered<Result>(
  ask: () => Promise<Result>,
  { platform, clock, log, signal, wait }: Patience,
): Promise<Result> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await ask();
    } catch (error) {
      const ms = wait(error, failures);
      if (ms === undefined || signal.aborted) throw error;
      log.warn({ platform, err: error, failures }, 'the platform cannot be reached; trying again');
      await clock.sleep(ms, signal);
    }
  }
}
