import type { Clock } from '../clock.ts';
import type { Database, Store, Tx } from '../store/index.ts';
import type { Saying } from './agreements.ts';
import { noteAgreement, noteEnd } from './agreements.ts';
import { nextDue } from './due.ts';
import type { Rhythm } from './rhythm.ts';
import type { Subject } from './subject.ts';
import { readSubject, writeSubject } from './subject.ts';

/** A chat follows a subject at a rhythm. */
export type Subscription = { readonly id: number; readonly subject: Subject; readonly rhythm: Rhythm };

/** The chat that subscribes, with what its subscriptions hang on. */
export type Subscriber = {
  /** The row of the chat. */
  readonly id: number;
  /** IANA name or offset. */
  readonly timeZone: string;
  /** The language that it is spoken to. */
  readonly language: string;
};

/** The subscriptions of chats. Each change may be repeated: it does the same again. */
export type Subscriptions = {
  /** In the order in which they were made. */
  of(chat: number): Promise<readonly Subscription[]>;
  /**
   * Follows a subject, or changes the rhythm at which it is followed. `full` where the chat has as many as it may have
   * (`MOST_SUBSCRIPTIONS`), `nowhere` where nobody is told of anything. `saying` is kept as evidence that the chat wanted it.
   */
  follow(
    chat: Subscriber,
    subject: Subject,
    rhythm: Rhythm,
    saying: Saying,
  ): Promise<
    | { readonly kind: 'followed'; readonly subscription: Subscription }
    | { readonly kind: 'full' }
    | { readonly kind: 'nowhere' }
  >;
  /** Ends one; gives what it was, undefined where there was none. */
  end(chat: number, subject: Subject, saying: Saying): Promise<Subscription | undefined>;
  /** Ends all; gives how many there were. */
  endAll(chat: number, saying: Saying): Promise<number>;
  /** The chat has other clocks now: what is due at a time of the day is due by them. */
  changeTimeZone(chat: number, timeZone: string): Promise<void>;
};

/** Nobody reads more; what is written by a program in a loop ends here. */
export const MOST_SUBSCRIPTIONS = 50;

/** For where nothing is kept about anybody. */
export const followsNothing: Subscriptions = {
  of: async () => [],
  follow: async () => ({ kind: 'nowhere' }),
  end: async () => undefined,
  endAll: async () => 0,
  changeTimeZone: async () => undefined,
};

/** Keeps in the database who follows what. */
export function createSubscriptions(store: Store, clock: Clock): Subscriptions {
  const now = () => clock.now().epochMilliseconds;
  return {
    of: (chat) => store.read((db) => subscriptionsOf(db, chat)),
    follow: (chat, subject, rhythm, saying) =>
      store.write(async (tx) => {
        const written = writeSubject(subject);
        const known = await subscriptionsOf(tx, chat.id);
        const has = known.some((one) => writeSubject(one.subject) === written);
        if (!has && known.length >= MOST_SUBSCRIPTIONS) return { kind: 'full' };
        const timed = columnsOf(rhythm, chat.timeZone, clock.now());
        const { id } = await tx
          .insertInto('subscriptions')
          .values({
            chat: chat.id,
            subject: written,
            ...timed,
            language: chat.language,
            since: await lastUpdate(tx),
          })
          .onConflict((conflict) => conflict.columns(['chat', 'subject']).doUpdateSet(timed))
          .returning('id')
          .executeTakeFirstOrThrow();
        await noteAgreement(tx, store.sealing, chat.id, written, saying, now());
        return { kind: 'followed', subscription: { id, subject, rhythm } };
      }),
    end: (chat, subject, saying) =>
      store.write(async (tx) => {
        const written = writeSubject(subject);
        const ended = (await subscriptionsOf(tx, chat)).find((one) => writeSubject(one.subject) === written);
        if (ended) await tx.deleteFrom('subscriptions').where('id', '=', ended.id).execute();
        await noteEnd(tx, store.sealing, chat, written, saying, now());
        return ended;
      }),
    endAll: (chat, saying) =>
      store.write(async (tx) => {
        const { numDeletedRows } = await tx
          .deleteFrom('subscriptions')
          .where('chat', '=', chat)
          .executeTakeFirstOrThrow();
        await noteEnd(tx, store.sealing, chat, undefined, saying, now());
        return Number(numDeletedRows);
      }),
    async changeTimeZone(chat, timeZone) {
      await store.write(async (tx) => {
        for (const { id, rhythm } of await subscriptionsOf(tx, chat)) {
          const { due } = columnsOf(rhythm, timeZone, clock.now());
          await tx.updateTable('subscriptions').set({ due }).where('id', '=', id).execute();
        }
      });
    },
  };
}

async function subscriptionsOf(db: Database | Tx, chat: number): Promise<Subscription[]> {
  const rows = await db
    .selectFrom('subscriptions')
    .select(['id', 'subject', 'rhythm', 'weekday', 'minute'])
    .where('chat', '=', chat)
    .orderBy('id')
    .execute();
  return rows.flatMap(({ id, subject, ...row }) => {
    const read = readSubject(subject);
    return read ? [{ id, subject: read, rhythm: rhythmOf(row) }] : [];
  });
}

/** The rhythm of a row. */
export function rhythmOf(row: {
  readonly rhythm: Rhythm['kind'];
  readonly weekday: number | null;
  readonly minute: number | null;
}): Rhythm {
  const minute = row.minute ?? 0;
  if (row.rhythm === 'weekly') return { kind: 'weekly', day: row.weekday ?? 1, minute };
  return row.rhythm === 'daily' ? { kind: 'daily', minute } : { kind: 'at once' };
}

function columnsOf(rhythm: Rhythm, timeZone: string, now: Temporal.Instant) {
  const due = rhythm.kind === 'at once' ? null : nextDue(rhythm, timeZone, now).epochMilliseconds;
  return {
    rhythm: rhythm.kind,
    weekday: rhythm.kind === 'weekly' ? rhythm.day : null,
    minute: rhythm.kind === 'at once' ? null : rhythm.minute,
    due,
  };
}

/** The update that was told last; a digest begins behind it. */
async function lastUpdate(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('updates')
    .select(({ fn }) => fn.max<number | null>('id').as('last'))
    .executeTakeFirstOrThrow();
  return row.last ?? 0;
}
