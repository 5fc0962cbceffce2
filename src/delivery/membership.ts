import type { Incoming, MembershipChange } from '../conversation/index.ts';
import type { Store } from '../store/index.ts';
import { findEitherChat, moveChat } from '../store/index.ts';
import { dropChat } from './endings.ts';
import { noteHandled } from './inbox.ts';
import { declinePushes, welcomePushes } from './permission.ts';

/** What a platform says became of a chat, and is carried out without an answer. */
export type Carried = Exclude<MembershipChange, { readonly kind: 'added' }>;

/** The change of an incoming that delivery carries out itself; undefined where it is to be answered. */
export function carriedChange({ change }: Incoming): Carried | undefined {
  return change && change.kind !== 'added' ? change : undefined;
}

/**
 * Carries a change out once, however often the platform tells of it: what is owed to a chat that is gone is dropped
 * (it wakes when it speaks), what belongs to one that moved is carried along. Gives the row that the chat had, and
 * whether this was news; no row where nothing is held about the chat.
 */
export async function carryOut(
  store: Store,
  incoming: Incoming,
  change: Carried,
  now: number,
): Promise<{ readonly chat?: number; readonly repeated: boolean }> {
  return store.write(async (tx) => {
    const chat = await findEitherChat(tx, store.sealing, incoming.chat);
    if (chat === undefined) return { repeated: false };
    if (!(await noteHandled(tx, incoming, chat, now))) return { chat, repeated: true };
    switch (change.kind) {
      case 'removed':
        await dropChat(tx, chat, now);
        break;
      case 'moved':
        await moveChat(tx, store.sealing, chat, change.address);
        break;
      case 'declined':
        await declinePushes(tx, chat, incoming.at.epochMilliseconds);
        break;
      case 'welcomes':
        await welcomePushes(tx, chat);
        break;
    }
    return { chat, repeated: false };
  });
}
