import type { Lane, Owed } from './outbox.ts';

/** The chats that something is being sent to, one thing each. */
export type Hands = {
  /** Takes a chat in hand; without a delivery it is only reserved. */
  take(chat: number, owed?: Owed): void;
  letGo(chat: number): void;
  has(chat: number): boolean;
  /** How many chats are in hand; of one lane, where it is named. */
  count(lane?: Lane): number;
  /**
   * Reads from the database and gives of it what may be queued: not what is in hand, and nothing of a chat that was
   * let go in the meantime, or is reserved for who knows what: that may have changed since it was read, and `sure` is
   * false.
   */
  sift(read: () => Promise<readonly Owed[]>): Promise<{ readonly free: Owed[]; readonly sure: boolean }>;
};

/** Empty hands. */
export function createHands(): Hands {
  const held = new Map<number, Owed | undefined>();
  const siftings = new Set<Set<number>>();

  return {
    take: (chat, owed) => void held.set(chat, owed),
    letGo(chat) {
      held.delete(chat);
      for (const released of siftings) released.add(chat);
    },
    has: (chat) => held.has(chat),
    count(lane) {
      if (lane === undefined) return held.size;
      return [...held.values()].filter((owed) => owed?.lane === lane).length;
    },
    async sift(read) {
      const released = new Set<number>();
      siftings.add(released);
      try {
        const rows = await read();
        const current = rows.filter(({ chat }) => !released.has(chat.id) && !isReserved(chat.id));
        return {
          free: current.filter(({ id, chat }) => held.get(chat.id)?.id !== id),
          sure: current.length === rows.length,
        };
      } finally {
        siftings.delete(released);
      }
    },
  };

  function isReserved(chat: number): boolean {
    return held.has(chat) && held.get(chat) === undefined;
  }
}
