import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { StoreLost } from '../../src/store/index.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { makeDatabase, startPostgres } from '../fakes/postgres.ts';
import { makePlace, makeStore } from '../fakes/stores.ts';

test('a PostgreSQL that is restarted under load loses nothing that was written', async () => {
  const server = await startPostgres();
  onTestFinished(() => server.stop());
  const databaseUrl = await makeDatabase(server.url);
  const store = await makeStore({ ...(await makePlace('sqlite')), databaseUrl }, systemClock);
  const written: string[] = [];
  let running = true;
  const load = Array.from({ length: 8 }, async (_, writer) => {
    for (let count = 0; running; count++) {
      const name = `${writer}-${count}`;
      await store.write((tx) =>
        tx
          .insertInto('notes')
          .values({ name, value: '' })
          .onConflict((conflict) => conflict.column('name').doNothing())
          .execute(),
      );
      written.push(name);
    }
  });
  await systemClock.sleep(200);
  await server.restart();
  const before = written.length;
  while (written.length < before + 50) await systemClock.sleep(20);
  running = false;
  await Promise.all(load);

  const rows = await store.read((db) =>
    db.selectFrom('notes').select('name').where('name', '!=', 'key-check').execute(),
  );
  const found = new Set(rows.map(({ name }) => name));
  expect(before).toBeGreaterThan(0);
  expect(written.filter((name) => !found.has(name))).toEqual([]);
});

test('a PostgreSQL that does not come back is lost after half a minute, in one sentence', async () => {
  const server = await startPostgres();
  const clock = createFakeClock();
  const store = await makeStore(
    { ...(await makePlace('sqlite')), databaseUrl: await makeDatabase(server.url) },
    clock,
  );
  await server.stop();
  let outcome: unknown;
  store
    .read((db) => db.selectFrom('notes').selectAll().execute())
    .catch((error) => {
      outcome = error;
    });
  while (outcome === undefined) await clock.advance(1_000);
  expect(outcome).toBeInstanceOf(StoreLost);
  expect(String(outcome)).toMatch(/away for 30 seconds/);
});
