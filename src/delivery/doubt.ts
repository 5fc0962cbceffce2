import type { Store } from '../store/index.ts';
import { lastReport } from './last-report.ts';
import type { Lane, Owed } from './outbox.ts';
import type { Platform } from './platform.ts';
import type { Fate } from './send-error.ts';

/** What a platform told of a message after the call that sent it. */
export type Told =
  /** `message` is what the platform calls it. */
  { readonly kind: 'sent'; readonly message: string } | Fate;

/**
 * For how many milliseconds it is waited for a platform to tell what became of a message whose fate is unknown. A reply
 * that was not told of by then is sent once more, since somebody waits for it; a push where `neverArrived` holds.
 */
export type Patience = Readonly<Record<Lane, number>>;

/** One message of a delivery, as a platform gives it back with what it tells: nothing personal is in it. */
export type MessageName = { readonly delivery: number; readonly part: number; readonly created: number };

export function writeReference({ delivery, part, created }: MessageName): string {
  return `${delivery}.${part}.${created}`;
}

/** Undefined where it is none of ours. */
export function readReference(reference: string): MessageName | undefined {
  const found = /^(\d{1,15})\.(\d{1,6})\.(\d{1,15})$/.exec(reference);
  if (!found) return undefined;
  return { delivery: Number(found[1]), part: Number(found[2]), created: Number(found[3]) };
}

/**
 * Whether a push of which nothing was told in time was never taken by its platform: other messages were told of since
 * then, and it was no announcement, which a platform may hold back for hours before it tells anything.
 */
export async function neverArrived(
  store: Store,
  { name, capabilities: { window }, announce }: Platform,
  { doubtful, chat: { spoke = 0 } }: Owed,
): Promise<boolean> {
  if (doubtful === undefined) return false;
  const wasFree = window === undefined || !announce || (spoke <= doubtful && doubtful < spoke + window);
  if (!wasFree) return false;
  const heard = await lastReport(store, name);
  return heard !== undefined && heard > doubtful;
}

/** Whether a message is not sent again although nothing was told of it: it was sent again before, or might arrive twice. */
export function isGivenUp({ doubtful, unknowns }: Owed): boolean {
  return doubtful !== undefined && unknowns > 0;
}
