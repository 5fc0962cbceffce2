import type { Kysely } from 'kysely';
import type { Kind } from '../migrate.ts';

/** When chats may be announced to, how often they were not reached, and by what they agreed to what they follow. */
export function announcing(kind: Kind) {
  return {
    async up(db: Kysely<never>): Promise<void> {
      for (const column of ['announced', 'announce_after', 'capped', 'unreached']) {
        await db.schema
          .alterTable('chats')
          .addColumn(column, 'bigint', (definition) => definition.notNull().defaultTo(0))
          .execute();
      }
      await db.schema.createIndex('chats_announced').on('chats').columns(['platform', 'announced']).execute();
      await db.schema
        .createTable('agreements')
        .addColumn('id', kind === 'sqlite' ? 'integer' : 'bigint', (column) =>
          kind === 'sqlite'
            ? column.primaryKey().autoIncrement()
            : column.primaryKey().generatedByDefaultAsIdentity(),
        )
        .addColumn('chat', 'bigint', (column) => column.notNull().references('chats.id').onDelete('cascade'))
        .addColumn('subject', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('how', 'text', (column) => column.notNull())
        .addColumn('message', 'text')
        .addColumn('pressed_on', 'text')
        .addColumn('ended', 'bigint')
        .addColumn('ended_how', 'text')
        .addColumn('ended_message', 'text')
        .execute();
      await db.schema.createIndex('agreements_chat').on('agreements').columns(['chat', 'subject']).execute();
    },
  };
}
