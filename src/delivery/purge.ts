import type { Store } from '../store/index.ts';
import { dropLeaving } from './endings.ts';
import { RECEIPTS_LAST_MS } from './receipts.ts';

const DAY_MS = 24 * 3_600_000;

/** For how long it is remembered that an update was handled and that a delivery has ended. Platforms repeat for a week at most. */
const REMEMBERED_MS = 8 * DAY_MS;

/** For how long a push's key is remembered after its time. */
const KEYS_REMEMBERED_MS = 90 * DAY_MS;

/** For how long it is remembered by what something was followed that is not any more. */
const AGREEMENTS_LAST_MS = 90 * DAY_MS;

const SLICE = 5_000;

/** Deletes what is not needed any more, in slices. Nothing that is owed is ever among it. */
export async function purge(store: Store, now: number): Promise<void> {
  const before = now - REMEMBERED_MS;
  await inSlices(() =>
    store.write((tx) =>
      tx
        .deleteFrom('incomings')
        .where('id', 'in', (eb) =>
          eb.selectFrom('incomings').select('id').where('handled', '<', before).orderBy('id').limit(SLICE),
        )
        .executeTakeFirstOrThrow(),
    ),
  );
  await inSlices(() =>
    store.write((tx) =>
      tx
        .deleteFrom('deliveries')
        .where('id', 'in', (eb) =>
          eb.selectFrom('deliveries').select('id').where('ended', '<', before).orderBy('id').limit(SLICE),
        )
        .executeTakeFirstOrThrow(),
    ),
  );
  await inSlices(() =>
    store.write((tx) =>
      tx
        .deleteFrom('receipts')
        .where('id', 'in', (eb) =>
          eb
            .selectFrom('receipts')
            .select('id')
            .where('sent', '<', now - RECEIPTS_LAST_MS)
            .orderBy('id')
            .limit(SLICE),
        )
        .executeTakeFirstOrThrow(),
    ),
  );
  await store.write(async (tx) => {
    const over = tx.selectFrom('pushes').where('until', '<', before);
    await tx
      .deleteFrom('bodies')
      .where(({ or, eb }) => or([eb('id', 'in', over.select('body')), eb('push', 'in', over.select('id'))]))
      .execute();
    await tx
      .deleteFrom('updates')
      .where('told', '<', now - KEYS_REMEMBERED_MS)
      .execute();
    await tx
      .deleteFrom('pushes')
      .where('until', '<', now - KEYS_REMEMBERED_MS)
      .execute();
    await tx
      .deleteFrom('charges')
      .where('at', '<', now - KEYS_REMEMBERED_MS)
      .execute();
    await tx
      .deleteFrom('agreements')
      .where('ended', '<', now - AGREEMENTS_LAST_MS)
      .execute();
    await dropLeaving(tx);
  });
}

async function inSlices(deleteSlice: () => Promise<{ readonly numDeletedRows: bigint }>): Promise<void> {
  while ((await deleteSlice()).numDeletedRows >= BigInt(SLICE));
}
