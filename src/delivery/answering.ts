import type { Clock } from '../clock.ts';
import type { Incoming, Reply } from '../conversation/index.ts';
import { words } from '../conversation/index.ts';
import type { Log } from '../log.ts';
import type { Store, Tx } from '../store/index.ts';
import { StoreLost } from '../store/index.ts';
import { backoff } from './backoff.ts';
import { writeBody } from './body.ts';
import type { Waiting } from './inbox.ts';
import {
  closeIncoming,
  nextWaiting,
  postpone,
  readyChat,
  storeAnswered,
  storeIncoming,
  waitingChats,
} from './inbox.ts';
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
  /**
   * Takes in an incoming; resolves when it is on the disk, as answered or as waiting. Gives whether it was known.
   * Incomings of one chat must be taken in one after the other.
   */
  take(incoming: Incoming): Promise<'stored' | 'repeated'>;
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

/** What takes longer is stored before it is waited for. */
const DIRECT_DEADLINE_MS = 1_000;
const CAUTION_MS = 30_000;

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
  /** Incomings that are being answered before they are stored. */
  let directly = 0;
  const ending = new AbortController();
  const idle: (() => void)[] = [];

  return {
    async take(incoming) {
      const direct = await answerAtOnce(incoming);
      if (direct !== 'not') return direct === 'repeated' ? 'repeated' : 'stored';
      const chat = await storeIncoming(store, incoming, now());
      if (chat !== undefined) wake(chat);
      return chat === undefined ? 'repeated' : 'stored';
    },
    async start() {
      await sweep(now());
      void keepSweeping();
    },
    async finish() {
      if (isIdle()) return;
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
    if (isIdle()) for (const resolve of idle.splice(0)) resolve();
  }

  function isIdle(): boolean {
    return atWork.size === 0 && ready.size === 0 && directly === 0;
  }

  async function turn(chat: number): Promise<void> {
    let more = false;
    try {
      const found = await nextWaiting(store, chat);
      if (found && found.next.notBefore <= now()) {
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
      const late = now() - waiting.stored > REPLY_LASTS_MS;
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
      await postpone(store, waiting.id, now() + wait);
      return false;
    }
  }

  async function respond(incoming: Incoming, deadline = DEADLINE_MS): Promise<Reply | undefined> {
    const reply = options.respond(incoming);
    if (!(reply instanceof Promise)) return reply;
    const done = new AbortController();
    try {
      return await Promise.race([
        reply,
        clock.sleep(deadline, done.signal).then(() => {
          throw new Error(`The handler gave no reply within ${deadline / 1_000} seconds.`);
        }),
      ]);
    } finally {
      done.abort();
    }
  }

  function close(waiting: Waiting, reply: Reply | undefined): Promise<boolean> {
    return owe(waiting.incoming, waiting.chat, waiting.stored, reply, (tx) =>
      closeIncoming(tx, store, waiting, now()),
    ).then(() => {
      counted.delete(waiting.id);
      return true;
    });
  }

  /**
   * Answers without storing the question first: one write to the disk in place of two before the answer goes out, and
   * what the reader said is never written at all. The platform acknowledges after it all the same.
   */
  async function answerAtOnce(incoming: Incoming): Promise<'answered' | 'repeated' | 'not'> {
    if (!mayAnswerAtOnce()) return 'not';
    const chat = await readyChat(store, incoming);
    if (typeof chat !== 'number') return chat ?? 'not';
    const stored = now();
    directly += 1;
    try {
      const reply = await respond(incoming, DIRECT_DEADLINE_MS);
      const done = await owe(incoming, chat, stored, reply, (tx) =>
        storeAnswered(tx, incoming, chat, stored),
      );
      return done ? 'answered' : 'not';
    } catch (error) {
      if (error instanceof StoreLost) throw error;
      log.warn({ platform: incoming.chat.platform, err: error }, 'not answered at once; it is stored first');
      return 'not';
    } finally {
      directly -= 1;
      begin();
    }
  }

  /** Not for a while after a start: what took the program down comes again then, and has to be counted. */
  function mayAnswerAtOnce(): boolean {
    return now() - startedAt >= CAUTION_MS && ready.size === 0 && atWork.size + directly < AT_ONCE;
  }

  /** Closes an incoming and owes its reply in one transaction; where the sender is free, already as being sent. Gives whether it was ours to close. */
  async function owe(
    incoming: Incoming,
    chatId: number,
    created: number,
    reply: Reply | undefined,
    closed: (tx: Tx) => Promise<boolean>,
  ): Promise<boolean> {
    const { platform, address, kind } = incoming.chat;
    const chat = { id: chatId, address, group: kind === 'group' };
    const sender = options.senders.get(platform);
    const body = reply && writeBody({ reply, ...(chat.group && replyTo(incoming)) });
    const reservation = body === undefined ? undefined : sender?.reserve(chat);
    let reserved = reservation;
    try {
      const result = await store.write(async (tx) => {
        if (!(await closed(tx))) return 'not-ours';
        if (body === undefined) return 'silent';
        const by = reservation && options.process;
        return oweReply(tx, store, { platform, chat, body, created, sender: by });
      });
      if (result === 'not-ours') return false;
      if (result === 'silent' || body === undefined) return true;
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

  function now(): number {
    return clock.now().epochMilliseconds;
  }

  async function keepSweeping(): Promise<void> {
    while (!ending.signal.aborted) {
      await clock.sleep(SWEEP_MS, ending.signal);
      if (ending.signal.aborted) return;
      const time = now();
      try {
        await sweep(store.alone ? time : time - LEFT_OVER_MS);
      } catch (error) {
        if (error instanceof StoreLost) return options.lost(error);
        log.error({ err: error }, 'it could not be looked for what is left over');
      }
    }
  }

  async function sweep(since: number): Promise<void> {
    for (const chat of await waitingChats(store, since, now())) wake(chat);
  }

  /** Whether a process may have died over it: one from before our start, or another one that shares the database. */
  function isLeftOver({ id, stored }: Waiting): boolean {
    if (counted.has(id)) return false;
    return stored < startedAt || (!store.alone && stored <= now() - LEFT_OVER_MS);
  }
}

/** In a group it must be seen which question is answered. */
function replyTo({ message }: Incoming): { replyTo: string } | undefined {
  return message === undefined ? undefined : { replyTo: message };
}
