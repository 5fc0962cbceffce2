import type { Kysely } from 'kysely';
import type { Kind } from '../migrate.ts';

/** Who follows what, what has been told, and what a delivery needs for it. */
export function subscriptions(kind: Kind) {
  return {
    async up(db: Kysely<never>): Promise<void> {
      await withId('subscriptions')
        .addColumn('chat', 'bigint', (column) => column.notNull().references('chats.id').onDelete('cascade'))
        .addColumn('subject', 'text', (column) => column.notNull())
        .addColumn('rhythm', 'text', (column) => column.notNull())
        .addColumn('weekday', 'integer')
        .addColumn('minute', 'integer')
        .addColumn('language', 'text')
        .addColumn('due', 'bigint')
        .addColumn('since', 'bigint', (column) => column.notNull())
        .addUniqueConstraint('subscriptions_once', ['chat', 'subject'])
        .execute();
      await db.schema
        .createIndex('subscriptions_subject')
        .on('subscriptions')
        .columns(['rhythm', 'subject', 'chat'])
        .execute();
      await db.schema.createIndex('subscriptions_due').on('subscriptions').column('due').execute();

      await db.schema
        .createTable('told')
        .addColumn('article', 'text', (column) => column.primaryKey())
        .addColumn('former', 'text')
        .addColumn('revision', 'text')
        .addColumn('changed', 'bigint')
        .execute();

      await withId('updates')
        .addColumn('article', 'text', (column) => column.notNull())
        .addColumn('before', 'text')
        .addColumn('after', 'text')
        .addColumn('told', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('updates_told').on('updates').column('told').execute();

      await db.schema.alterTable('deliveries').addColumn('receipt', 'bigint').execute();
      await db.schema
        .alterTable('deliveries')
        .addColumn('not_before', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
      await db.schema.alterTable('bodies').addColumn('push', 'bigint').execute();
      await db.schema.alterTable('bodies').addColumn('variant', 'text').execute();
      await db.schema.alterTable('bodies').addColumn('language', 'text').execute();
      await db.schema.createIndex('bodies_push').on('bodies').column('push').execute();
      await db.schema.alterTable('receipts').addColumn('corrected', 'bigint').execute();

      function withId(table: string) {
        return db.schema
          .createTable(table)
          .addColumn('id', kind === 'sqlite' ? 'integer' : 'bigint', (column) =>
            kind === 'sqlite'
              ? column.primaryKey().autoIncrement()
              : column.primaryKey().generatedByDefaultAsIdentity(),
          );
      }
    },
  };
}
