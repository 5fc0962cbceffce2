import type { Clock } from '../clock.ts';
import type { Library } from '../content/index.ts';
import type { Log } from '../log.ts';
import type { Lease, Store } from '../store/index.ts';
import { StoreLost } from '../store/index.ts';
import { createAlarm } from './alarm.ts';
import { createAnnouncing } from './announcing.ts';
import { createBodies } from './bodies.ts';
import { createCarry } from './carry.ts';
import { createHands } from './hands.ts';
import type { Metrics } from './metrics.ts';
import type { Lane, Owed } from './outbox.ts';
import { createPacing } from './pacing.ts';
import type { Platform } from './platform.ts';
import { readWait } from './platform-wait.ts';
import { createSupply, LANE_NAMES } from './supply.ts';

/** What a sender needs of its platform's road. */
export type SenderOptions = {
  readonly platform: Platform;
  readonly store: Store;
  readonly library: () => Library;
  /** Makes the older revisions that a text names known to the library; undefined where it knows them all. */
  recall?(text: string): Promise<void> | undefined;
  /** Held by the one process that sends for this platform. */
  readonly lease: Lease;
  /** Names this process in the database. */
  readonly process: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** A message did not say what the article says, and was not sent. */
  misquoted(reason: string): Promise<void>;
  /** The platform does not let us in any more. */
  lockedOut(reason: string): void;
  /** The database is lost. */
  lost(error: StoreLost): void;
};

/** Sends what is owed on one platform: replies before pushes, each chat in order, within the platform's pace. */
export type Sender = {
  /**
   * Reserves the right to send to a chat at once, so that a reply can be stored as already being sent. Undefined
   * where the chat has to wait or something else goes first. Storing the reply shows whether nothing goes before it in its chat.
   */
  reserve(chat: { readonly id: number; readonly group: boolean }): Reservation | undefined;
  /** Tells of a delivery that was just stored as waiting; `first` where nothing that is owed to its chat goes before it. */
  offer(owed: Owed, body: string, first: boolean): void;
  /** Tells that what is owed to a chat was ended or goes elsewhere now: it is read again. */
  reread(chat: number): void;
  /** Called when the lease came (`true`) or went. */
  turn(active: boolean): Promise<void>;
  /** From now on no more pushes; resolves when no reply waits that could go now, and nothing is in hand. */
  finish(): Promise<void>;
  /** Ends for good. What is in hand may still be written down. */
  stop(): void;
};

/** The right to send one message to a chat at once; it is used or released. */
export type Reservation = {
  send(owed: Owed, body: string): void;
  release(): void;
};

/** Calls under way at once, and how many of them pushes may be. */
const AT_ONCE = 16;
const PUSHES_AT_ONCE = 4;

/** After a failure to read what is owed. */
const READ_AGAIN_MS = 500;

/** Sends nothing until its turn comes (`turn`). */
export function createSender(options: SenderOptions): Sender {
  const { platform, store, clock, log, lease } = options;
  const name = platform.name;
  const pacing = createPacing(platform.capabilities.pace, clock);
  const bodies = createBodies(store);
  const hands = createHands();
  const alarm = createAlarm(clock);
  const announcing = createAnnouncing(platform, store, clock);
  const timeZone = () => options.library().publication.timeZone;
  const supply = createSupply({
    ...options,
    platform: name,
    patience: platform.capabilities.reports,
    window: platform.capabilities.window,
    announcing,
    hands,
    timeZone,
  });
  const { queues } = supply;
  const carry = createCarry({ ...options, pacing, bodies, stopped: () => stopped });
  let active = false;
  let finishing = false;
  let stopped = false;
  let running = false;
  /** Whether something in the queue may not be announced now. */
  let held = false;
  const idle: (() => void)[] = [];

  return {
    reserve(chat) {
      const isFirst = queues.reply.size() === 0;
      if (!mayStart('reply') || !isFirst || pacing.delay('reply') > 0 || !isFree(chat)) return undefined;
      take(chat);
      return {
        send(owed, body) {
          bodies.keep(owed.body, body);
          void send(owed, true);
        },
        release: () => letGo(chat.id),
      };
    },
    offer(owed, body, first) {
      if (!active) return;
      bodies.keep(owed.body, body);
      const queue = queues[owed.lane];
      // What goes before it may be known to the database only: put off for a while, or stored by another process.
      if (store.alone && (first || queue.holds(owed.chat.id))) queue.offer(owed);
      else queue.expectMore();
      alarm.ring();
    },
    reread(chat) {
      for (const lane of LANE_NAMES) {
        queues[lane].drop(chat);
        queues[lane].expectMore();
      }
      alarm.ring();
    },
    async turn(nowActive) {
      if (nowActive === active) return;
      for (const lane of LANE_NAMES) queues[lane].clear();
      if (nowActive) {
        await supply.takeOver();
        pacing.pause(await readWait(store, name, wallClock()));
      }
      active = nowActive;
      if (active && !running) void run();
      alarm.ring();
    },
    async finish() {
      finishing = true;
      if (!active) return;
      await new Promise<void>((resolve) => {
        idle.push(resolve);
        alarm.ring();
      });
    },
    stop() {
      stopped = true;
      active = false;
      alarm.ring();
    },
  };

  async function run(): Promise<void> {
    running = true;
    while (active && !stopped) {
      try {
        await supply.refill();
      } catch (error) {
        if (error instanceof StoreLost) return options.lost(error);
        log.error({ platform: name, err: error }, 'the queue cannot be read');
        await alarm.wait(READ_AGAIN_MS);
      }
      const wait = startAll();
      if (isIdle()) for (const resolve of idle.splice(0)) resolve();
      await alarm.wait(Math.min(wait, supply.dueIn()));
    }
    running = false;
    for (const resolve of idle.splice(0)) resolve();
  }

  /** Starts what may start; gives the milliseconds until more may. */
  function startAll(): number {
    let soonest = Number.POSITIVE_INFINITY;
    for (const lane of LANE_NAMES) {
      while (mayStart(lane)) {
        const wait = pacing.delay(lane);
        const taken = wait > 0 ? wait : queues[lane].take((owed) => chatWait(owed));
        if (typeof taken === 'number') {
          soonest = Math.min(soonest, taken);
          break;
        }
        take(taken.chat, taken);
        void send(taken, false);
      }
    }
    // They wait in the database, so that what may go does not stand behind them.
    if (held) queues.push.clear();
    held = false;
    return soonest;
  }

  function mayStart(lane: Lane): boolean {
    if (!active || stopped || !lease.held() || hands.count() >= AT_ONCE) return false;
    return lane === 'reply' || (!finishing && hands.count('push') < PUSHES_AT_ONCE);
  }

  function chatWait(owed: Owed): number {
    if (hands.has(owed.chat.id)) return Number.POSITIVE_INFINITY;
    if (announcing.allows(owed)) return pacing.chatDelay(owed.chat);
    held = true;
    return Number.POSITIVE_INFINITY;
  }

  function isFree(chat: { readonly id: number; readonly group: boolean }): boolean {
    return !hands.has(chat.id) && pacing.chatDelay(chat) === 0;
  }

  function isIdle(): boolean {
    return hands.count() === 0 && (!active || queues.reply.size() === 0);
  }

  function take(chat: { readonly id: number; readonly group: boolean }, owed?: Owed): void {
    hands.take(chat.id, owed);
    pacing.take(chat);
  }

  function letGo(chat: number): void {
    hands.letGo(chat);
    alarm.ring();
  }

  async function send(owed: Owed, marked: boolean): Promise<void> {
    const { chat, lane } = owed;
    const settled = announcing.take(owed);
    hands.take(chat.id, owed);
    try {
      const carried = await carry(owed, marked);
      if (!carried) return queues[lane].expectMore();
      const { outcome, next } = carried;
      if (outcome.kind === 'gone' || outcome.kind === 'moved') {
        for (const each of LANE_NAMES) queues[each].drop(chat.id);
      }
      if (next.kind === 'continue') queues[lane].restore(next.owed);
      if (next.kind === 'wait') {
        pacing.hold(chat.id, next.ms);
        queues[lane].drop(chat.id);
        queues[lane].expectMore();
      }
    } catch (error) {
      queues[lane].expectMore();
      if (error instanceof StoreLost) options.lost(error);
      else log.error({ platform: name, delivery: owed.id, err: error }, 'a delivery could not be handled');
    } finally {
      settled();
      letGo(chat.id);
    }
  }

  function wallClock(): number {
    return clock.now().epochMilliseconds;
  }
}
