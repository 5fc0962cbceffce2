import type { Update } from '@grammyjs/types';
import type { Clock } from '../../../../src/clock.ts';
import { conflict } from '../protocol/refusal.ts';
import { updateKinds } from '../schema/compiled.ts';

export type UpdateKind = Exclude<keyof Update, 'update_id'>;

export type Queued = {
  readonly id: number;
  readonly kind: string;
  /** Updates of one lane are delivered in order: a chat for messages, a person for queries. */
  readonly lane: string;
  /** Epoch milliseconds after which the server forgets it. */
  readonly expires: number;
  readonly update: Readonly<Record<string, unknown>>;
  /** Comes once more after it was confirmed. */
  readonly again: boolean;
};

export type UpdateQueue = {
  /** Queues an update of an allowed kind. Gives its id; undefined where the bot did not ask for that kind. */
  push(kind: UpdateKind, payload: unknown, lane: string): number | undefined;
  /** Queues anything as it is, allowed or not. */
  pushRaw(update: Readonly<Record<string, unknown>>): void;
  /** Long polling, https://core.telegram.org/bots/api#getupdates. */
  poll(request: PollRequest): Promise<Queued[]>;
  /** Answers an open poll with nothing, as at the end of its timeout. */
  idle(): void;
  /** Ends an open poll with 409, in these words. */
  interrupt(reason: string): void;
  allow(kinds: readonly string[] | undefined): void;
  readonly allowed: readonly string[] | undefined;
  /** Not yet confirmed, without those that have expired. */
  pending(): readonly Queued[];
  confirm(id: number): void;
  drop(): void;
  /** The highest offset that the bot has confirmed with. */
  readonly confirmed: number;
  readonly polling: boolean;
  /** The next update comes twice, under one id. */
  repeatNext(): void;
  /** The next id continues elsewhere, as after a week of silence. */
  jump(by: number): void;
  /** Runs after each new update. */
  onPush(listener: () => void): void;
};

export type PollRequest = {
  readonly offset: number;
  readonly limit: number;
  /** Seconds. */
  readonly timeout: number;
  /** Ends when the bot hangs up. */
  readonly signal: AbortSignal;
};

const NOT_BY_DEFAULT = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);
const DAY = 86_400_000;
const LIFETIMES: Readonly<Record<string, number>> = {
  callback_query: 150_000,
  shipping_query: 150_000,
  pre_checkout_query: 150_000,
  inline_query: 30_000,
  chosen_inline_result: 600_000,
};
const MOST_BYTES = 4 * 1024 * 1024;
const FIRST_ID = 700_000_001;
/** Ids go on somewhere else after a week without updates. */
const WEEK = 7 * DAY;

export function createUpdates(clock: Clock, changed: () => void): UpdateQueue {
  let queue: Queued[] = [];
  let allowed: readonly string[] | undefined;
  let nextId = FIRST_ID;
  let lastPush = clock.now().epochMilliseconds;
  let confirmed = 0;
  let repeats = 0;
  let open: PromiseWithResolvers<void> | undefined;
  let last: { offset: number; at: number; count: number } | undefined;
  const listeners: (() => void)[] = [];
  const now = () => clock.now().epochMilliseconds;

  const self: UpdateQueue = {
    push(kind, payload, lane) {
      if (!isAllowed(kind)) return undefined;
      if (now() - lastPush > WEEK) self.jump(-1_234_567);
      const id = nextId;
      nextId += 1;
      enqueue(id, kind, lane, { update_id: id, [kind]: payload });
      return id;
    },
    pushRaw(update) {
      const id = typeof update.update_id === 'number' ? update.update_id : nextId++;
      const kind = Object.keys(update).find((key) => key !== 'update_id') ?? '';
      enqueue(id, kind, 'raw', { update_id: id, ...update });
    },
    async poll({ offset, limit, timeout, signal }) {
      self.interrupt(
        'terminated by other getUpdates request; make sure that only one bot instance is running',
      );
      confirmBelow(offset);
      if (self.pending().length === 0 && timeout > 0) await arrival(timeout, signal);
      if (signal.aborted) return [];
      const repeated = last && last.offset === offset && last.count > 0 && now() - last.at < 500;
      const batch = fitting(self.pending().slice(0, repeated && timeout === 0 ? 1 : limit));
      last = { offset, at: now(), count: batch.length };
      return batch;
    },
    idle: () => open?.resolve(),
    interrupt(reason) {
      open?.reject(conflict(reason));
      open = undefined;
    },
    allow(kinds) {
      if (!kinds) return;
      const known = kinds.filter((kind) => updateKinds.has(kind));
      allowed = known.length > 0 ? known : undefined;
    },
    get allowed() {
      return allowed;
    },
    pending() {
      const moment = now();
      if (queue.some(({ expires }) => expires <= moment)) {
        queue = queue.filter(({ expires }) => expires > moment);
      }
      return queue;
    },
    confirm(id) {
      forget((queued) => queued.id === id);
      confirmed = Math.max(confirmed, id + 1);
    },
    drop() {
      queue = [];
    },
    get confirmed() {
      return confirmed;
    },
    get polling() {
      return open !== undefined;
    },
    repeatNext() {
      repeats += 1;
    },
    jump(by) {
      nextId += by;
    },
    onPush: (listener) => void listeners.push(listener),
  };
  return self;

  function isAllowed(kind: string): boolean {
    return allowed ? allowed.includes(kind) : !NOT_BY_DEFAULT.has(kind);
  }

  function enqueue(id: number, kind: string, lane: string, update: Readonly<Record<string, unknown>>): void {
    const expires = now() + (LIFETIMES[kind] ?? DAY);
    queue.push({ id, kind, lane, expires, update, again: repeats > 0 });
    repeats = Math.max(0, repeats - 1);
    lastPush = now();
    queueMicrotask(() => open?.resolve());
    for (const listener of listeners) listener();
  }

  /** A negative offset keeps the last ones and forgets the rest. */
  function confirmBelow(offset: number): void {
    if (offset < 0) queue = self.pending().slice(offset);
    if (offset <= 0) return;
    forget(({ id }) => id < offset);
    confirmed = offset;
  }

  function forget(which: (queued: Queued) => boolean): void {
    if (!queue.some(which)) return;
    const echoes = queue.filter((queued) => queued.again && which(queued));
    queue = [
      ...echoes.map((queued) => ({ ...queued, again: false })),
      ...queue.filter((queued) => !which(queued)),
    ];
    changed();
  }

  async function arrival(timeout: number, signal: AbortSignal): Promise<void> {
    const waiting = Promise.withResolvers<void>();
    open = waiting;
    const leave = () => waiting.resolve();
    signal.addEventListener('abort', leave, { once: true });
    const ended = new AbortController();
    void clock.sleep(timeout * 1000, ended.signal).then(leave);
    changed();
    try {
      await waiting.promise;
    } finally {
      ended.abort();
      signal.removeEventListener('abort', leave);
      if (open === waiting) open = undefined;
    }
  }

  function fitting(batch: readonly Queued[]): Queued[] {
    let bytes = 0;
    return batch.filter(({ update }, index) => {
      bytes += JSON.stringify(update).length;
      return index === 0 || bytes <= MOST_BYTES;
    });
  }
}
