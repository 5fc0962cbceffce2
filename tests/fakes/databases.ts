import pg from 'pg';
import { onTestFinished } from 'vitest';
import { onDemand } from './on-demand.ts';
import { makeDatabase } from './postgres.ts';

/** A database that tests use one after the other, and the connection that empties it between them. */
type Kept = { readonly url: string; client: pg.Client; readonly schema: string };

// Here, where no test's time is up meanwhile: on a machine that does much else the server takes its time.
const server = await onDemand('postgres');
const free: Kept[] = [];

/**
 * A database with our schema and nothing in it, for this test alone. Making one and connecting to it costs a tenth of a
 * second of processor, emptying it next to nothing, so the test before leaves it to the next.
 */
export async function lendDatabase(): Promise<string> {
  const kept = free.pop() ?? (await make());
  onTestFinished(async () => {
    if (await empty(kept)) free.push(kept);
    else await kept.client.end();
  });
  return kept.url;
}

async function make(): Promise<Kept> {
  const url = await makeDatabase(server.url, server.copied);
  const client = await connect(url);
  return { url, client, schema: await schemaOf(client) };
}

/** Brings it back to what a new one is: no row, identities from 1, nobody connected. False where the test changed the schema. */
async function empty(kept: Kept): Promise<boolean> {
  // A test may have cut every connection, this one among them.
  const alive = await kept.client.query('select 1').catch(() => undefined);
  if (!alive) kept.client = await connect(kept.url);
  await kept.client.query(EMPTY);
  return (await schemaOf(kept.client)) === kept.schema;
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  // Rows go in any order, whatever refers to them.
  await client.query('set session_replication_role = replica');
  return client;
}

async function schemaOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query(SCHEMA);
  return JSON.stringify(rows);
}

const EMPTY = `
  do $$
  declare it text;
  begin
    perform pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid();
    for it in select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely%' loop
      execute format('delete from %I', it);
    end loop;
    for it in select sequencename from pg_sequences where schemaname = 'public' and last_value is not null loop
      perform setval(it, 1, false);
    end loop;
  end $$`;

const SCHEMA = `
  select
    (select string_agg(name, ' ' order by name) from kysely_migration) as migrations,
    (select count(*) from pg_class) as relations,
    (select count(*) from pg_attribute) as columns,
    (select count(*) from pg_constraint) as constraints,
    (select count(*) from pg_trigger) as triggers`;
