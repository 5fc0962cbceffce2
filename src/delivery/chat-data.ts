import type { Clock } from '../clock.ts';
import type { Chat } from '../conversation/index.ts';
import type { Store } from '../store/index.ts';
import { findChat, moveChat } from '../store/index.ts';
import { dropChat } from './endings.ts';

/** All that is held about a chat. */
export type ChatData = {
  readonly platform: string;
  readonly address: string;
  readonly kind: Chat['kind'];
  readonly firstSeen: Temporal.Instant;
  readonly lastSeen: Temporal.Instant;
  /** Messages of it that wait for an answer; what they say is erased with the answer. */
  readonly unanswered: number;
  /** Messages that wait to be sent to it. */
  readonly owed: number;
  /** Marks, without any text, that a message came from it or was sent to it; they go after three days. */
  readonly traces: number;
};

type ChatAddress = Pick<Chat, 'platform' | 'address'>;

/** What is held about a chat; undefined where that is nothing. */
export async function describeChat(store: Store, chat: ChatAddress): Promise<ChatData | undefined> {
  return store.write(async (tx) => {
    const id = await findChat(tx, store.sealing, chat);
    if (id === undefined) return undefined;
    const row = await tx.selectFrom('chats').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const said = await tx
      .selectFrom('incomings')
      .select(({ fn }) => [fn.countAll<number>().as('all'), fn.count<number>('handled').as('handled')])
      .where('chat', '=', id)
      .executeTakeFirstOrThrow();
    const sent = await tx
      .selectFrom('deliveries')
      .select(({ fn }) => [fn.countAll<number>().as('all'), fn.count<number>('ended').as('ended')])
      .where('chat', '=', id)
      .executeTakeFirstOrThrow();
    return {
      platform: row.platform,
      address: store.sealing.unseal(row.address, 'address'),
      kind: row.kind,
      firstSeen: Temporal.Instant.fromEpochMilliseconds(row.created),
      lastSeen: Temporal.Instant.fromEpochMilliseconds(row.seen),
      unanswered: said.all - said.handled,
      owed: sent.all - sent.ended,
      traces: said.handled + sent.ended,
    };
  });
}

/**
 * Removes all that is held about a chat, what is queued for it included. The row with its sealed address stays until
 * the answer to this very wish is sent, and goes with it.
 */
export async function forgetChat(store: Store, chat: ChatAddress): Promise<void> {
  await store.write(async (tx) => {
    const id = await findChat(tx, store.sealing, chat);
    if (id === undefined) return;
    const replies = tx
      .selectFrom('deliveries')
      .select('body')
      .where('chat', '=', id)
      .where('push', 'is', null);
    await tx.deleteFrom('bodies').where('id', 'in', replies).execute();
    await tx.deleteFrom('deliveries').where('chat', '=', id).execute();
    await tx.deleteFrom('incomings').where('chat', '=', id).where('handled', 'is not', null).execute();
    await tx.updateTable('chats').set({ leaving: 1 }).where('id', '=', id).execute();
  });
}

/** The platform said that a chat cannot be reached any more: what is queued for it is dropped. It wakes when it speaks. */
export async function loseChat(store: Store, clock: Clock, chat: ChatAddress): Promise<void> {
  await store.write(async (tx) => {
    const id = await findChat(tx, store.sealing, chat);
    if (id !== undefined) await dropChat(tx, id, clock.now().epochMilliseconds);
  });
}

/** The platform said that a chat has another address now: everything is carried along. */
export async function readdressChat(store: Store, chat: ChatAddress, address: string): Promise<void> {
  await store.write(async (tx) => {
    const id = await findChat(tx, store.sealing, chat);
    if (id !== undefined) await moveChat(tx, store.sealing, id, address);
  });
}
