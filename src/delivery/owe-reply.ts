import type { Store, Tx } from '../store/index.ts';
import type { Owed, OwedChat } from './outbox.ts';
import { LANES, REPLY_LASTS_MS } from './outbox.ts';

/**
 * Owes a reply to the chat of an incoming. `first` tells whether no other reply that is owed to the chat goes before it.
 * `sender` is given where this process wants to send it at once; it may (`atOnce`) where it is the first.
 */
export async function oweReply(
  tx: Tx,
  store: Store,
  reply: {
    readonly platform: string;
    readonly chat: Omit<OwedChat, 'leaving'>;
    readonly body: string;
    readonly created: number;
    readonly sender: string | undefined;
  },
): Promise<{ readonly owed: Owed; readonly first: boolean; readonly atOnce: boolean }> {
  const { platform, chat, created } = reply;
  const first = await isFirst(tx, chat.id);
  const sender = (first && reply.sender) || null;
  const body = await tx
    .insertInto('bodies')
    .values({ content: store.sealing.seal(reply.body, 'body') })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await tx
    .insertInto('deliveries')
    .values({
      platform,
      chat: chat.id,
      body: body.id,
      push: null,
      lane: LANES.reply,
      state: sender === null ? 'waiting' : 'sending',
      sender,
      created,
      ended: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { leaving } = await tx
    .selectFrom('chats')
    .select('leaving')
    .where('id', '=', chat.id)
    .executeTakeFirstOrThrow();
  const owed: Owed = {
    id,
    lane: 'reply',
    chat: { ...chat, leaving: leaving === 1 },
    body: body.id,
    push: null,
    part: 0,
    attempts: 0,
    unknowns: 0,
    created,
    until: created + REPLY_LASTS_MS,
  };
  return { owed, first, atOnce: sender !== null };
}

/** Whether no reply is owed to a chat. Sent ones are deleted, so there is little to look through. */
async function isFirst(tx: Tx, chat: number): Promise<boolean> {
  const earlier = await tx
    .selectFrom('deliveries')
    .select('id')
    .where('chat', '=', chat)
    .where('push', 'is', null)
    .where('ended', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return earlier === undefined;
}
