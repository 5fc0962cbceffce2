import type { Store } from '../store/index.ts';
import type { Lane } from './outbox.ts';
import { LANES } from './outbox.ts';

/** How much waits, and for how long the oldest of it has. */
export type Depth = { readonly count: number; readonly oldestMs: number };

/** Incomings that wait for their reply. */
export async function unanswered(store: Store, now: number): Promise<Depth> {
  const row = await store.read((db) =>
    db
      .selectFrom('incomings')
      .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('stored').as('oldest')])
      .where('handled', 'is', null)
      .executeTakeFirstOrThrow(),
  );
  return depth(row, now);
}

/** Deliveries of a lane that are owed. Counting a million takes a tenth of a second. */
export async function owed(store: Store, lane: Lane, now: number): Promise<Depth> {
  const row = await store.read((db) =>
    db
      .selectFrom('deliveries')
      .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('created').as('oldest')])
      .where('ended', 'is', null)
      .where('lane', '=', LANES[lane])
      .executeTakeFirstOrThrow(),
  );
  return depth(row, now);
}

function depth(row: { count: number; oldest: number | null }, now: number): Depth {
  return { count: Number(row.count), oldestMs: row.oldest === null ? 0 : Math.max(0, now - row.oldest) };
}
