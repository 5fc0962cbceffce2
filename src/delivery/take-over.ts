import type { Store } from '../store/index.ts';
import { LANES } from './outbox.ts';

/** What a sender that died was sending, where the platform is going to tell of it, waits for that. Gives how many there were. */
async function leaveOrphans(store: Store, platform: string, sender: string, now: number): Promise<number> {
  const { numUpdatedRows } = await store.write((tx) =>
    tx
      .updateTable('deliveries')
      .set({ state: 'waiting', sender: null, doubtful: now })
      .where('platform', '=', platform)
      .where('ended', 'is', null)
      .where('state', '=', 'sending')
      .where('sender', '!=', sender)
      .executeTakeFirstOrThrow(),
  );
  return Number(numUpdatedRows);
}

/**
 * What a sender that died was sending has an unknown fate: a reply is tried once more, a push is not repeated.
 * Where the platform reports, both wait for what it tells (`waiting`). Gives how many there were. Only for the one that may send now.
 */
export async function takeOverSending(
  store: Store,
  platform: string,
  sender: string,
  now: number,
  reports = false,
): Promise<{ readonly again: number; readonly unknown: number; readonly waiting: number }> {
  if (reports) return { again: 0, unknown: 0, waiting: await leaveOrphans(store, platform, sender, now) };
  return store.write(async (tx) => {
    const orphans = () =>
      tx
        .updateTable('deliveries')
        .where('platform', '=', platform)
        .where('ended', 'is', null)
        .where('state', '=', 'sending')
        .where('sender', '!=', sender);
    const again = await orphans()
      .where('lane', '=', LANES.reply)
      .where('unknowns', '=', 0)
      .set({ state: 'waiting', sender: null, unknowns: 1 })
      .executeTakeFirstOrThrow();
    const lost = tx
      .selectFrom('deliveries')
      .select('body')
      .where('platform', '=', platform)
      .where('ended', 'is', null)
      .where('state', '=', 'sending')
      .where('sender', '!=', sender)
      .where('lane', '=', LANES.reply);
    await tx.deleteFrom('bodies').where('id', 'in', lost).execute();
    const unknown = await orphans()
      .set({ state: 'unknown', sender: null, ended: now })
      .executeTakeFirstOrThrow();
    return { again: Number(again.numUpdatedRows), unknown: Number(unknown.numUpdatedRows), waiting: 0 };
  });
}
