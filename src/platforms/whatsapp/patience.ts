import type { Patience } from '../../delivery/index.ts';

/** Statuses come within seconds as a rule (Cloud API, status webhooks). */
const STATUS_SECONDS = 30;
/** A push waits so much longer: nobody is waiting for it, and it must not come twice. */
const PUSH_WAITS = 10;

/** How long it is waited for the status of a message whose answer got lost; `seconds` for a reply. */
export function patienceOf(seconds = STATUS_SECONDS): Patience {
  return { reply: seconds * 1_000, push: seconds * 1_000 * PUSH_WAITS };
}
