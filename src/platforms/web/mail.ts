import type { Clock } from '../../clock.ts';
import { steadyTime } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Store } from '../../store/index.ts';
import type { Mailboxes } from './mailboxes.ts';
import type { WebEvent } from './web-message.ts';

/**
 * Carries what one process says to the pages that others have open, through the database that they share: each puts
 * it into its own mailboxes, so that a page may be open at any of them, or at several, and come back to another one.
 */
export type Mail = {
  /** Resolves when every process will find it. */
  send(chat: string, event: WebEvent): Promise<void>;
  start(): void;
  stop(): void;
};

export type MailOptions = {
  readonly store: Store;
  readonly mailboxes: Mailboxes;
  readonly clock: Clock;
  readonly log: Log;
};

const LOOK_MS = 250;

/** A letter may come into sight after one with a higher number, as its transaction took longer, but not after this. */
const LATE_MS = 10_000;

/** For so long a page may be away and still get what it lacks, from a process that has just started as well. */
const KEPT_MS = 10 * 60_000;

/** Letters that are read at once. */
const SLICE = 500;

export function createMail({ store, mailboxes, clock, log }: MailOptions): Mail {
  const steady = steadyTime(clock);
  /** The numbers of the letters that were read, and when. Those up to `settled` are not read again. */
  const read = new Map<number, number>();
  let settled = 0;
  let swept = Number.NEGATIVE_INFINITY;
  let ending: AbortController | undefined;

  return {
    async send(chat, event) {
      const letter = store.sealing.seal(JSON.stringify({ chat, event }), 'body');
      const row = { hash: store.sealing.hash('web', chat), letter, written: now() };
      await store.write((tx) => tx.insertInto('mail').values(row).execute());
      mailboxes.add(chat, event);
    },
    start() {
      if (ending) return;
      ending = new AbortController();
      void keepLooking(ending.signal);
    },
    stop() {
      ending?.abort();
      ending = undefined;
    },
  };

  async function keepLooking(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await sweep();
        await look();
      } catch (error) {
        log.error({ platform: 'web', err: error }, 'what other processes say to pages cannot be read');
      }
      await clock.sleep(LOOK_MS, signal);
    }
  }

  async function look(): Promise<void> {
    for (let from = settled, more = true; more; ) {
      const after = from;
      const rows = await store.read((db) =>
        db
          .selectFrom('mail')
          .select(['id', 'letter'])
          .where('id', '>', after)
          .orderBy('id')
          .limit(SLICE)
          .execute(),
      );
      for (const row of rows) deliver(row);
      from = rows.at(-1)?.id ?? from;
      more = rows.length === SLICE;
    }
    for (const [id, at] of read) {
      if (steady() - at < LATE_MS) continue;
      settled = Math.max(settled, id);
      read.delete(id);
    }
  }

  function deliver({ id, letter }: { readonly id: number; readonly letter: string }): void {
    if (read.has(id)) return;
    read.set(id, steady());
    const { chat, event } = JSON.parse(store.sealing.unseal(letter, 'body')) as {
      readonly chat: string;
      readonly event: WebEvent;
    };
    mailboxes.add(chat, event);
  }

  async function sweep(): Promise<void> {
    if (steady() - swept < KEPT_MS / 10) return;
    swept = steady();
    const before = now() - KEPT_MS;
    await store.write((tx) => tx.deleteFrom('mail').where('written', '<', before).execute());
  }

  function now(): number {
    return clock.now().epochMilliseconds;
  }
}
