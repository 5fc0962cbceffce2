import type { Clock } from '../clock.ts';
import type { Incoming, Reply } from '../conversation/index.ts';
import { words } from '../conversation/index.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/index.ts';
import { StoreLost } from '../store/index.ts';
import { backoff } from './backoff.ts';
import { writeBody } from './body.ts';
import type { Waiting } from './inbox.ts';
import { closeIncoming, nextWaiting, postpone, waitingChats } from './inbox.ts';
import type { Metrics } from './metrics.ts';
import { oweReply, REPLY_LASTS_MS } from './outbox.ts';
import type { Sender } from './sender.ts';

export type AnsweringOptions = {
  readonly store: Store;
  respond(incoming: Incoming): Promise<Reply | undefined> | Reply | undefined;
  readonly senders: ReadonlyMap<string, Sender>;
  /** Names this process in the database. */
  readonly process: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  lost(error: StoreLost): void;
};

/** Answers what is stored: one chat in order, chats in parallel, a bounded number at work. */
export type Answering = {
  /** Tells that a chat has something waiting. */
  wake(chat: number): void;
  /** Begins with what is left from before, and looks from then on for what others have left. */
  start(): Promise<void>;
  /** Resolves when nothing is at work any more and nothing waits that could be done now. */
  finish(): Promise<void>;
  stop(): void;
};

/** Chats at work at once. */
const AT_ONCE = 16;

/** A handler gets this long; then the incoming counts as failed. */
const DEADLINE_MS = 30_000;

/** Tries of one incoming, starts of the program in the middle of it included; then the reader gets an apology. */
const TRIES = 5;

const FIRST_RETRY_MS = 1_000;
const MOST_RETRY_MS = 60_000;

/** How often it is looked for what is left over, and how old that must be where other processes may be at it. */
const SWEEP_MS = 1_000;
const LEFT_OVER_MS = 5_000;

const APOLOGY: Reply = { parts: [{ kind: 'words', text: words.failed }], choices: [] };

export function createAnswering(options: AnsweringOptions): Answering {
  const { store, clock, log, metrics } = options;
  /** Chats with something waiting, in the order in which their turn comes; `again` where more came during their turn. */
  const ready = new Set<number>();
  const atWork = new Map<number, 'working' | 'again'>();
  /** Incomings whose tries this process counts itself. */
  const counted = new Set<number>();
  const startedAt = clock.now().epochMilliseconds;
  const ending = new AbortController();
  const idle: (() => void)[] = [];

  return {
    wake,
    async start() {
      await sweep(clock.now().epochMilliseconds);
      void keepSweeping();
    },
    async finish() {
      if (atWork.size === 0 && ready.size === 0) return;
      await new Promise<void>((resolve) => {
        idle.push(resolve);
      });
    },
    stop() {
      ready.clear();
      ending.abort();
    },
  };

  function wake(chat: number): void {
    if (ending.signal.aborted) return;
    if (atWork.has(chat)) atWork.set(chat, 'again');
    else ready.add(chat);
    begin();
  }

  function begin(): void {
    for (const chat of ready) {
      if (atWork.size >= AT_ONCE) return;
      ready.delete(chat);
      atWork.set(chat, 'working');
      void turn(chat);
    }
    if (atWork.size === 0) for (const resolve of idle.splice(0)) resolve();
  }

  async function turn(chat: number): Promise<void> {
    let more = false;
    try {
      const found = await nextWaiting(store, chat);
      if (found && found.next.notBefore <= clock.now().epochMilliseconds) {
        more = (await answer(found.next)) && found.more;
      }
    } catch (error) {
      if (error instanceof StoreLost) options.lost(error);
      else log.error({ err: error }, 'an incoming could not be handled; it is tried again');
    }
    const again = atWork.get(chat) === 'again';
    atWork.delete(chat);
    if ((more || again) && !ending.signal.aborted) ready.add(chat);
    begin();
  }

  /** Gives whether it is done with. */
  async function answer(waiting: Waiting): Promise<boolean> {
    if (waiting.attempts >= TRIES) return close(waiting, APOLOGY);
    if (isLeftOver(waiting)) {
      // Counted first, so that an incoming that takes the program down does not do so for ever.
      counted.add(waiting.id);
      await postpone(store, waiting.id, 0);
    }
    try {
      const late = clock.now().epochMilliseconds - waiting.stored > REPLY_LASTS_MS;
      return await close(waiting, late ? undefined : await respond(waiting.incoming));
    } catch (error) {
      if (error instanceof StoreLost) throw error;
      const { platform } = waiting.incoming.chat;
      metrics.failed(platform);
      log.error(
        { platform, incoming: waiting.id, attempt: waiting.attempts + 1, err: error },
        'a handler failed',
      );
      const wait = backoff(waiting.attempts + 1, FIRST_RETRY_MS, MOST_RETRY_MS);
      counted.add(waiting.id);
      await postpone(store, waiting.id, clock.now().epochMilliseconds + wait);
      return false;
    }
  }

  async function respond(incoming: Incoming): Promise<Reply | undefined> {
    const done = new AbortController();
    try {
      return await Promise.race([
        options.respond(incoming),
        clock.sleep(DEADLINE_MS, done.signal).then(() => {
          throw new Error(`The handler gave no reply within ${DEADLINE_MS / 1_000} seconds.`);
        }),
      ]);
    } finally {
      done.abort();
    }
  }

  /** Closes the incoming and owes the reply in one transaction; where the sender is free, already as being sent. */
  async function close(waiting: Waiting, reply: Reply | undefined): Promise<boolean> {
    const { incoming, stored } = waiting;
    const { platform, address, kind } = incoming.chat;
    const chat = { id: waiting.chat, address, group: kind === 'group' };
    const sender = options.senders.get(platform);
    const body = reply && writeBody({ reply, ...(chat.group && replyTo(incoming)) });
    const reservation = body === undefined ? undefined : sender?.reserve(chat);
    let reserved = reservation;
    try {
      const result = await store.write(async (tx) => {
        const now = clock.now().epochMilliseconds;
        if (!(await closeIncoming(tx, store, waiting, now)) || body === undefined) return undefined;
        return oweReply(tx, store, {
          platform,
          chat,
          body,
          created: stored,
          sender: reservation && options.process,
        });
      });
      counted.delete(waiting.id);
      if (!result || body === undefined) return true;
      if (reservation && result.atOnce) {
        reserved = undefined;
        reservation.send(result.owed, body);
      } else {
        sender?.offer(result.owed, body);
      }
      return true;
    } finally {
      reserved?.release();
    }
  }

  async function keepSweeping(): Promise<void> {
    while (!ending.signal.aborted) {
      await clock.sleep(SWEEP_MS, ending.signal);
      if (ending.signal.aborted) return;
      const now = clock.now().epochMilliseconds;
      try {
        await sweep(store.alone ? now : now - LEFT_OVER_MS);
      } catch (error) {
        if (error instanceof StoreLost) return options.lost(error);
        log.error({ err: error }, 'it could not be looked for what is left over');
      }
    }
  }

  async function sweep(since: number): Promise<void> {
    for (const chat of await waitingChats(store, since, clock.now().epochMilliseconds)) wake(chat);
  }

  /** Whether a process may have died over it: one from before our start, or another one that shares the database. */
  function isLeftOver({ id, stored }: Waiting): boolean {
    if (counted.has(id)) return false;
    return stored < startedAt || (!store.alone && stored <= clock.now().epochMilliseconds - LEFT_OVER_MS);
  }
}

/** In a group it must be seen which question is answered. */
function replyTo({ message }: Incoming): { replyTo: string } | undefined {
  return message === undefined ? undefined : { replyTo: message };
}
