import type { Kysely } from 'kysely';
import type { Kind } from '../migrate.ts';

/** The revisions of the articles, so that what was quoted can be found again. */
export function revisions(kind: Kind) {
  return {
    async up(db: Kysely<never>): Promise<void> {
      await db.schema
        .createTable('revisions')
        .addColumn('id', kind === 'sqlite' ? 'integer' : 'bigint', (column) =>
          kind === 'sqlite'
            ? column.primaryKey().autoIncrement()
            : column.primaryKey().generatedByDefaultAsIdentity(),
        )
        .addColumn('article', 'text', (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('revision', 'text', (column) => column.notNull().unique())
        .addColumn('file', 'text', (column) => column.notNull())
        .addColumn('kept', 'bigint', (column) => column.notNull())
        .addColumn('live', 'bigint')
        .addColumn('content', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex('revisions_article')
        .on('revisions')
        .columns(['article', 'number'])
        .execute();
    },
  };
}
