import type { Clock } from '../../clock.ts';
import { backoff } from '../../delivery/index.ts';
import type { Log } from '../../log.ts';
import { untilAnswered as patiently } from '../http/index.ts';
import { CallError } from './call-error.ts';

const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** Milliseconds to wait after failure number `failures` (from 1): what Telegram asks for, else longer each time. */
export function waitAfter(error: unknown, failures: number): number {
  const told = error instanceof CallError ? (error.retryAfter ?? 0) * 1_000 : 0;
  return Math.max(told, backoff(failures, FIRST_MS, LONGEST_MS));
}

/** Whether the same call may succeed later: Telegram was not reached, was in trouble, or asked to wait. */
function isPassing({ code }: CallError): boolean {
  return code === undefined || code === 409 || code === 429 || code >= 500;
}

/** Asks again while Telegram cannot be reached. Rejects with the CallError of an answer that will not change. */
export function untilAnswered<Result>(
  ask: () => Promise<Result>,
  options: { readonly clock: Clock; readonly log: Log; readonly signal: AbortSignal },
): Promise<Result> {
  return patiently(ask, {
    ...options,
    platform: 'telegram',
    wait: (error, failures) =>
      error instanceof CallError && isPassing(error) ? waitAfter(error, failures) : undefined,
  });
}
