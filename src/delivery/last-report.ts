import type { Store } from '../store/index.ts';

/** More often it is not written down. */
const EVERY_MS = 5_000;

/** Notes that a platform has told what became of some message, and that it was written down. */
export async function noteHeard(store: Store, platform: string, now: number): Promise<void> {
  const last = await lastReport(store, platform);
  if (last !== undefined && now - last < EVERY_MS && last <= now) return;
  await store.write((tx) =>
    tx
      .insertInto('notes')
      .values({ name: noteName(platform), value: String(now) })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: String(now) }))
      .execute(),
  );
}

/** When a platform last told of a message, up to five seconds early; undefined where it never did. */
export async function lastReport(store: Store, platform: string): Promise<number | undefined> {
  const note = await store.read((db) =>
    db.selectFrom('notes').select('value').where('name', '=', noteName(platform)).executeTakeFirst(),
  );
  return note && Number(note.value);
}

function noteName(platform: string): string {
  return `heard ${platform}`;
}
