import type { Clock } from '../clock.ts';
import { steadyTime } from '../clock.ts';
import type { Library } from '../content/index.ts';
import type { ChatSettings, Incoming, Reply } from '../conversation/index.ts';
import { readerLanguage, wordsIn } from '../conversation/index.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/index.ts';
import { StoreLost } from '../store/index.ts';
import { backoff } from './backoff.ts';
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
import { carriedChange, carryOut } from './membership.ts';
import type { Metrics } from './metrics.ts';
import { REPLY_LASTS_MS } from './outbox.ts';
import type { Answer } from './owe-answer.ts';
import { oweAnswer } from './owe-answer.ts';
import { replyWithin } from './reply-within.ts';
import type { Sender } from './sender.ts';
import { createTurns } from './turns.ts';

/** What answering needs of the road. */
export type AnsweringOptions = {
  readonly store: Store;
  respond(incoming: Incoming, chat: ChatSettings): Promise<Reply | undefined> | Reply | undefined;
  library(): Library;
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

/** Answers nothing that is left from before until `start`. */
export function createAnswering(options: AnsweringOptions): Answering {
  const { store, clock, log, metrics } = options;
  const turns = createTurns(AT_ONCE, takeTurn);
  /** Incomings whose tries this process counts itself. */
  const counted = new Set<number>();
  const startedAt = now();
  const sinceStart = steadyTime(clock);
  const ending = new AbortController();

  return {
    async take(incoming) {
      const change = carriedChange(incoming);
      if (change) {
        const { chat, repeated } = await carryOut(store, incoming, change, now());
        if (chat !== undefined) options.senders.get(incoming.chat.platform)?.reread(chat);
        return repeated ? 'repeated' : 'stored';
      }
      const direct = await answerAtOnce(incoming);
      if (direct !== 'not') return direct === 'repeated' ? 'repeated' : 'stored';
      const chat = await storeIncoming(store, incoming, now());
      if (chat !== undefined) turns.wake(chat);
      return chat === undefined ? 'repeated' : 'stored';
    },
    async start() {
      await sweep(0);
      void keepSweeping();
    },
    finish: turns.idle,
    stop() {
      turns.stop();
      ending.abort();
    },
  };

  async function takeTurn(chat: number): Promise<boolean> {
    try {
      const found = await nextWaiting(store, chat);
      if (!found || waits(found.next)) return false;
      return (await answer(found.next)) && found.more;
    } catch (error) {
      if (error instanceof StoreLost) options.lost(error);
      else log.error({ err: error }, 'an incoming could not be handled; it is tried again');
      return false;
    }
  }

  /** Whether its next try lies ahead. One further ahead than any was put off is due: the clock was set back. */
  function waits({ notBefore }: Waiting): boolean {
    const ahead = notBefore - now();
    return ahead > 0 && ahead <= MOST_RETRY_MS;
  }

  /** Gives whether it is done with. */
  async function answer(waiting: Waiting): Promise<boolean> {
    if (waiting.attempts >= TRIES) return close(waiting, apology(waiting));
    if (isLeftOver(waiting)) {
      // Counted first, so that an incoming that takes the program down does not do so for ever.
      counted.add(waiting.id);
      await postpone(store, waiting.id, 0);
    }
    try {
      const late = now() - waiting.stored > REPLY_LASTS_MS;
      return await close(waiting, late ? undefined : await respond(waiting.incoming, waiting.chat));
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

  function apology({ incoming, chat }: Waiting): Reply {
    const language = readerLanguage(incoming, chat, options.library().publication);
    return { parts: [{ kind: 'words', text: wordsIn(language)('failed') }], choices: [], language };
  }

  function respond(
    incoming: Incoming,
    chat: ChatSettings,
    deadline = DEADLINE_MS,
  ): Promise<Reply | undefined> | Reply | undefined {
    return replyWithin(clock, deadline, options.respond(incoming, chat));
  }

  async function close(waiting: Waiting, reply: Reply | undefined): Promise<boolean> {
    const { incoming, chat, stored } = waiting;
    await owe({
      incoming,
      chat: chat.id,
      stored,
      reply,
      close: (tx) => closeIncoming(tx, store, waiting, now()),
    });
    counted.delete(waiting.id);
    return true;
  }

  /**
   * Answers without storing the question first: one write to the disk in place of two before the answer goes out, and
   * what the reader said is never written at all. The platform acknowledges after it all the same.
   */
  async function answerAtOnce(incoming: Incoming): Promise<'answered' | 'repeated' | 'not'> {
    if (!mayAnswerAtOnce()) return 'not';
    const chat = await readyChat(store, incoming);
    if (typeof chat !== 'object') return chat ?? 'not';
    const stored = now();
    return turns.beside(async () => {
      try {
        const reply = await respond(incoming, chat, DIRECT_DEADLINE_MS);
        const close: Answer['close'] = (tx) => storeAnswered(tx, incoming, chat.id, stored);
        return (await owe({ incoming, chat: chat.id, stored, reply, close })) ? 'answered' : 'not';
      } catch (error) {
        if (error instanceof StoreLost) throw error;
        const { platform } = incoming.chat;
        log.warn({ platform, err: error }, 'not answered at once; it is stored first');
        return 'not';
      }
    });
  }

  /** Not for a while after a start: what took the program down comes again then, and has to be counted. */
  function mayAnswerAtOnce(): boolean {
    return sinceStart() >= CAUTION_MS && turns.hasRoom();
  }

  function owe(answer: Answer): Promise<boolean> {
    const sender = options.senders.get(answer.incoming.chat.platform);
    return oweAnswer(store, sender, options.process, answer);
  }

  function now(): number {
    return clock.now().epochMilliseconds;
  }

  async function keepSweeping(): Promise<void> {
    while (!ending.signal.aborted) {
      await clock.sleep(SWEEP_MS, ending.signal);
      if (ending.signal.aborted) return;
      try {
        await sweep(store.alone ? 0 : LEFT_OVER_MS);
      } catch (error) {
        if (error instanceof StoreLost) return options.lost(error);
        log.error({ err: error }, 'it could not be looked for what is left over');
      }
    }
  }

  /** Wakes the chats in which something has waited for at least so long. */
  async function sweep(age: number): Promise<void> {
    for (const chat of await waitingChats(store, { age, longestWait: MOST_RETRY_MS, now: now() })) {
      turns.wake(chat);
    }
  }

  /** Whether a process may have died over it: one from before our start, or another one that shares the database. */
  function isLeftOver({ id, stored }: Waiting): boolean {
    if (counted.has(id)) return false;
    return stored < startedAt || stored > now() || (!store.alone && stored <= now() - LEFT_OVER_MS);
  }
}
