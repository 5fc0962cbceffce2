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

/** How many messages were charged as what. */
export type Charged = { readonly category: string; readonly type: string; readonly count: number };

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

/** What a platform has charged since a moment, by category and type. */
export async function chargesSince(store: Store, platform: string, since: number): Promise<Charged[]> {
  return store.read((db) =>
    db
      .selectFrom('charges')
      .select(({ fn }) => ['category', 'type', fn.countAll<number>().as('count')])
      .where('platform', '=', platform)
      .where('at', '>=', since)
      .groupBy(['category', 'type'])
      .orderBy('category')
      .orderBy('type')
      .execute(),
  );
}
