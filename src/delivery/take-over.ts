import type { Store } from '../store/index.ts';
import type { Patience } from './doubt.ts';
import { lastReport } from './last-report.ts';
import { LANES } from './outbox.ts';

/**
 * What a sender that died was sending, where the platform is going to tell of it, waits for that; after a time in which
 * nobody may have listened (`afresh`) so does all that is in doubt, from the beginning. Platforms repeat what nobody took
 * from them at growing distances: where nothing was heard for longer than it is waited now, silence will say nothing of a
 * push. Gives how many there were.
 */
async function leaveOrphans(
  store: Store,
  platform: string,
  sender: string,
  now: number,
  { patience, afresh }: { readonly patience: Patience; readonly afresh: boolean },
): Promise<number> {
  const heard = await lastReport(store, platform);
  const missed = heard === undefined || now - heard > patience.push;
  const { numUpdatedRows } = await store.write((tx) =>
    tx
      .updateTable('deliveries')
      .set(({ eb, ref }) => ({
        state: 'waiting',
        sender: null,
        doubtful: now,
        unknowns: missed
          ? eb.case().when('lane', '=', LANES.push).then(1).else(ref('unknowns')).end()
          : ref('unknowns'),
      }))
      .where('platform', '=', platform)
      .where('ended', 'is', null)
      .where(({ or, and, eb }) =>
        or([
          and([eb('state', '=', 'sending'), eb('sender', '!=', sender)]),
          ...(afresh ? [and([eb('state', '=', 'waiting'), eb('doubtful', 'is not', null)])] : []),
        ]),
      )
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
  reporting: { readonly patience?: Patience | undefined; readonly afresh: boolean } = { afresh: true },
): Promise<{ readonly again: number; readonly unknown: number; readonly waiting: number }> {
  const { patience, afresh } = reporting;
  if (patience) {
    const waiting = await leaveOrphans(store, platform, sender, now, { patience, afresh });
    return { again: 0, unknown: 0, waiting };
  }
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
