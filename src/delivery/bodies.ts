import type { Store } from '../store/index.ts';

const KEPT = 50;

/** The texts of bodies, opened once for as many chats as they go to. */
export type Bodies = {
  /** Undefined where the body is gone, which is so when its delivery was ended meanwhile. */
  load(id: number): Promise<string | undefined>;
  /** Spares the look-up of what was just stored. */
  keep(id: number, text: string): void;
  forget(id: number): void;
};

/** Keeps bodies in memory while they are being sent. */
export function createBodies(store: Store): Bodies {
  const kept = new Map<number, string>();
  return {
    async load(id) {
      const known = kept.get(id);
      if (known !== undefined) return known;
      const row = await store.read((db) =>
        db.selectFrom('bodies').select('content').where('id', '=', id).executeTakeFirst(),
      );
      if (!row) return undefined;
      const text = store.sealing.unseal(row.content, 'body');
      keep(id, text);
      return text;
    },
    keep,
    forget: (id) => void kept.delete(id),
  };

  function keep(id: number, text: string): void {
    kept.set(id, text);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? 0);
  }
}
