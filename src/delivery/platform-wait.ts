import type { Store } from '../store/index.ts';
import { LONGEST_WAIT_MS } from './outbox.ts';

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
  return left > 0 && left <= LONGEST_WAIT_MS ? left : 0;
}

function noteName(platform: string): string {
  return `wait ${platform}`;
}
