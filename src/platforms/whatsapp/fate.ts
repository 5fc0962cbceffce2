import type { Fate } from '../../delivery/index.ts';
import type { Advice } from './client/index.ts';
import { ApiError, LimitError } from './client/index.ts';

/** For how long no template is tried after Meta has refused one for itself; it pauses them for hours (Cloud API, template pacing). */
export const TEMPLATE_PAUSE_SECONDS = 3_600;

/** Waits of a receiver after so many refusals in a row for being written to too fast: 4, 16, 64 … seconds, an hour at most. */
const LONGEST_WAIT = 3_600;

/** What became of a message, by the error of its call. `times` is how often its receiver was told to wait in a row, this time included. */
export function fateOf(error: unknown, times = 1): Fate {
  if (error instanceof LimitError) return { kind: 'refused' };
  if (!(error instanceof ApiError)) return { kind: 'unknown' };
  if (error.unsent) return { kind: 'unsent' };
  return error.advice ? fateByAdvice(error.advice, times) : { kind: 'unknown' };
}

/** What became of a message that the platform says something about, in an answer or in a status. */
export function fateByAdvice(advice: Advice, times = 1): Fate {
  switch (advice.kind) {
    case 'retry': {
      if (advice.seconds === undefined) return { kind: 'unsent' };
      if (advice.scope === 'number') return { kind: 'wait', seconds: advice.seconds, scope: 'platform' };
      return { kind: 'wait', seconds: Math.min(4 ** times, LONGEST_WAIT), scope: 'chat' };
    }
    case 'hold':
      return { kind: 'locked-out' };
    case 'unreachable':
      return { kind: 'unreached' };
    case 'gone':
      return { kind: 'gone' };
    case 'capped':
      return advice.seconds === undefined ? { kind: 'capped' } : { kind: 'capped', seconds: advice.seconds };
    case 'template':
      return { kind: 'capped', seconds: TEMPLATE_PAUSE_SECONDS };
    case 'declined':
      return { kind: 'declined' };
    case 'closed':
      return { kind: 'closed' };
    case 'drop':
      return { kind: 'refused' };
  }
}
