import type { Kysely } from 'kysely';

/** Under which slug an article is found that had another one before; known for good, and no more until it was told. */
export function moves() {
  return {
    async up(db: Kysely<never>): Promise<void> {
      await db.schema
        .createTable('moves')
        .addColumn('former', 'text', (column) => column.primaryKey())
        .addColumn('slug', 'text', (column) => column.notNull())
        .execute();
      await db.schema.alterTable('told').dropColumn('former').execute();
    },
  };
}
