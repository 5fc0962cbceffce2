import type { Clock } from '../clock.ts';
import { steadyTime } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/index.ts';
import type { Announcing } from './announcing.ts';
import type { Patience } from './doubt.ts';
import type { Hands } from './hands.ts';
import type { Lane, Owed } from './outbox.ts';
import { forgetWaits, holdBack, owedNow } from './outbox.ts';
import type { Queue } from './queue.ts';
import { createQueue } from './queue.ts';
import { quietUntil } from './quiet.ts';
import { takeOverSending } from './take-over.ts';

/** What a sender has before it: the beginning of what is owed in the database, kept up to date. */
export type Supply = {
  readonly queues: Readonly<Record<Lane, Queue>>;
  /** Starts afresh, for who may send from now on: what another left unfinished is settled first. */
  takeOver(): Promise<void>;
  /** Fills the queues where they want more, and by the time where others may have stored something. */
  refill(): Promise<void>;
  /** Milliseconds until `refill` is due by the time. */
  readonly dueIn: () => number;
};

/** Deliveries of a lane that are held in memory, and how many are read at once beyond those in hand. */
const HELD = 200;
const READ = HELD + 16;

/** How often the database is asked for what another process has stored, or whose wait is over. */
const POLL_ALONE_MS = 1_000;
const POLL_SHARED_MS = 250;

/**
 * How often it is looked for what a process without the lease left unfinished. More than any call takes, so that one
 * which has lost the lease has come to an end with what it had in hand.
 */
const TAKE_OVER_MS = 60_000;

/** Less than this is a time server's ordinary correction. */
const SET_BACK_MS = 1_000;

export const LANE_NAMES = ['reply', 'push'] as const satisfies Lane[];

export function createSupply(options: {
  readonly store: Store;
  readonly platform: string;
  /** Names this process in the database. */
  readonly process: string;
  readonly hands: Hands;
  /** The publication's, for chats that have chosen none. */
  timeZone(): string;
  /** How long it is waited for the platform to tell what became of a message; undefined where it never tells. */
  readonly patience: Patience | undefined;
  /** For how many milliseconds a chat may be written to freely after it has spoken; undefined where always. */
  readonly window: number | undefined;
  readonly announcing: Announcing;
  readonly clock: Clock;
  readonly log: Log;
}): Supply {
  const { store, platform, process, hands, patience, announcing, clock, log } = options;
  const queues = { reply: createQueue(HELD), push: createQueue(HELD) };
  const pollMs = store.alone ? POLL_ALONE_MS : POLL_SHARED_MS;
  const steady = steadyTime(clock);
  let polled = 0;
  let tookOver = 0;
  let shown = wallClock();

  return {
    queues,
    takeOver: () => takeOver(true),
    dueIn: () => Math.max(0, polled + pollMs - steady()),
    async refill() {
      if (steady() - tookOver >= TAKE_OVER_MS) await takeOver(false);
      await noticeTheClock();
      // By the time, however often it is asked meanwhile: what others store tells nobody here.
      const isDue = steady() - polled >= pollMs;
      if (isDue) {
        polled = steady();
        await announcing.refresh();
      }
      for (const lane of LANE_NAMES) {
        if (isDue) queues[lane].expectMore();
        if (queues[lane].wantsMore()) await queues[lane].fill(() => read(lane));
      }
    },
  };

  async function takeOver(afresh: boolean): Promise<void> {
    const taken = await takeOverSending(store, platform, process, wallClock(), { patience, afresh });
    tookOver = steady();
    if (taken.again + taken.unknown + taken.waiting > 0)
      log.warn({ platform, ...taken }, 'took over unfinished sends');
  }

  /** Waits that were written down before the clock was set back would last too long; pacing remembers what is left of them. */
  async function noticeTheClock(): Promise<void> {
    const before = shown;
    shown = wallClock();
    if (before - shown < SET_BACK_MS) return;
    log.warn({ platform, seconds: Math.round((before - shown) / 1_000) }, 'the clock was set back');
    await forgetWaits(store, platform, shown);
  }

  async function read(lane: Lane): Promise<{ readonly owed: readonly Owed[]; readonly all: boolean }> {
    let found = 0;
    const { free, sure } = await hands.sift(async () => {
      const rows = await owedNow(store, platform, process, lane, READ, wallClock(), {
        patience,
        window: options.window,
        announcing: announcing.left(),
      });
      found = rows.length;
      return lane === 'push' ? await withoutQuiet(rows) : rows;
    });
    return { owed: free, all: sure && found < READ };
  }

  /** Those whose chat may be disturbed now; the others wait in the database until the end of its quiet hours. */
  async function withoutQuiet(rows: readonly Owed[]): Promise<Owed[]> {
    const held = rows.flatMap(({ id, chat: { quiet }, part }) => {
      const zone = quiet?.timeZone ?? options.timeZone();
      const until = quiet && part === 0 ? quietUntil(quiet.hours, zone, wallClock()) : undefined;
      return until === undefined ? [] : [{ id, until }];
    });
    if (held.length > 0) await holdBack(store, held);
    const ids = new Set(held.map(({ id }) => id));
    return rows.filter(({ id }) => !ids.has(id));
  }

  function wallClock(): number {
    return clock.now().epochMilliseconds;
  }
}
