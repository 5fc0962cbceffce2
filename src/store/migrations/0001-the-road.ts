import type { CreateTableBuilder, Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Kind } from '../migrate.ts';

/** The first tables: chats, what they said, what is owed to them. */
export function theRoad(kind: Kind) {
  return {
    async up(db: Kysely<never>): Promise<void> {
      await withId('chats')
        .addColumn('hash', 'text', (column) => column.notNull().unique())
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('address', 'text', (column) => column.notNull())
        .addColumn('created', 'bigint', (column) => column.notNull())
        .addColumn('seen', 'bigint', (column) => column.notNull())
        .addColumn('gone', 'bigint')
        .addColumn('wait_until', 'bigint', (column) => column.notNull().defaultTo(0))
        .addColumn('leaving', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();

      await withId('incomings')
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('update_id', 'text', (column) => column.notNull())
        .addColumn('chat', 'bigint', (column) => column.notNull().references('chats.id').onDelete('cascade'))
        .addColumn('stored', 'bigint', (column) => column.notNull())
        .addColumn('handled', 'bigint')
        .addColumn('body', 'text')
        .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('not_before', 'bigint', (column) => column.notNull().defaultTo(0))
        .addUniqueConstraint('incomings_once', ['platform', 'update_id'])
        .execute();
      await db.schema
        .createIndex('incomings_waiting')
        .on('incomings')
        .columns(['chat', 'id'])
        .where(sql.ref('handled'), 'is', null)
        .execute();
      await db.schema.createIndex('incomings_chat').on('incomings').column('chat').execute();

      await withId('bodies')
        .addColumn('content', 'text', (column) => column.notNull())
        .execute();

      await withId('pushes')
        .addColumn('key', 'text', (column) => column.notNull().unique())
        .addColumn('body', 'bigint', (column) => column.notNull())
        .addColumn('created', 'bigint', (column) => column.notNull())
        .addColumn('until', 'bigint', (column) => column.notNull())
        .execute();

      await withId('deliveries')
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('chat', 'bigint', (column) => column.notNull().references('chats.id').onDelete('cascade'))
        .addColumn('body', 'bigint', (column) => column.notNull())
        .addColumn('push', 'bigint')
        .addColumn('lane', 'integer', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('part', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('unknowns', 'integer', (column) => column.notNull().defaultTo(0))
        .addColumn('sender', 'text')
        .addColumn('created', 'bigint', (column) => column.notNull())
        .addColumn('ended', 'bigint')
        .execute();
      await db.schema
        .createIndex('deliveries_owed')
        .on('deliveries')
        .columns(['platform', 'lane', 'id'])
        .where(sql.ref('ended'), 'is', null)
        .execute();
      await db.schema
        .createIndex('deliveries_once')
        .unique()
        .on('deliveries')
        .columns(['chat', 'push'])
        .execute();

      await db.schema
        .createTable('leases')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('holder', 'text', (column) => column.notNull())
        .addColumn('beat', 'bigint', (column) => column.notNull())
        .addColumn('backend', 'integer')
        .execute();

      await db.schema
        .createTable('notes')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('value', 'text', (column) => column.notNull())
        .execute();

      function withId(table: string): CreateTableBuilder<string, 'id'> {
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
