import type { AliasableExpression } from 'kysely';
import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Reply } from '../conversation/index.ts';
import type { Store, Tx } from '../store/index.ts';
import { writeBody } from './body.ts';
import { LANES } from './outbox.ts';

/** One message to many chats. */
export type Push = {
  /** Names it for good: pushing the same key again owes nobody anything twice, and goes on where it was cut off. */
  readonly key: string;
  /** What those get whose variant, in their language, is not among `variants`. */
  readonly reply: Reply;
  readonly variants?: readonly PushVariant[];
  /** What is not sent by then is not sent at all. */
  readonly until: Temporal.Instant;
  /** The chats that it goes to: those above `after` in ascending order, `most` at most. */
  audience(db: Tx, after: number, most: number): AliasableExpression<PushAudience>;
};

/** The same message as some get it: for a reason of theirs, in a language. */
export type PushVariant = { readonly variant: string; readonly language: string; readonly reply: Reply };

/** A chat of an audience. */
export type PushAudience = {
  readonly chat: number;
  readonly variant: string | null;
  /** What counts where the chat has not chosen a language. */
  readonly language: string | null;
  /** Of the message to reply to. */
  readonly receipt: number | null;
};

/** The columns of an audience in which all get the same, each as a message of its own. */
export const ALIKE = [
  sql<string | null>`cast(null as text)`.as('variant'),
  sql<string | null>`cast(null as text)`.as('language'),
  sql<number | null>`cast(null as bigint)`.as('receipt'),
] as const;

/** Chats of one statement: so few that a reader's question in between does not wait. */
const SLICE = 5_000;

/**
 * Owes a push to each chat of its audience that can be reached, by one `INSERT … SELECT` for each slice of the
 * audience; each variant of the body is stored once. Resolves with how many are owed it when all of them are; where the process dies
 * before, whoever pushes does so again with the same key.
 */
export async function owePush(store: Store, clock: Clock, push: Push): Promise<number> {
  const created = clock.now().epochMilliseconds;
  const registered = await store.write((tx) => registerPush(tx, store, push, created));
  let count = 0;
  for (let after: number | undefined = 0; after !== undefined; ) {
    const from: number = after;
    const slice = await store.write((tx) => oweSlice(tx, push, registered, created, from));
    count += slice.owed;
    after = slice.last;
  }
  return count;
}

/** The row of a push, and its body for those without a variant. */
type Registered = { readonly id: number; readonly body: number };

async function registerPush(tx: Tx, store: Store, push: Push, created: number): Promise<Registered> {
  const known = await tx
    .selectFrom('pushes')
    .select(['id', 'body'])
    .where('key', '=', push.key)
    .executeTakeFirst();
  if (known) return known;
  const body = await tx
    .insertInto('bodies')
    .values({ content: store.sealing.seal(writeBody({ reply: push.reply }), 'body') })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await tx
    .insertInto('pushes')
    .values({ key: push.key, body: body.id, created, until: push.until.epochMilliseconds })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const { variant, language, reply } of push.variants ?? []) {
    const content = store.sealing.seal(writeBody({ reply }), 'body');
    await tx.insertInto('bodies').values({ content, push: id, variant, language }).execute();
  }
  return { id, body: body.id };
}

async function oweSlice(
  tx: Tx,
  push: Push,
  { id, body }: Registered,
  created: number,
  after: number,
): Promise<{ readonly owed: number; readonly last: number | undefined }> {
  const audience = push.audience(tx, after, SLICE).as('audience');
  const { last } = await tx
    .selectFrom(audience)
    .select(({ fn }) => fn.max<number | null>('audience.chat').as('last'))
    .executeTakeFirstOrThrow();
  if (last === null) return { owed: 0, last: undefined };
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('deliveries')
    .columns(['platform', 'chat', 'body', 'push', 'receipt', 'lane', 'state', 'created'])
    .expression(
      tx
        .selectFrom(audience)
        // An outer join between bounds, so that PostgreSQL looks up the slice's chats and no others, whatever it believes
        // about a table that has just grown: as an inner join, a slice may read all chats for each of its own.
        .leftJoin('chats', (join) =>
          join.onRef('chats.id', '=', 'audience.chat').on('chats.id', '>', after).on('chats.id', '<=', last),
        )
        .leftJoin('bodies', (join) =>
          join
            .on('bodies.push', '=', id)
            .onRef('bodies.variant', '=', 'audience.variant')
            .on(({ eb, fn, ref }) =>
              eb('bodies.language', '=', fn.coalesce(ref('chats.language'), ref('audience.language'))),
            ),
        )
        .select(({ fn }) => [
          'chats.platform',
          'chats.id',
          fn.coalesce('bodies.id', sql.lit(body)).as('body'),
          sql.lit(id).as('push'),
          'audience.receipt',
        ])
        .select([
          sql.lit(LANES.push).as('lane'),
          sql.lit('waiting').as('state'),
          sql.lit(created).as('created'),
        ])
        .where('chats.gone', 'is', null)
        .where(({ eb, fn, val }) => eb(fn.coalesce('chats.leaving', val(1)), '=', 0))
        .where('chats.declined', 'is', null),
    )
    .onConflict((conflict) => conflict.columns(['chat', 'push']).doNothing())
    .executeTakeFirstOrThrow();
  return { owed: Number(numInsertedOrUpdatedRows ?? 0n), last };
}
