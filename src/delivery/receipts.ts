import type { Receipt } from '../conversation/index.ts';
import type { Database, Schema, Store, Tx } from '../store/index.ts';
import { messageHash } from '../store/index.ts';
import type { QuotedSpan } from './quoted-spans.ts';

/** For how long it is remembered which excerpt went to which chat: a correction that comes later is told to nobody. */
export const RECEIPTS_LAST_MS = 90 * 24 * 3_600_000;

/**
 * Notes what a message quoted, in the transaction that settles its delivery: for the chat that the delivery belongs to
 * by now, unless that is being forgotten.
 */
export async function writeReceipts(
  tx: Tx,
  store: Store,
  sent: {
    readonly delivery: number;
    /** What the platform calls the message. */
    readonly message: string | undefined;
    readonly quoted: readonly QuotedSpan[];
  },
  now: number,
): Promise<void> {
  if (sent.quoted.length === 0) return;
  const chat = await tx
    .selectFrom('deliveries')
    .innerJoin('chats', 'chats.id', 'deliveries.chat')
    .select('chats.id')
    .where('deliveries.id', '=', sent.delivery)
    .where('chats.leaving', '=', 0)
    .executeTakeFirst();
  if (!chat) return;
  const message = sent.message ?? null;
  await tx
    .insertInto('receipts')
    .values(
      sent.quoted.map((span) => ({
        ...span,
        chat: chat.id,
        message: message && store.sealing.seal(message, 'message'),
        message_hash: message && messageHash(store.sealing, chat.id, message),
        sent: now,
      })),
    )
    .execute();
}

/** What was quoted to a chat, the newest first; `most` at most, all of them where it is left out. */
export async function receiptsOf(
  db: Database,
  store: Store,
  chat: number,
  options: { readonly message?: string; readonly most?: number } = {},
): Promise<Receipt[]> {
  const { message, most } = options;
  const rows = await db
    .selectFrom('receipts')
    .selectAll()
    .where('chat', '=', chat)
    .$if(message !== undefined, (query) =>
      query.where('message_hash', '=', messageHash(store.sealing, chat, message ?? '')),
    )
    .orderBy('sent', 'desc')
    .orderBy('id', 'desc')
    .$if(most !== undefined, (query) => query.limit(most ?? 0))
    .execute();
  return rows.map((row) => receipt(store, row));
}

/** What was quoted to a chat last; of a message with several quotations the first, which is the best. */
export async function lastReceipt(db: Database, store: Store, chat: number): Promise<Receipt | undefined> {
  const row = await db
    .selectFrom('receipts')
    .selectAll()
    .where('chat', '=', chat)
    .orderBy('sent', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row && receipt(store, row);
}

type Row = Omit<Schema['receipts'], 'id'>;

function receipt(store: Store, { message, article, revision, paragraph, start, end, sent }: Row): Receipt {
  return {
    article,
    revision,
    paragraph,
    start,
    end,
    sent: Temporal.Instant.fromEpochMilliseconds(sent),
    ...(message !== null && { message: store.sealing.unseal(message, 'message') }),
  };
}
