import type { Depth, PushProgress } from '../conversation/index.ts';
import type { Store } from '../store/index.ts';
import type { Lane } from './outbox.ts';
import { LANES } from './outbox.ts';

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

/** The newest pushes of which something is still owed. Counts each delivery of theirs. */
export async function pushesUnderWay(store: Store, most: number): Promise<PushProgress[]> {
  return store.read(async (db) => {
    const pushes = await db
      .selectFrom('pushes')
      .select(['id', 'key'])
      .where('id', 'in', (eb) =>
        eb.selectFrom('deliveries').select('push').where('ended', 'is', null).where('push', 'is not', null),
      )
      .orderBy('id', 'desc')
      .limit(most)
      .execute();
    if (pushes.length === 0) return [];
    const states = await db
      .selectFrom('deliveries')
      .select(({ fn }) => ['push', 'state', fn.countAll<number>().as('count')])
      .where(
        'push',
        'in',
        pushes.map(({ id }) => id),
      )
      .groupBy(['push', 'state'])
      .execute();
    return pushes.map(({ id, key }) => {
      const count = (...wanted: string[]) =>
        states
          .filter(({ push, state }) => push === id && (wanted.length === 0 || wanted.includes(state)))
          .reduce((sum, row) => sum + Number(row.count), 0);
      const [all, sent, gone] = [count(), count('sent'), count('gone')];
      return { key, all, sent, gone, failed: all - sent - gone - count('waiting', 'sending') };
    });
  });
}
