import type { Kysely } from 'kysely';
import type { Kind } from '../migrate.ts';

/** What was lately sent to the pages of a chat, for the processes that have them open. */
export function mail(kind: Kind) {
  return {
    async up(db: Kysely<never>): Promise<void> {
      await db.schema
        .createTable('mail')
        .addColumn('id', kind === 'sqlite' ? 'integer' : 'bigint', (column) =>
          kind === 'sqlite'
            ? column.primaryKey().autoIncrement()
            : column.primaryKey().generatedByDefaultAsIdentity(),
        )
        .addColumn('hash', 'text', (column) => column.notNull())
        .addColumn('letter', 'text', (column) => column.notNull())
        .addColumn('written', 'bigint', (column) => column.notNull())
        .execute();
    },
  };
}
