import type { ExpressionBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Database, Schema } from '../store/index.ts';
import type { Audience } from './update.ts';

/** The digests that are due at one moment by the clocks of one time zone. */
export type DigestHour = {
  readonly due: number;
  /** Null for chats that have chosen none. */
  readonly zone: string | null;
};

/** What is followed at such an hour, from one update on: the last one that is not news any more. */
export type DigestWish = { readonly subject: string; readonly since: number };

/** The name of a wish. */
export function writeWish({ subject, since }: DigestWish): string {
  return `${subject} ${since}`;
}

/** Which of some wishes chats have together at an hour: each combination of them once. */
export async function wishesTogether(
  db: Database,
  hour: DigestHour,
  wishes: readonly DigestWish[],
): Promise<readonly (readonly DigestWish[])[]> {
  if (wishes.length === 0) return [];
  const byName = new Map(wishes.map((wish) => [writeWish(wish), wish]));
  const rows = await db
    .selectFrom(wishesOfChats(db, hour, wishes).as('chats'))
    .select('chats.wishes')
    .distinct()
    .orderBy('chats.wishes')
    .execute();
  return rows.map((row) => row.wishes.split(JOINT).flatMap((name) => byName.get(name) ?? []));
}

/** Those who have exactly these of some wishes at an hour, and were sent no push whose key begins with `prefix` yet. */
export function digestReaders(
  hour: DigestHour,
  wishes: readonly DigestWish[],
  exactly: readonly DigestWish[],
  { variant, prefix }: { readonly variant: string; readonly prefix: string },
): Audience {
  return (db, after, most) =>
    db
      .selectFrom(wishesOfChats(db, hour, wishes, after).as('chats'))
      .select([
        'chats.chat',
        sql<string | null>`${sql.lit(variant)}`.as('variant'),
        'chats.language',
        sql<number | null>`cast(null as bigint)`.as('receipt'),
      ])
      .where('chats.wishes', '=', exactly.map(writeWish).join(JOINT))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('deliveries')
              .innerJoin('pushes', 'pushes.id', 'deliveries.push')
              .select('deliveries.id')
              .whereRef('deliveries.chat', '=', 'chats.chat')
              .where(sql`substr(pushes.key, 1, ${sql.lit(prefix.length)})`, '=', prefix),
          ),
        ),
      )
      .orderBy('chats.chat')
      .limit(most);
}

/** Between the names of wishes; no subject has it. */
const JOINT = ',';

/** Each chat that has any of some wishes at an hour, with all of them in one text. */
function wishesOfChats(db: Database, hour: DigestHour, wishes: readonly DigestWish[], after = 0) {
  const name = sql<string>`subscriptions.subject || ' ' || subscriptions.since`;
  return db
    .selectFrom('subscriptions')
    .innerJoin('chats', 'chats.id', 'subscriptions.chat')
    .select(({ fn }) => [
      'subscriptions.chat as chat',
      sql<string>`string_agg(${name}, ${sql.lit(JOINT)} order by subscriptions.subject)`.as('wishes'),
      fn.min<string | null>('subscriptions.language').as('language'),
    ])
    .where('subscriptions.due', '=', hour.due)
    .where((eb) => isInZone(eb, hour.zone))
    .where(name, 'in', wishes.map(writeWish))
    .where('subscriptions.chat', '>', after)
    .groupBy('subscriptions.chat');
}

/** A condition: the chat goes by the clocks of this time zone. */
export function isInZone(eb: ExpressionBuilder<Schema, 'chats'>, zone: string | null) {
  return eb('chats.time_zone', zone === null ? 'is' : '=', zone);
}
