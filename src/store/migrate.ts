import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { DEFAULT_MIGRATION_TABLE, Migrator } from 'kysely/migration';
import { OperatorError } from '../operator-error.ts';
import { theRoad } from './migrations/0001-the-road.ts';
import { chatSettingsAndReceipts } from './migrations/0002-chat-settings-and-receipts.ts';
import { revisions } from './migrations/0003-revisions.ts';
import { subscriptions } from './migrations/0004-subscriptions.ts';
import { reportsAndWindows } from './migrations/0006-reports-and-windows.ts';
import { mail } from './migrations/0007-mail.ts';
import { moves } from './migrations/0008-moves.ts';
import { announcing } from './migrations/0009-announcing.ts';

export type Kind = 'sqlite' | 'postgres';

/** Every change of the schema in order. One that was released is never altered; a later one changes what it made. */
function migrationsFor(kind: Kind): Record<string, Migration> {
  return {
    '0001-the-road': theRoad(kind),
    '0002-chat-settings-and-receipts': chatSettingsAndReceipts(kind),
    '0003-revisions': revisions(kind),
    '0004-subscriptions': subscriptions(kind),
    '0006-reports-and-windows': reportsAndWindows(kind),
    '0007-mail': mail(kind),
    '0008-moves': moves(),
    '0009-announcing': announcing(kind),
  };
}

/**
 * Brings the schema up to this program, each change whole or not at all; safe when two processes start at once.
 * Throws where a newer program has changed the database.
 */
export async function migrate<Schema>(db: Kysely<Schema>, kind: Kind): Promise<void> {
  const migrations = migrationsFor(kind);
  if ((await refuseNewer(db, migrations)) === Object.keys(migrations).length) return;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (!error) return;
  await refuseNewer(db, migrations);
  throw error;
}

/** Gives how many changes were made so far. */
async function refuseNewer<Schema>(db: Kysely<Schema>, known: Record<string, Migration>): Promise<number> {
  const executed = await executedIn(db as unknown as Kysely<Executed>);
  const unknown = executed.filter((name) => !(name in known));
  if (unknown.length === 0) return executed.length;
  throw new OperatorError(
    `The database is newer than this program: it has ${unknown.join(', ')}, which this version does not know. Start the newer version again, or restore a copy of the database that was made before the update.`,
  );
}

type Executed = { [DEFAULT_MIGRATION_TABLE]: { name: string } };

async function executedIn(db: Kysely<Executed>): Promise<string[]> {
  try {
    const rows = await db.selectFrom(DEFAULT_MIGRATION_TABLE).select('name').execute();
    return rows.map(({ name }) => name);
  } catch (error) {
    if (isMissingTable(error)) return [];
    throw error;
  }
}

/** As PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html) and SQLite say it. */
function isMissingTable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === '42P01') || /no such table/.test(error.message);
}
