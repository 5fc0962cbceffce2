import type { Store } from '../store/index.ts';
import { LANES } from './outbox.ts';

/**
 * What a sender that died was sending has an unknown fate: a reply is tried once more, a push is not repeated.
 * Gives how many there were. Only for the one that may send now.
 */
export async function takeOverSending(
  store: Store,
  platform: string,
  sender: string,
  now: number,
): Promise<{ readonly again: number; readonly unknown: number }> {
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
    return { again: Number(again.numUpdatedRows), unknown: Number(unknown.numUpdatedRows) };
  });
}
