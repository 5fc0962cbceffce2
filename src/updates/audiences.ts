import type { ExpressionBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Schema } from '../store/index.ts';
import type { Audience } from './update.ts';

/** A span of a paragraph of a revision, as receipts name it. */
export type Span = {
  readonly revision: string;
  readonly paragraph: string;
  readonly start: number;
  readonly end: number;
};

/** What the chats are called that are told because it was quoted to them. */
export const QUOTED = 'quoted';

/** Those who follow one of these subjects and are told at once; each once, for the first of them. Not those of another telling. */
export function followersAtOnce(subjects: readonly string[], exceptOf: readonly string[] = []): Audience {
  return (db, after, most) =>
    db
      .selectFrom('subscriptions')
      .select(({ fn }) => [
        'subscriptions.chat as chat',
        fn.min<string | null>('subscriptions.subject').as('variant'),
        fn.min<string | null>('subscriptions.language').as('language'),
        sql<number | null>`cast(null as bigint)`.as('receipt'),
      ])
      .where('rhythm', '=', 'at once')
      .where('subject', 'in', subjects)
      .where('chat', '>', after)
      .$if(exceptOf.length > 0, (query) =>
        query.where('chat', 'not in', (eb) =>
          eb
            .selectFrom('deliveries')
            .innerJoin('pushes', 'pushes.id', 'deliveries.push')
            .select('deliveries.chat')
            .where('pushes.key', 'in', exceptOf),
        ),
      )
      .groupBy('subscriptions.chat')
      .orderBy('subscriptions.chat')
      .limit(most);
}

/** Those to whom one of these spans was quoted and who have not been told that it changed; with the last message that did. */
export function receiversOf(spans: readonly Span[]): Audience {
  return receivers((eb) => isOfSpans(eb, spans));
}

/** Those to whom anything of these articles was quoted. */
export function receiversOfArticles(slugs: readonly string[]): Audience {
  return receivers((eb) => eb('receipts.article', 'in', slugs));
}

type ReceiptsExpressions = ExpressionBuilder<Schema, 'receipts'>;
type Condition = ReturnType<ReceiptsExpressions['or']>;

function receivers(which: (eb: ReceiptsExpressions) => unknown): Audience {
  return (db, after, most) => {
    const last = db
      .selectFrom('receipts')
      .select(({ fn }) => fn.max('receipts.id').as('id'))
      .where('receipts.corrected', 'is', null)
      .where((eb) => which(eb) as Condition)
      .where('receipts.chat', '>', after)
      .groupBy('receipts.chat')
      .orderBy('receipts.chat')
      .limit(most);
    return db
      .selectFrom('receipts')
      .innerJoin(last.as('last'), 'last.id', 'receipts.id')
      .select([
        'receipts.chat as chat',
        sql<string | null>`${sql.lit(QUOTED)}`.as('variant'),
        sql<string | null>`cast(null as text)`.as('language'),
        sql<number | null>`receipts.id`.as('receipt'),
      ]);
  };
}

/** A condition: the receipt has something of one of the spans. */
export function isOfSpans(eb: ReceiptsExpressions, spans: readonly Span[]): Condition {
  return eb.or(
    spans.map(({ revision, paragraph, start, end }) =>
      eb.and([
        eb('receipts.revision', '=', revision),
        eb('receipts.paragraph', '=', paragraph),
        eb('receipts.start', '<', end),
        eb('receipts.end', '>', start),
      ]),
    ),
  );
}

/** The digests that are due at one moment, on one subject, from one update on, by the clocks of one time zone. */
export type DigestBatch = {
  readonly subject: string;
  readonly due: number;
  /** The last update that is not in it any more. */
  readonly since: number;
  /** Null for chats that have chosen none. */
  readonly zone: string | null;
};

/** The readers of a batch. Who gets a digest on everything at that moment gets no other. */
export function digestReaders({ subject, due, since, zone }: DigestBatch): Audience {
  return (db, after, most) =>
    db
      .selectFrom('subscriptions')
      .innerJoin('chats', 'chats.id', 'subscriptions.chat')
      .select([
        'subscriptions.chat as chat',
        sql<string | null>`subscriptions.subject`.as('variant'),
        'subscriptions.language as language',
        sql<number | null>`cast(null as bigint)`.as('receipt'),
      ])
      .where('subject', '=', subject)
      .where('due', '=', due)
      .where('since', '=', since)
      .where((eb) => isInZone(eb, zone))
      .where('chat', '>', after)
      .$if(subject !== 'everything', (query) =>
        query.where('chat', 'not in', (eb) =>
          eb
            .selectFrom('subscriptions')
            .select('chat')
            .where('subject', '=', 'everything')
            .where('due', '=', due),
        ),
      )
      .orderBy('chat')
      .limit(most);
}

/** A condition: the chat goes by the clocks of this time zone. */
export function isInZone(eb: ExpressionBuilder<Schema, 'chats'>, zone: string | null) {
  return eb('chats.time_zone', zone === null ? 'is' : '=', zone);
}
