import { backoff } from './backoff.ts';
import type { Outcome } from './send-message.ts';

/** Draws conclusions from several failures, each of which is dealt with for itself. */
export type Troubles = {
  /** Takes note of an outcome; gives the milliseconds for which the whole platform is better left alone. */
  note(push: number | null, outcome: Outcome): number;
  /** The outcome of a message of a push that needs no try any more. */
  verdict(push: number): Outcome | undefined;
};

/** So many failures in a row are the platform's, not a chat's. */
const FAILURES = 3;
const FIRST_PAUSE_MS = 500;
const MOST_PAUSE_MS = 60_000;

/** So many refusals in a row are the push's own fault. */
const REFUSALS = 20;

/** For one platform, from its start on. */
export function createTroubles(): Troubles {
  const refusals = new Map<number, number>();
  let failures = 0;

  return {
    note(push, outcome) {
      if (push !== null) countRefusals(push, outcome);
      if (outcome.kind === 'unsent' || outcome.kind === 'unknown') failures += 1;
      else if (outcome.kind === 'sent' || outcome.kind === 'wait') failures = 0;
      return failures < FAILURES ? 0 : backoff(failures - FAILURES + 1, FIRST_PAUSE_MS, MOST_PAUSE_MS);
    },
    verdict(push) {
      return (refusals.get(push) ?? 0) < REFUSALS
        ? undefined
        : { kind: 'refused', reason: `the last ${REFUSALS} messages of this push were refused` };
    },
  };

  function countRefusals(push: number, outcome: Outcome): void {
    if (outcome.kind === 'refused') refusals.set(push, (refusals.get(push) ?? 0) + 1);
    else if (outcome.kind === 'sent') refusals.delete(push);
  }
}
