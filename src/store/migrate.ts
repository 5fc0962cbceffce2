import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration';
import { theRoad } from './migrations/0001-the-road.ts';
import { revisions } from './migrations/0003-revisions.ts';

export type Kind = 'sqlite' | 'postgres';

/** Every change of the schema in order. One that was released is never altered; a later one changes what it made. */
function migrationsFor(kind: Kind): Record<string, Migration> {
  return { '0001-the-road': theRoad(kind), '0003-revisions': revisions(kind) };
}

/**
 * Brings the schema up to this program, each change whole or not at all; safe when two processes start at once.
 * Throws where a newer program has changed the database.
 */
export async function migrate<Schema>(db: Kysely<Schema>, kind: Kind): Promise<void> {
  const migrations = migrationsFor(kind);
  await refuseNewer(db as unknown as Kysely<Executed>, migrations);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (!error) return;
  await refuseNewer(db as unknown as Kysely<Executed>, migrations);
  throw error;
}

type Executed = { [DEFAULT_MIGRATION_TABLE]: { name: string } };

async function refuseNewer(db: Kysely<Executed>, known: Record<string, Migration>): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return;
  const executed = await db.selectFrom(DEFAULT_MIGRATION_TABLE).select('name').execute();
  const unknown = executed.filter(({ name }) => !(name in known)).map(({ name }) => name);
  if (unknown.length === 0) return;
  throw new Error(
    `The database is newer than this program: it has ${unknown.join(', ')}, which this version does not know. Start the newer version again, or restore a copy of the database that was made before the update.`,
  );
}
