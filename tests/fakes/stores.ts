import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import type { Store, StoreOptions } from '../../src/store/index.ts';
import { openStore } from '../../src/store/index.ts';
import { createFakeClock } from './clock.ts';
import { lendDatabase } from './databases.ts';
import { KEY } from './key.ts';

/** Both databases, for suites that hold for each. */
export const KINDS = ['sqlite', 'postgres'] as const;
export type StoreKind = (typeof KINDS)[number];

export const silentLog = createLog({ level: 'silent', secrets: [] });

/** A place for one database that goes away with the test: a folder, and for PostgreSQL a database. */
export type Place = Pick<StoreOptions, 'dataDir' | 'databaseUrl' | 'key'>;

export async function makePlace(kind: StoreKind): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pullquote-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  return {
    dataDir,
    key: KEY,
    ...(kind === 'postgres' && { databaseUrl: await lendDatabase() }),
  };
}

/** An open store in a place, closed with the test where the test does not do it. */
export async function makeStore(place: Place, clock: Clock = createFakeClock()): Promise<Store> {
  const store = await openStore({ ...place, clock, log: silentLog });
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= store.close();
    return closed;
  };
  onTestFinished(close);
  return { ...store, close };
}
