import type { EndState, Tx } from '../store/index.ts';
import type { Owed } from './outbox.ts';

/**
 * Ends a delivery. A reply that was sent leaves nothing behind; one that was not keeps its row, without its body, for
 * the operator to look at. A chat that is leaving goes with its last delivery.
 */
export async function endDelivery(tx: Tx, owed: Owed, state: EndState, now: number): Promise<void> {
  if (owed.push === null) await tx.deleteFrom('bodies').where('id', '=', owed.body).execute();
  if (owed.push === null && state === 'sent') {
    await tx.deleteFrom('deliveries').where('id', '=', owed.id).execute();
  } else {
    await tx
      .updateTable('deliveries')
      .set({ state, sender: null, ended: now })
      .where('id', '=', owed.id)
      .execute();
  }
  if (owed.chat.leaving) await dropLeaving(tx, owed.chat.id);
}

/** Forgets chats that are leaving and to which nothing is owed; one of them where it is named. */
export async function dropLeaving(tx: Tx, chat?: number): Promise<void> {
  await tx
    .deleteFrom('chats')
    .where('leaving', '=', 1)
    .$if(chat !== undefined, (query) => query.where('id', '=', chat ?? 0))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('deliveries')
            .select('deliveries.id')
            .whereRef('deliveries.chat', '=', 'chats.id')
            .where('ended', 'is', null),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('incomings')
            .select('incomings.id')
            .whereRef('incomings.chat', '=', 'chats.id')
            .where('handled', 'is', null),
        ),
      ),
    )
    .execute();
}

/** Marks a chat as unreachable and ends all that is owed to it and all that it follows. */
export async function dropChat(tx: Tx, chat: number, now: number): Promise<void> {
  await tx.deleteFrom('subscriptions').where('chat', '=', chat).execute();
  await tx
    .updateTable('agreements')
    .set({ ended: now })
    .where('chat', '=', chat)
    .where('ended', 'is', null)
    .execute();
  await suspendChat(tx, chat, now);
}

/** So many messages in a row that did not arrive, and the chat gets none until it speaks. */
const UNREACHED = 3;

/** Counts a message that did not reach a chat; from the third in a row on the chat gets nothing until it speaks, and keeps what it follows. */
export async function noteUnreached(tx: Tx, chat: number, now: number): Promise<void> {
  const row = await tx
    .updateTable('chats')
    .set((eb) => ({ unreached: eb('unreached', '+', 1) }))
    .where('id', '=', chat)
    .returning('unreached')
    .executeTakeFirst();
  if (row && Number(row.unreached) >= UNREACHED) await suspendChat(tx, chat, now);
}

/** Marks a chat as unreachable until it speaks, and ends all that is owed to it. */
async function suspendChat(tx: Tx, chat: number, now: number): Promise<void> {
  await tx.updateTable('chats').set({ gone: now }).where('id', '=', chat).execute();
  const owed = tx.selectFrom('deliveries').where('chat', '=', chat).where('ended', 'is', null);
  await tx
    .deleteFrom('bodies')
    .where('id', 'in', owed.select('body').where('push', 'is', null))
    .execute();
  await tx
    .updateTable('deliveries')
    .set({ state: 'gone', sender: null, ended: now })
    .where('chat', '=', chat)
    .where('ended', 'is', null)
    .execute();
  await dropLeaving(tx, chat);
}
