/** Gives chats their turn: each has one at a time, a bounded number at once, who came first goes first. */
export type Turns = {
  /** Something waits in a chat: it gets a turn, and one more where it has one now. */
  wake(chat: number): void;
  /** Whether nobody waits for a turn and there is room for one more. */
  hasRoom(): boolean;
  /** Runs a work beside the turns that takes up the room of one. */
  beside<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Resolves when nobody waits and nothing is at work. */
  idle(): Promise<void>;
  /** Gives no turn any more; those that are at work end. */
  stop(): void;
};

/** `take` is one turn, gives whether more waits in the chat, and never rejects. */
export function createTurns(atOnce: number, take: (chat: number) => Promise<boolean>): Turns {
  /** In the order in which their turn comes. */
  const ready = new Set<number>();
  /** `again` where more came during the turn. */
  const atWork = new Map<number, 'working' | 'again'>();
  const waiting: (() => void)[] = [];
  let beside = 0;
  let stopped = false;

  return {
    wake(chat) {
      if (stopped) return;
      if (atWork.has(chat)) atWork.set(chat, 'again');
      else ready.add(chat);
      begin();
    },
    hasRoom: () => ready.size === 0 && atWork.size + beside < atOnce,
    async beside(work) {
      beside += 1;
      try {
        return await work();
      } finally {
        beside -= 1;
        begin();
      }
    },
    async idle() {
      if (isIdle()) return;
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    },
    stop() {
      stopped = true;
      ready.clear();
    },
  };

  function begin(): void {
    for (const chat of ready) {
      if (atWork.size >= atOnce) return;
      ready.delete(chat);
      atWork.set(chat, 'working');
      void turn(chat);
    }
    if (isIdle()) for (const resolve of waiting.splice(0)) resolve();
  }

  async function turn(chat: number): Promise<void> {
    const more = await take(chat);
    const again = atWork.get(chat) === 'again';
    atWork.delete(chat);
    if ((more || again) && !stopped) ready.add(chat);
    begin();
  }

  function isIdle(): boolean {
    return atWork.size === 0 && ready.size === 0 && beside === 0;
  }
}
