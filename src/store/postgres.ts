import type { Dialect } from 'kysely';
import { PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Log } from '../log.ts';

const CONNECTIONS = 10;

/** A pool of connections; one that the server closes is replaced when the next query needs it. */
export function openPostgres(url: string, log: Log): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    application_name: 'pullquote',
    types: { getTypeParser },
  });
  // A connection tells of its end twice: here always, and on the pool where nobody was using it. Both need an ear,
  // else the process ends; the query that was under way rejects in any case.
  pool.on('connect', (client) => {
    client.on('error', (error) => log.warn({ err: error }, 'the database closed a connection'));
  });
  pool.on('error', () => undefined);
  return pool;
}

export function postgresDialect(pool: pg.Pool): Dialect {
  return new PostgresDialect({ pool });
}

/** Identities and moments are `bigint` and stay far below 2^53, so they come as numbers. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as 'text');
}
