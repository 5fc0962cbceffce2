import type { Owed } from './outbox.ts';

/** The oldest owed deliveries of one lane, in memory. The rest stays in the database, however many they are. */
export type Queue = {
  /** Adds what was just stored; where the queue is full or not up to date, it is left to the next fill. */
  offer(owed: Owed): void;
  /** Puts back what was taken, in its old place. */
  restore(owed: Owed): void;
  /** Adds what `read` gives; `all` tells whether that was everything there was when it was asked. */
  fill(read: () => Promise<{ readonly owed: readonly Owed[]; readonly all: boolean }>): Promise<void>;
  /** Takes the oldest whose chat may get something; else the milliseconds until one may. Keeps the order within a chat. */
  take(delay: (owed: Owed) => number): Owed | number;
  /** Whether it has something for a chat, and with it everything that goes before. */
  holds(chat: number): boolean;
  /** Forgets what it holds for a chat; the database still has it. */
  drop(chat: number): void;
  clear(): void;
  /** Says that the database may hold more. */
  expectMore(): void;
  /** Whether to fill now. */
  wantsMore(): boolean;
  readonly size: () => number;
};

/** `limit` is how many are held at most. */
export function createQueue(limit: number): Queue {
  let rows: Owed[] = [];
  /** Set again while a fill is under way, it stays: what came since is not in what the fill gives. */
  let more = true;

  return {
    size: () => rows.length,
    wantsMore: () => more && rows.length <= limit / 2,
    expectMore() {
      more = true;
    },
    offer(owed) {
      if (more || rows.length >= limit) more = true;
      else insert(owed);
    },
    restore: insert,
    async fill(read) {
      more = false;
      let all = false;
      try {
        const found = await read();
        for (const owed of found.owed) insert(owed);
        all = found.all;
      } finally {
        more ||= !all;
      }
    },
    take(delay) {
      const blocked = new Set<number>();
      let soonest = Number.POSITIVE_INFINITY;
      for (const [index, owed] of rows.entries()) {
        if (blocked.has(owed.chat.id)) continue;
        const wait = delay(owed);
        if (wait <= 0) {
          rows.splice(index, 1);
          return owed;
        }
        blocked.add(owed.chat.id);
        soonest = Math.min(soonest, wait);
      }
      return soonest;
    },
    holds: (chat) => rows.some((owed) => owed.chat.id === chat),
    drop(chat) {
      const before = rows.length;
      rows = rows.filter((owed) => owed.chat.id !== chat);
      if (rows.length < before) more = true;
    },
    clear() {
      rows = [];
      more = true;
    },
  };

  function insert(owed: Owed): void {
    const before = rows.findLastIndex(({ id }) => id <= owed.id);
    if (rows[before]?.id !== owed.id) rows.splice(before + 1, 0, owed);
  }
}
