import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { groupCommits } from './group-commit.ts';
import { readKey } from './key.ts';
import { checkKey } from './key-check.ts';
import type { Kind } from './migrate.ts';
import { migrate } from './migrate.ts';
import { openPostgres, postgresDialect } from './postgres.ts';
import type { Database, Schema, Tx } from './schema.ts';
import type { Sealing } from './sealing.ts';
import { createSealing } from './sealing.ts';
import { holdAlone } from './single-process.ts';
import { openSqlite, sqliteDialect } from './sqlite.ts';
import { isTransient } from './transient.ts';
import { watchWrites } from './writable.ts';

/** Where the database is and what it is opened with. */
export type StoreOptions = {
  /** The folder of the database file and the key; made where it is missing. */
  readonly dataDir: string;
  /** A PostgreSQL database in place of the file. */
  readonly databaseUrl?: string | undefined;
  /** 32 bytes in base64; the file `key` in the data folder where it is left out. */
  readonly key?: string | undefined;
  readonly clock: Clock;
  readonly log: Log;
};

/** The database, and the seal of what is personal in it. */
export type Store = {
  /** For reading; what has to be true together is read in one `write`. */
  read<Result>(work: (db: Database) => Promise<Result>): Promise<Result>;
  /**
   * One transaction, on the disk when it resolves. The work may run more than once and does nothing but through its
   * transaction. A database that is away is waited for, half a minute at most; then it rejects with StoreLost.
   */
  write<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
  readonly sealing: Sealing;
  /** The file of the key, where this start made it. */
  readonly madeKey?: string;
  /** Whether no other process can use this database. */
  readonly alone: boolean;
  readonly kind: Kind;
  /** Rejects where the database does not answer, or could not be written lately and still cannot. */
  ping(): Promise<void>;
  close(): Promise<void>;
};

/** The database did not come back. */
export class StoreLost extends Error {
  override readonly name = 'StoreLost';
}

/** How long a database may be away before it counts as lost. */
const PATIENCE_MS = 30_000;

/** The note by which it is tried whether the database can be written again. */
const PROBE = 'probe';

/** The name of the SQLite file in the data folder. */
export const DATABASE_FILE = 'pullquote.db';

/**
 * Opens the database and brings it up to date. Throws, with a sentence for the operator, where another process holds
 * the file, where the database is newer than the program, and where the key is another one.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { dataDir, databaseUrl, clock, log } = options;
  const { key, made } = readKey(dataDir, options.key);
  const sealing = createSealing(key);
  const opened = databaseUrl ? postgres(databaseUrl, log) : sqlite(dataDir);
  const { db, kind, letGo } = opened;
  const transaction = <Result>(work: (tx: Tx) => Promise<Result>) => db.transaction().execute(work);
  const commit = kind === 'sqlite' ? groupCommits<Tx>(transaction) : transaction;
  const write = <Result>(work: (tx: Tx) => Promise<Result>) => writable.watch(commit(work));
  const writable = watchWrites(async (value) => {
    await commit((tx) =>
      tx
        .insertInto('notes')
        .values({ name: PROBE, value })
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    );
    await commit((tx) => tx.deleteFrom('notes').where('name', '=', PROBE).execute());
  });

  try {
    await migrate(db, kind);
    await checkKey(db, sealing);
  } catch (error) {
    await close();
    throw error;
  }

  return {
    read: (work) => patiently(() => work(db)),
    write: (work) => patiently(() => write(work)),
    sealing,
    ...(made !== undefined && { madeKey: made }),
    alone: kind === 'sqlite',
    kind,
    async ping() {
      await sql`select 1`.execute(db);
      await writable.check();
    },
    close,
  };

  async function close(): Promise<void> {
    await db.destroy();
    letGo();
  }

  async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
    for (let waited = 0, pause = 50; ; pause = Math.min(pause * 2, 2_000)) {
      try {
        return await work();
      } catch (error) {
        if (!isTransient(error)) throw error;
        if (waited >= PATIENCE_MS) {
          throw new StoreLost(`The database has been away for ${PATIENCE_MS / 1000} seconds.`, {
            cause: error,
          });
        }
        if (waited === 0) log.warn({ err: error }, 'the database is away, waiting for it');
        await clock.sleep(pause);
        waited += pause;
      }
    }
  }
}

function sqlite(dataDir: string) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, DATABASE_FILE);
  const letGo = holdAlone(file);
  try {
    return {
      kind: 'sqlite' as const,
      db: new Kysely<Schema>({ dialect: sqliteDialect(openSqlite(file)) }),
      letGo,
    };
  } catch (error) {
    letGo();
    throw error;
  }
}

function postgres(url: string, log: Log) {
  return {
    kind: 'postgres' as const,
    db: new Kysely<Schema>({ dialect: postgresDialect(openPostgres(url, log)) }),
    letGo: () => undefined,
  };
}
