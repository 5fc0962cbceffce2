import type { Lane } from './outbox.ts';
import type { Fate } from './send-error.ts';

/** What a platform told of a message after the call that sent it. */
export type Told =
  /** `message` is what the platform calls it. */
  { readonly kind: 'sent'; readonly message: string } | Fate;

/**
 * How long it is waited for a platform to tell what became of a message whose fate is unknown; it takes seconds as a
 * rule. A reply that was not told of by then is sent once more, since somebody waits for it; a push never is.
 */
export const PATIENCE_MS: Readonly<Record<Lane, number>> = { reply: 30_000, push: 10 * 60_000 };

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
