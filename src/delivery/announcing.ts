import type { Clock } from '../clock.ts';
import { steadyTime } from '../clock.ts';
import type { Store } from '../store/index.ts';
import type { Owed, OwedChat } from './outbox.ts';
import type { Platform } from './platform.ts';

/** Clocks may differ, and a message is on its way for a while. */
export const MARGIN_MS = 60_000;

/** For so long a chat that was announced to counts, as platforms count. */
export const COUNTED_MS = 24 * 3_600_000;

/** Whether a chat has spoken lately enough for anything to be sent to it, by the clock of its platform, a minute left out. */
export function mayWriteFreely(
  { capabilities: { window } }: Pick<Platform, 'capabilities'>,
  { spoke }: Pick<OwedChat, 'spoke'>,
  now: number,
): boolean {
  return window === undefined || spoke === undefined || now < spoke + window - MARGIN_MS;
}

/** Whether the next message of a delivery will be an announcement, where its platform has one. */
export function isAnnounced(
  platform: Pick<Platform, 'capabilities' | 'announce'>,
  { push, told, part, chat }: Owed,
  now: number,
): boolean {
  if (platform.announce === undefined || push === null || told !== undefined || part > 0) return false;
  return !mayWriteFreely(platform, chat, now);
}

/** How many chats may still be announced to. Platforms limit it by the number of chats in a day and a night. */
export type Announcing = {
  /** Counts anew where that is due. */
  refresh(): Promise<void>;
  /** Whether a delivery needs no announcement, or its chat may get one now; who got one within a day counts already. */
  allows(owed: Owed): boolean;
  /** Whether only chats that count already may be announced to; `none` where not even those. */
  readonly left: () => 'some' | 'counted' | 'none';
  /** Counts a delivery that is about to be sent; to be called back when what was sent is written down, or was not sent. */
  take(owed: Owed): () => void;
};

/** How often the chats of the last day are counted; 100,000 take some ten milliseconds. */
const COUNT_MS = 10_000;

/** For the one process that sends for a platform. */
export function createAnnouncing(
  platform: Pick<Platform, 'name' | 'capabilities' | 'announce' | 'announcements'>,
  store: Store,
  clock: Clock,
): Announcing {
  const steady = steadyTime(clock);
  let counted = Number.NEGATIVE_INFINITY;
  let used = 0;
  let underWay = 0;

  const limit = () => platform.announcements?.() ?? Number.POSITIVE_INFINITY;
  const wallClock = () => clock.now().epochMilliseconds;
  /** What is late is not sent, so it announces nothing. */
  const concerns = (owed: Owed) => isAnnounced(platform, owed, wallClock()) && owed.until > wallClock();
  const counts = ({ announced = 0 }: OwedChat) => announced > wallClock() - COUNTED_MS;

  return {
    async refresh() {
      if (!Number.isFinite(limit()) || underWay > 0 || steady() - counted < COUNT_MS) return;
      const { count } = await store.read((db) =>
        db
          .selectFrom('chats')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('platform', '=', platform.name)
          .where('announced', '>', wallClock() - COUNTED_MS)
          .executeTakeFirstOrThrow(),
      );
      // What was taken meanwhile may be in it or not: then the old count, which is never too low, goes on.
      if (underWay > 0) return;
      counted = steady();
      used = Number(count);
    },
    allows: (owed) => !concerns(owed) || (limit() > 0 && (counts(owed.chat) || used < limit())),
    left() {
      if (limit() <= 0) return 'none';
      return used < limit() ? 'some' : 'counted';
    },
    take(owed) {
      if (!concerns(owed)) return () => undefined;
      underWay += 1;
      if (!counts(owed.chat)) used += 1;
      return () => {
        underWay -= 1;
      };
    },
  };
}
