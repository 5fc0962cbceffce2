import type { Charged } from '../conversation/index.ts';
import type { Store, Tx } from '../store/index.ts';

/** What a platform charges a message as; not how much, which its price list says. */
export type Charge = {
  /** Each is charged once: the message, and in a group whom it reached. */
  readonly name: string;
  /** `marketing`, `utility`, `service`. */
  readonly category: string;
  /** `regular` is paid for; others are free, for the reason that they name. */
  readonly type: string;
};

/** Writes down a charge; telling of it again changes nothing. Nothing of the chat is kept with it. */
export async function noteCharge(
  tx: Tx,
  store: Store,
  platform: string,
  { name, category, type }: Charge,
  at: number,
): Promise<void> {
  await tx
    .insertInto('charges')
    .values({ message_hash: store.sealing.hash(platform, `charge ${name}`), platform, category, type, at })
    .onConflict((conflict) => conflict.column('message_hash').doNothing())
    .execute();
}

/** What was charged since a moment, by platform, category and type. */
export async function chargesSince(store: Store, since: number): Promise<Charged[]> {
  const rows = await store.read((db) =>
    db
      .selectFrom('charges')
      .select(({ fn }) => ['platform', 'category', 'type', fn.countAll<number>().as('count')])
      .where('at', '>=', since)
      .groupBy(['platform', 'category', 'type'])
      .orderBy('platform')
      .orderBy('category')
      .orderBy('type')
      .execute(),
  );
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
