import type { Schema, Tx } from './schema.ts';
import type { Sealing } from './sealing.ts';

/** A chat as its platform names it. */
export type ChatName = {
  readonly platform: string;
  readonly address: string;
  readonly kind: Schema['chats']['kind'];
};

/** Finds or makes the row of a chat that has just said something; wakes it where it counted as gone. */
export async function meetChat(tx: Tx, sealing: Sealing, chat: ChatName, now: number): Promise<number> {
  const { platform, address, kind } = chat;
  const { id } = await tx
    .insertInto('chats')
    .values({
      hash: sealing.hash(platform, address),
      platform,
      kind,
      address: sealing.seal(address, 'address'),
      created: now,
      seen: now,
      language: null,
      time_zone: null,
      quiet: null,
      declined: null,
    })
    .onConflict((conflict) =>
      conflict.column('hash').doUpdateSet({ seen: now, kind, gone: null, leaving: 0 }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The row of a chat; undefined where it never said anything or was forgotten. */
export async function findChat(
  db: Tx,
  sealing: Sealing,
  chat: Pick<ChatName, 'platform' | 'address'>,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('chats')
    .select('id')
    .where('hash', '=', sealing.hash(chat.platform, chat.address))
    .executeTakeFirst();
  return row?.id;
}

/** Finds a chat by its address, or carries it over from the one by which it was known before. */
export async function findEitherChat(
  tx: Tx,
  sealing: Sealing,
  { platform, address, formerly }: Pick<ChatName, 'platform' | 'address'> & { readonly formerly?: string },
): Promise<number | undefined> {
  const known = await findChat(tx, sealing, { platform, address });
  if (known !== undefined || formerly === undefined) return known;
  const before = await findChat(tx, sealing, { platform, address: formerly });
  return before === undefined ? undefined : moveChat(tx, sealing, before, address);
}

/**
 * Gives a chat another address and carries everything along. Where the new address already has a row (it spoke
 * before the platform told us), the two become one: what both were to get is owed once, and what the older one chose
 * counts where the newer one chose nothing. Gives the row that stays; undefined where the chat has already become one
 * with another, or was forgotten.
 */
export async function moveChat(
  tx: Tx,
  sealing: Sealing,
  chat: number,
  address: string,
): Promise<number | undefined> {
  const row = await tx
    .selectFrom('chats')
    .select(['platform', 'spoke', 'declined', 'language', 'time_zone', 'quiet'])
    .where('id', '=', chat)
    .executeTakeFirst();
  if (!row) return undefined;
  const { platform, spoke, declined, ...chosen } = row;
  const there = await findChat(tx, sealing, { platform, address });
  if (there === chat) return chat;
  if (there === undefined) {
    await tx
      .updateTable('chats')
      .set({
        hash: sealing.hash(platform, address),
        address: sealing.seal(address, 'address'),
        wait_until: 0,
      })
      .where('id', '=', chat)
      .execute();
    return chat;
  }
  const owedThere = tx.selectFrom('deliveries').select('push').where('chat', '=', there);
  await tx.updateTable('incomings').set({ chat: there }).where('chat', '=', chat).execute();
  await tx
    .updateTable('deliveries')
    .set({ chat: there })
    .where('chat', '=', chat)
    .where(({ or, eb }) =>
      or([eb('push', 'is', null), eb('push', 'not in', owedThere.where('push', 'is not', null))]),
    )
    .execute();
  await tx.updateTable('agreements').set({ chat: there }).where('chat', '=', chat).execute();
  await tx.updateTable('receipts').set({ chat: there }).where('chat', '=', chat).execute();
  const followedThere = tx.selectFrom('subscriptions').select('subject').where('chat', '=', there);
  await tx
    .updateTable('subscriptions')
    .set({ chat: there })
    .where('chat', '=', chat)
    .where('subject', 'not in', followedThere)
    .execute();
  for (const [name, value] of Object.entries(chosen) as [keyof typeof chosen, string | null][]) {
    await tx
      .updateTable('chats')
      .set({ [name]: value })
      .where('id', '=', there)
      .where(name, 'is', null)
      .execute();
  }
  await tx.updateTable('chats').set({ spoke }).where('id', '=', there).where('spoke', '<', spoke).execute();
  if (declined !== null) await tx.updateTable('chats').set({ declined }).where('id', '=', there).execute();
  await tx.deleteFrom('chats').where('id', '=', chat).execute();
  return there;
}
