import type { ChatSettings, Incoming, Receipt } from '../conversation/index.ts';
import type { Database, Schema, Store, Tx } from '../store/index.ts';
import { findEitherChat, meetChat } from '../store/index.ts';
import { settingsOf } from './chat-data.ts';
import { AT_EASE, noteSpoke } from './permission.ts';
import { lastReceipt } from './receipts.ts';

/** An incoming that waits for its reply. */
export type Waiting = {
  readonly id: number;
  /** The row of its chat, and what that has chosen. */
  readonly chat: ChatSettings;
  readonly incoming: Incoming;
  readonly stored: number;
  readonly attempts: number;
  readonly notBefore: number;
};

/** Stores an incoming, sealed. Gives the row of its chat; undefined where this update was stored before. */
export async function storeIncoming(
  store: Store,
  incoming: Incoming,
  now: number,
): Promise<number | undefined> {
  const { chat, id, ...said } = incoming;
  const body = store.sealing.seal(JSON.stringify(said), 'incoming');
  return store.write(async (tx) => {
    if (chat.formerly !== undefined) await findEitherChat(tx, store.sealing, chat);
    const row = await meetChat(tx, store.sealing, chat, now);
    await noteSpoke(tx, row, incoming);
    const stored = await tx
      .insertInto('incomings')
      .values({ platform: chat.platform, update_id: id, chat: row, stored: now, handled: null, body })
      .onConflict((conflict) => conflict.columns(['platform', 'update_id']).doNothing())
      .returning('id')
      .executeTakeFirst();
    return stored && row;
  });
}

/**
 * Whether an incoming can be answered before it is stored: its chat is known and nothing of it waits. Gives what its
 * chat has chosen; `repeated` where this update was stored before; undefined where it must be stored first.
 */
export async function readyChat(
  store: Store,
  incoming: Incoming,
): Promise<ChatSettings | 'repeated' | undefined> {
  const { platform, address } = incoming.chat;
  const found = await store.read(async (db) => {
    const row = await db
      .selectFrom('chats')
      .select(({ exists, selectFrom }) => [
        'id',
        'kind',
        'leaving',
        'language',
        'time_zone',
        'quiet',
        exists(
          selectFrom('incomings')
            .select('incomings.id')
            .where('incomings.platform', '=', platform)
            .where('update_id', '=', incoming.id),
        ).as('repeated'),
        exists(
          selectFrom('incomings')
            .select('incomings.id')
            .whereRef('incomings.chat', '=', 'chats.id')
            .where('handled', 'is', null),
        ).as('waiting'),
      ])
      .where('hash', '=', store.sealing.hash(platform, address))
      .executeTakeFirst();
    return row && { row, last: await lastIn(db, store, row) };
  });
  if (!found || found.row.leaving === 1) return undefined;
  if (found.row.repeated) return 'repeated';
  return found.row.waiting ? undefined : { ...settingsOf(found.row), ...found.last };
}

/**
 * Stores in the running transaction that an incoming came and is answered; what it says never gets to the disk. Gives
 * false where it was stored before, or where another process has something of its chat waiting: then nothing may be
 * owed for it.
 */
export async function storeAnswered(tx: Tx, incoming: Incoming, chat: number, now: number): Promise<boolean> {
  const spoke = incoming.kind === 'membership' ? 0 : incoming.at.epochMilliseconds;
  const touched = await tx
    .updateTable('chats')
    .set(({ eb, ref }) => ({
      seen: now,
      kind: incoming.chat.kind,
      gone: null,
      spoke: eb.case().when('spoke', '<', spoke).then(spoke).else(ref('spoke')).end(),
      ...(spoke > 0 && AT_EASE),
    }))
    .where('id', '=', chat)
    .executeTakeFirstOrThrow();
  if (touched.numUpdatedRows === 0n || (await firstWaiting(tx, chat)) !== undefined) return false;
  return noteHandled(tx, incoming, chat, now);
}

/** Notes in the running transaction that something was told and is dealt with. Gives false where it was known before. */
export async function noteHandled(
  tx: Tx,
  told: { readonly id: string; readonly chat: Pick<Incoming['chat'], 'platform'> },
  chat: number,
  now: number,
): Promise<boolean> {
  const stored = await tx
    .insertInto('incomings')
    .values({
      platform: told.chat.platform,
      update_id: told.id,
      chat,
      stored: now,
      handled: now,
      body: null,
    })
    .onConflict((conflict) => conflict.columns(['platform', 'update_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return stored !== undefined;
}

async function firstWaiting(tx: Tx, chat: number): Promise<number | undefined> {
  const first = await tx
    .selectFrom('incomings')
    .select('id')
    .where('chat', '=', chat)
    .where('handled', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return first?.id;
}

/** The next incoming of a chat, and whether there are more behind it. */
export async function nextWaiting(
  store: Store,
  chat: number,
): Promise<{ readonly next: Waiting; readonly more: boolean } | undefined> {
  const found = await store.read(async (db) => {
    const [row, second] = await db
      .selectFrom('incomings')
      .innerJoin('chats', 'chats.id', 'incomings.chat')
      .select(['incomings.id', 'incomings.update_id', 'incomings.body', 'incomings.stored'])
      .select(['incomings.attempts', 'incomings.not_before', 'chats.platform', 'chats.kind', 'chats.address'])
      .select(['chats.language', 'chats.time_zone', 'chats.quiet'])
      .where('incomings.chat', '=', chat)
      .where('incomings.handled', 'is', null)
      .orderBy('incomings.id')
      .limit(2)
      .execute();
    return row && { row, second, last: await lastIn(db, store, { id: chat, kind: row.kind }) };
  });
  if (!found) return undefined;
  const { row, second, last } = found;
  const next: Waiting = {
    id: row.id,
    chat: { ...settingsOf({ ...row, id: chat }), ...last },
    stored: row.stored,
    attempts: row.attempts,
    notBefore: row.not_before,
    incoming: openIncoming(store, row),
  };
  return { next, more: second !== undefined };
}

/** In a group it is not what the person who speaks was told. */
async function lastIn(
  db: Database,
  store: Store,
  { id, kind }: { readonly id: number; readonly kind: 'private' | 'group' },
): Promise<{ last?: Receipt }> {
  const last = kind === 'private' ? await lastReceipt(db, store, id) : undefined;
  return last ? { last } : {};
}

type Sealed = Pick<Schema['incomings'], 'update_id' | 'body'> &
  Pick<Schema['chats'], 'platform' | 'kind' | 'address'>;

function openIncoming(store: Store, row: Sealed): Incoming {
  const said = JSON.parse(store.sealing.unseal(row.body ?? '', 'incoming')) as Omit<Incoming, 'at'> & {
    at: string;
  };
  return {
    ...said,
    at: Temporal.Instant.from(said.at),
    id: row.update_id,
    chat: {
      platform: row.platform,
      address: store.sealing.unseal(row.address, 'address'),
      kind: row.kind,
    },
  };
}

/**
 * Chats with an incoming that has waited for at least `age` milliseconds and may be tried now. What is from the future,
 * or put off further than `longestWait`, counts among them: the clock was set back.
 */
export async function waitingChats(
  store: Store,
  { age, longestWait, now }: { readonly age: number; readonly longestWait: number; readonly now: number },
): Promise<number[]> {
  const rows = await store.read((db) =>
    db
      .selectFrom('incomings')
      .select('chat')
      .distinct()
      .where('handled', 'is', null)
      .where(({ or, eb }) => or([eb('stored', '<=', now - age), eb('stored', '>', now + age)]))
      .where(({ or, eb }) => or([eb('not_before', '<=', now), eb('not_before', '>', now + longestWait)]))
      .limit(1_000)
      .execute(),
  );
  return rows.map(({ chat }) => chat);
}

/** Counts a try that did not end well and puts off the next one. */
export async function postpone(store: Store, id: number, until: number): Promise<void> {
  await store.write((tx) =>
    tx
      .updateTable('incomings')
      .set((eb) => ({ attempts: eb('attempts', '+', 1), not_before: until }))
      .where('id', '=', id)
      .where('handled', 'is', null)
      .execute(),
  );
}

/**
 * Closes an incoming in the running transaction and erases what was said. Gives false where it is not this chat's
 * turn or another process has closed it: then nothing may be owed for it.
 */
export async function closeIncoming(tx: Tx, store: Store, waiting: Waiting, now: number): Promise<boolean> {
  if (!store.alone)
    await tx.selectFrom('chats').select('id').where('id', '=', waiting.chat.id).forUpdate().execute();
  if ((await firstWaiting(tx, waiting.chat.id)) !== waiting.id) return false;
  await tx.updateTable('incomings').set({ handled: now, body: null }).where('id', '=', waiting.id).execute();
  return true;
}
