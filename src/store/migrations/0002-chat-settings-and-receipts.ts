import type { Kysely } from 'kysely';
import type { Kind } from '../migrate.ts';

/** What a chat has chosen, and which excerpt went to which chat in which message. */
export function chatSettingsAndReceipts(kind: Kind) {
  return {
    async up(db: Kysely<never>): Promise<void> {
      for (const column of ['language', 'time_zone', 'quiet'])
        await db.schema.alterTable('chats').addColumn(column, 'text').execute();

      await db.schema
        .createTable('receipts')
        .addColumn('id', kind === 'sqlite' ? 'integer' : 'bigint', (column) =>
          kind === 'sqlite'
            ? column.primaryKey().autoIncrement()
            : column.primaryKey().generatedByDefaultAsIdentity(),
        )
        .addColumn('chat', 'bigint', (column) => column.notNull().references('chats.id').onDelete('cascade'))
        .addColumn('message', 'text')
        .addColumn('message_hash', 'text')
        .addColumn('article', 'text', (column) => column.notNull())
        .addColumn('revision', 'text', (column) => column.notNull())
        .addColumn('paragraph', 'text', (column) => column.notNull())
        .addColumn('start', 'integer', (column) => column.notNull())
        .addColumn('end', 'integer', (column) => column.notNull())
        .addColumn('sent', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('receipts_chat').on('receipts').columns(['chat', 'sent', 'id']).execute();
      await db.schema
        .createIndex('receipts_excerpt')
        .on('receipts')
        .columns(['article', 'revision', 'paragraph'])
        .execute();
      await db.schema.createIndex('receipts_message').on('receipts').column('message_hash').execute();
      await db.schema.createIndex('receipts_sent').on('receipts').column('sent').execute();
    },
  };
}
