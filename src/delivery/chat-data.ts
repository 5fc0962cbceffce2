import type { Agreement, ChatData, ChatSettings, Chats, SettingsChange } from '../conversation/index.ts';
import type { Schema, Store, Tx } from '../store/index.ts';
import { receiptsOf } from './receipts.ts';

/** The columns of a chat that hold what it has chosen. */
export type SettingsRow = { readonly id: number } & Pick<Schema['chats'], 'language' | 'time_zone' | 'quiet'>;

/** What a chat has chosen, from its row. */
export function settingsOf({ id, language, time_zone, quiet }: SettingsRow): ChatSettings {
  return {
    id,
    ...(language !== null && { language }),
    ...(time_zone !== null && { timeZone: time_zone }),
    ...(quiet !== null && { quiet }),
  };
}

/** What is kept about chats, for handlers. */
export function createChats(store: Store): Chats {
  return {
    describe: (chat) => describe(store, chat),
    forget: (chat) => forget(store, chat),
    change: (chat, change) => changeSettings(store, chat, change),
    receipts: (chat, which) => store.read((db) => receiptsOf(db, store, chat, which)),
  };
}

async function describe(store: Store, id: number): Promise<ChatData | undefined> {
  return store.write(async (tx) => {
    const row = await tx.selectFrom('chats').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) return undefined;
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
      settings: settingsOf(row),
      unanswered: said.all - said.handled,
      owed: sent.all - sent.ended,
      traces: said.handled + sent.ended,
      receipts: await receiptsOf(tx, store, id),
      agreements: await agreementsOf(tx, id),
    };
  });
}

/** By what it agreed to what it follows, and took that back. */
async function agreementsOf(tx: Tx, chat: number): Promise<Agreement[]> {
  const rows = await tx
    .selectFrom('agreements')
    .select(['subject', 'at', 'how', 'ended', 'ended_how'])
    .where('chat', '=', chat)
    .orderBy('id')
    .execute();
  return rows.map(({ subject, at, how, ended, ended_how }) => ({
    subject,
    at: Temporal.Instant.fromEpochMilliseconds(at),
    how,
    ...(ended !== null && { ended: Temporal.Instant.fromEpochMilliseconds(ended) }),
    ...(ended_how !== null && { endedHow: ended_how }),
  }));
}

/** The row with its sealed address stays until the answer to this very wish is sent, and goes with it. */
async function forget(store: Store, id: number): Promise<void> {
  await store.write(async (tx) => {
    const replies = tx
      .selectFrom('deliveries')
      .select('body')
      .where('chat', '=', id)
      .where('push', 'is', null);
    await tx.deleteFrom('bodies').where('id', 'in', replies).execute();
    await tx.deleteFrom('deliveries').where('chat', '=', id).execute();
    await tx.deleteFrom('receipts').where('chat', '=', id).execute();
    await tx.deleteFrom('subscriptions').where('chat', '=', id).execute();
    await tx.deleteFrom('agreements').where('chat', '=', id).execute();
    await tx.deleteFrom('incomings').where('chat', '=', id).where('handled', 'is not', null).execute();
    const hash = tx.selectFrom('chats').select('hash').where('id', '=', id);
    await tx.deleteFrom('mail').where('hash', '=', hash).execute();
    await tx
      .updateTable('chats')
      .set({ leaving: 1, language: null, time_zone: null, quiet: null })
      .where('id', '=', id)
      .execute();
  });
}

async function changeSettings(
  store: Store,
  chat: number,
  { language, timeZone, quiet }: SettingsChange,
): Promise<void> {
  const set = {
    ...(language !== undefined && { language }),
    ...(timeZone !== undefined && { time_zone: timeZone }),
    ...(quiet !== undefined && { quiet }),
  };
  if (Object.keys(set).length === 0) return;
  await store.write(async (tx) => {
    await tx.updateTable('chats').set(set).where('id', '=', chat).execute();
    // What waits for the end of quiet hours is looked at again by the new ones.
    await tx
      .updateTable('deliveries')
      .set({ not_before: 0 })
      .where('chat', '=', chat)
      .where('not_before', '>', 0)
      .execute();
  });
}
