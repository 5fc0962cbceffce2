import type { Clock } from '../clock.ts';
import type { Library } from '../content/index.ts';
import type { Log } from '../log.ts';
import type { Lease, Store } from '../store/index.ts';
import { StoreLost } from '../store/index.ts';
import { backoff } from './backoff.ts';
import { createBodies } from './bodies.ts';
import type { Metrics } from './metrics.ts';
import type { Lane, Owed } from './outbox.ts';
import { markSending, owedNow, takeOverSending } from './outbox.ts';
import { createPacing } from './pacing.ts';
import type { Platform } from './platform.ts';
import { noteWait, readWait } from './platform-wait.ts';
import { createQueue } from './queue.ts';
import { report } from './report.ts';
import type { Outcome } from './send-message.ts';
import { sendNextMessage } from './send-message.ts';
import type { Next } from './settle.ts';
import { settle } from './settle.ts';
import { createTroubles } from './troubles.ts';

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
  /** Tells of a delivery that was just stored as waiting. */
  offer(owed: Owed, body: string): void;
  /** Called when the lease came (`true`) or went. */
  turn(active: boolean): Promise<void>;
  /** From now on no more pushes; resolves when no reply waits that could go now, and nothing is in hand. */
  finish(): Promise<void>;
  /** Ends for good. What is in hand may still be written down. */
  stop(): void;
};

export type Reservation = {
  send(owed: Owed, body: string): void;
  release(): void;
};

/** Calls under way at once, and how many of them pushes may be. */
const AT_ONCE = 16;
const PUSHES_AT_ONCE = 4;

/** Deliveries of a lane that are held in memory. */
const HELD = 200;

/** How often the database is asked for what another process has stored, or whose wait is over. */
const POLL_ALONE_MS = 1_000;
const POLL_SHARED_MS = 250;

const LANES = ['reply', 'push'] as const satisfies Lane[];

export function createSender(options: SenderOptions): Sender {
  const { platform, store, clock, log, metrics, lease } = options;
  const name = platform.name;
  const pacing = createPacing(platform.capabilities.pace, clock);
  const bodies = createBodies(store);
  const troubles = createTroubles();
  const queues = { reply: createQueue(HELD), push: createQueue(HELD) };
  const inHand = new Map<number, Owed | undefined>();
  /** Chats that were let go while the database was being read: what it gave of them may have changed since. */
  const outdated = new Set<number>();
  const pollMs = store.alone ? POLL_ALONE_MS : POLL_SHARED_MS;
  let active = false;
  let finishing = false;
  let stopped = false;
  let running = false;
  let alarm = new AbortController();
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
        release: () => free(chat.id),
      };
    },
    offer(owed, body) {
      if (!active) return;
      bodies.keep(owed.body, body);
      // Another process may have stored something for this chat before, which only the database knows.
      if (store.alone) queues[owed.lane].offer(owed);
      else queues[owed.lane].expectMore();
      wake();
    },
    async turn(nowActive) {
      if (nowActive === active) return;
      for (const lane of LANES) queues[lane].clear();
      if (nowActive) {
        const taken = await takeOverSending(store, name, options.process, wallClock());
        pacing.pause(await readWait(store, name, wallClock()));
        if (taken.again + taken.unknown > 0)
          log.warn({ platform: name, ...taken }, 'took over unfinished sends');
      }
      active = nowActive;
      if (active && !running) void run();
      wake();
    },
    async finish() {
      finishing = true;
      wake();
      if (!active || isIdle()) return;
      await new Promise<void>((resolve) => {
        idle.push(resolve);
      });
    },
    stop() {
      stopped = true;
      active = false;
      wake();
    },
  };

  async function run(): Promise<void> {
    running = true;
    while (active && !stopped) {
      try {
        await refill();
      } catch (error) {
        if (error instanceof StoreLost) return options.lost(error);
        log.error({ platform: name, err: error }, 'the queue cannot be read');
        await pause(pollMs);
      }
      const wait = startAll();
      if (isIdle()) for (const resolve of idle.splice(0)) resolve();
      await pause(Math.min(wait, pollMs));
    }
    running = false;
    for (const resolve of idle.splice(0)) resolve();
  }

  async function refill(): Promise<void> {
    for (const lane of LANES) {
      const queue = queues[lane];
      if (!queue.wantsMore()) continue;
      const limit = HELD + AT_ONCE;
      outdated.clear();
      const found = await owedNow(store, name, options.process, lane, limit, wallClock());
      const current = found.filter(({ chat }) => !outdated.has(chat.id));
      queue.fill(
        current.filter((owed) => !isInHand(owed)),
        found.length < limit && current.length === found.length,
      );
    }
  }

  /** Whether it is being sent, or may be: of a reservation it is not known yet which delivery it is for. */
  function isInHand({ id, chat }: Owed): boolean {
    const held = inHand.get(chat.id);
    return inHand.has(chat.id) && (held === undefined || held.id === id);
  }

  /** Starts what may start; gives the milliseconds until more may. */
  function startAll(): number {
    let soonest = Number.POSITIVE_INFINITY;
    for (const lane of LANES) {
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
    return soonest;
  }

  function mayStart(lane: Lane): boolean {
    if (!active || stopped || !lease.held() || inHand.size >= AT_ONCE) return false;
    if (lane === 'reply') return true;
    const pushes = [...inHand.values()].filter((owed) => owed?.lane === 'push').length;
    return !finishing && pushes < PUSHES_AT_ONCE;
  }

  function chatWait({ chat }: Owed): number {
    return inHand.has(chat.id) ? Number.POSITIVE_INFINITY : pacing.chatDelay(chat);
  }

  function isFree(chat: { readonly id: number; readonly group: boolean }): boolean {
    return !inHand.has(chat.id) && pacing.chatDelay(chat) === 0;
  }

  function isIdle(): boolean {
    return inHand.size === 0 && (!active || queues.reply.size() === 0);
  }

  function take(chat: { readonly id: number; readonly group: boolean }, owed?: Owed): void {
    inHand.set(chat.id, owed);
    pacing.take(chat);
  }

  function free(chat: number): void {
    inHand.delete(chat);
    outdated.add(chat);
    wake();
  }

  async function send(owed: Owed, marked: boolean): Promise<void> {
    inHand.set(owed.chat.id, owed);
    try {
      if (!marked && !(await markSending(store, owed, options.process))) {
        queues[owed.lane].expectMore();
        return;
      }
      const outcome = await attempt(owed);
      const next = await persistently(() => settle(store, owed, outcome, wallClock()));
      react(owed, outcome, next);
    } catch (error) {
      queues[owed.lane].expectMore();
      if (error instanceof StoreLost) options.lost(error);
      else log.error({ platform: name, delivery: owed.id, err: error }, 'a delivery could not be handled');
    } finally {
      free(owed.chat.id);
    }
  }

  async function attempt(owed: Owed): Promise<Outcome> {
    if (owed.until <= wallClock()) return { kind: 'late', reason: 'its time is over' };
    const condemned = owed.push !== null && troubles.verdict(owed.push);
    if (condemned) return condemned;
    const body = await bodies.load(owed.body);
    if (body === undefined) return { kind: 'stale', reason: 'its body is gone' };
    await options.recall?.(body);
    return sendNextMessage(platform, owed, body, options.library(), clock);
  }

  /** What was sent must be written down, also where the disk is full for a while; until then nothing else goes to the chat. */
  async function persistently(work: () => Promise<Next>): Promise<Next> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        if (error instanceof StoreLost || stopped) throw error;
        log.error({ platform: name, err: error }, 'what was sent cannot be written down; trying again');
        await clock.sleep(backoff(attempt, 250, 10_000));
      }
    }
  }

  function react(owed: Owed, outcome: Outcome, next: Next): void {
    metrics.tried(name, owed, outcome, wallClock());
    report(log, name, owed, outcome);
    const pause = troubles.note(owed.push, outcome);
    if (pause > 0) pacing.pause(pause);
    if (outcome.kind === 'sent') pacing.speedUp();
    if (outcome.kind === 'wait' && outcome.scope === 'platform') {
      pacing.slowDown();
      pacing.pause(outcome.seconds * 1_000);
      noteWait(store, name, wallClock() + outcome.seconds * 1_000).catch((error) =>
        log.warn({ platform: name, err: error }, 'a wait could not be written down'),
      );
    }
    if (outcome.kind === 'locked-out') options.lockedOut(outcome.reason);
    if (outcome.kind === 'gone' || outcome.kind === 'moved') {
      for (const lane of LANES) queues[lane].drop(owed.chat.id);
    }
    if (next.kind === 'ended' && owed.push === null) bodies.forget(owed.body);
    if (next.kind === 'continue') queues[owed.lane].restore(next.owed);
    if (next.kind === 'wait') {
      pacing.hold(owed.chat.id, next.ms);
      queues[owed.lane].drop(owed.chat.id);
      queues[owed.lane].expectMore();
    }
  }

  function wallClock(): number {
    return clock.now().epochMilliseconds;
  }

  async function pause(ms: number): Promise<void> {
    if (!alarm.signal.aborted) {
      await clock.sleep(ms, alarm.signal);
      if (!alarm.signal.aborted) for (const lane of LANES) queues[lane].expectMore();
    }
    alarm = new AbortController();
  }

  function wake(): void {
    alarm.abort();
  }
}
