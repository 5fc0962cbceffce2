import { sql } from 'kysely';
import type { Audience } from './update.ts';

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
