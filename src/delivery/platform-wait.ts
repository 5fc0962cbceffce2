import type { Store } from '../store/index.ts';

/** Waits longer than this were not asked for by any platform; the clock must have been set back. */
const LONGEST_MS = 24 * 3_600_000;

/** Notes until when a platform wants nothing sent, so that a restart does not forget it: sending anyway lengthens the wait. */
export async function noteWait(store: Store, platform: string, until: number): Promise<void> {
  await store.write((tx) =>
    tx
      .insertInto('notes')
      .values({ name: noteName(platform), value: String(until) })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: String(until) }))
      .execute(),
  );
}

/** Milliseconds for which the platform still wants nothing sent. */
export async function readWait(store: Store, platform: string, now: number): Promise<number> {
  const note = await store.read((db) =>
    db.selectFrom('notes').select('value').where('name', '=', noteName(platform)).executeTakeFirst(),
  );
  const left = Number(note?.value ?? 0) - now;
  return left > 0 && left <= LONGEST_MS ? left : 0;
}

function noteName(platform: string): string {
  return `wait ${platform}`;
}
