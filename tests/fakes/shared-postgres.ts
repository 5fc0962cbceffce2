import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/index.ts';
import { KEY } from './key.ts';
import { makeDatabase, startPostgres } from './postgres.ts';

export type SharedPostgres = {
  /** Address of the real PostgreSQL of this run, without a database's name. */
  readonly url: string;
  /** Address of a database with our schema, to be copied. */
  readonly copied: string;
};

/** One server for the whole run; each test makes a database of its own in it, as a copy, which is quicker than making the schema. */
export async function startSharedPostgres() {
  const server = await startPostgres();
  const copied = await makeDatabase(server.url);
  const dataDir = mkdtempSync(join(tmpdir(), 'pullquote-'));
  const log = createLog({ level: 'silent', secrets: [] });
  const store = await openStore({ dataDir, databaseUrl: copied, key: KEY, clock: systemClock, log });
  await store.close();
  rmSync(dataDir, { recursive: true });
  const shared: SharedPostgres = { url: server.url, copied };
  return { shared, stop: server.stop };
}
