import type { Kysely } from 'kysely';
import type { Kind } from '../migrate.ts';

/** What a platform tells of messages after it has taken them, what it charges, and when it lets a chat be written to. */
export function reportsAndWindows(_kind: Kind) {
  return {
    async up(db: Kysely<never>): Promise<void> {
      await db.schema
        .alterTable('chats')
        .addColumn('spoke', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
      await db.schema.alterTable('chats').addColumn('declined', 'bigint').execute();
      await db.schema.alterTable('deliveries').addColumn('doubtful', 'bigint').execute();
      await db.schema.alterTable('deliveries').addColumn('report', 'text').execute();
      await db.schema
        .createTable('charges')
        .addColumn('message_hash', 'text', (column) => column.primaryKey())
        .addColumn('platform', 'text', (column) => column.notNull())
        .addColumn('category', 'text', (column) => column.notNull())
        .addColumn('type', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('charges_at').on('charges').columns(['platform', 'at']).execute();
    },
  };
}
