import type { ExpressionBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Database, Schema } from '../store/index.ts';
import type { Audience } from './update.ts';

/** A span of a paragraph of a revision, as receipts name it. */
export type Span = {
  readonly article: string;
  readonly revision: string;
  readonly paragraph: string;
  readonly start: number;
  readonly end: number;
};

/** What the chats are called that are told because it was quoted to them. */
export const QUOTED = 'quoted';

/** Between numbers that are kept in one text. */
const JOINT = ',';

/**
 * Which receipts are looked at: `open` are those of what stands, or is not known to be wrong yet; `untold` are besides
 * those whose sentence was changed without a word to anybody.
 */
export type Receipts = 'open' | 'untold';

/** What `corrected` is where nobody was told. */
export const UNTOLD = 0;

/** Sentences, each as all the spans from which it may have been quoted. */
export type Quoted = { readonly sentences: readonly (readonly Span[])[]; readonly which: Receipts };

/**
 * Which of some sentences were quoted in one message together: each combination of their places (from 0) once. What was
 * quoted several times counts where it was quoted last.
 */
export async function quotedTogether(db: Database, quoted: Quoted): Promise<readonly (readonly number[])[]> {
  const rows = await db
    .selectFrom(messagesOf(db, quoted).as('messages'))
    .select('messages.sentences')
    .distinct()
    .orderBy('messages.sentences')
    .execute();
  return rows.map((row) => row.sentences.split(JOINT).map(Number));
}

/** Those to whom exactly these of some sentences were quoted in one message, with that message; as `quotedTogether` gives them. */
export function receiversOf(quoted: Quoted, exactly: readonly number[]): Audience {
  return (db, after, most) =>
    db
      .selectFrom(messagesOf(db, quoted, after).as('messages'))
      .select([
        'messages.chat',
        sql<string | null>`${sql.lit(QUOTED)}`.as('variant'),
        sql<string | null>`cast(null as text)`.as('language'),
        sql<number | null>`messages.receipt`.as('receipt'),
      ])
      .where('messages.sentences', '=', exactly.join(JOINT))
      .orderBy('messages.chat')
      .limit(most);
}

/** Each message that quoted some sentence last to a chat, with the places of all those sentences in one text. */
function messagesOf(db: Database, { sentences, which }: Quoted, after = 0) {
  const [first, ...others] = sentences.map((spans, place) =>
    db
      .selectFrom('receipts')
      .select(({ fn }) => [
        sql<number>`${sql.lit(place)}`.as('place'),
        'receipts.chat as chat',
        fn.max('receipts.id').as('receipt'),
      ])
      .where((eb) => isIn(eb, which))
      .where((eb) => isOfSpans(eb, spans))
      .where('receipts.chat', '>', after)
      .groupBy('receipts.chat'),
  );
  if (!first) throw new RangeError('There is no sentence of which receivers could be sought.');
  const last = others.reduce((all, other) => all.unionAll(other), first);
  return db
    .selectFrom(last.as('last'))
    .innerJoin('receipts', 'receipts.id', 'last.receipt')
    .select(({ fn }) => [
      'last.chat as chat',
      fn.max('last.receipt').as('receipt'),
      sql<string>`string_agg(cast(last.place as text), ${sql.lit(JOINT)} order by last.place)`.as(
        'sentences',
      ),
    ])
    .groupBy(['last.chat', 'receipts.message_hash']);
}

/** Those to whom anything of these articles was quoted, with the last message that did. */
export function receiversOfArticles(slugs: readonly string[]): Audience {
  return (db, after, most) =>
    db
      .selectFrom('receipts')
      .select(({ fn }) => [
        'receipts.chat as chat',
        sql<string | null>`${sql.lit(QUOTED)}`.as('variant'),
        sql<string | null>`cast(null as text)`.as('language'),
        fn.max<number | null>('receipts.id').as('receipt'),
      ])
      .where((eb) => isIn(eb, 'untold'))
      .where('receipts.article', 'in', slugs)
      .where('receipts.chat', '>', after)
      .groupBy('receipts.chat')
      .orderBy('receipts.chat')
      .limit(most);
}

/** A condition: the receipt is one of those. */
export function isIn(eb: ExpressionBuilder<Schema, 'receipts'>, which: Receipts) {
  const open = eb('receipts.corrected', 'is', null);
  return which === 'open' ? open : eb.or([open, eb('receipts.corrected', '=', UNTOLD)]);
}

/** A condition: the receipt has something of one of the spans. */
export function isOfSpans(eb: ExpressionBuilder<Schema, 'receipts'>, spans: readonly Span[]) {
  return eb.or(
    spans.map(({ article, revision, paragraph, start, end }) =>
      eb.and([
        eb('receipts.article', '=', article),
        eb('receipts.revision', '=', revision),
        eb('receipts.paragraph', '=', paragraph),
        eb('receipts.start', '<', end),
        eb('receipts.end', '>', start),
      ]),
    ),
  );
}
