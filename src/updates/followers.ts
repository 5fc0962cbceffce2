import type { ExpressionBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Schema } from '../store/index.ts';
import type { Audience } from './update.ts';

/** Who of the followers is meant, by the keys of pushes that they were or were not owed. */
export type Among = { readonly owed?: string; readonly notOwed?: readonly string[] };

/** Those who follow one of these subjects and are told at once; each once, for the first of them. */
export function followersAtOnce(subjects: readonly string[], { owed, notOwed = [] }: Among = {}): Audience {
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
      .$if(owed !== undefined, (query) => query.where((eb) => eb.exists(owedTo(eb, [owed ?? '']))))
      .$if(notOwed.length > 0, (query) => query.where((eb) => eb.not(eb.exists(owedTo(eb, notOwed)))))
      .groupBy('subscriptions.chat')
      .orderBy('subscriptions.chat')
      .limit(most);
}

/** The deliveries of pushes with these keys to the chat of a subscription. */
function owedTo(eb: ExpressionBuilder<Schema, 'subscriptions'>, keys: readonly string[]) {
  return eb
    .selectFrom('deliveries')
    .innerJoin('pushes', 'pushes.id', 'deliveries.push')
    .select('deliveries.id')
    .whereRef('deliveries.chat', '=', 'subscriptions.chat')
    .where('pushes.key', 'in', keys);
}
