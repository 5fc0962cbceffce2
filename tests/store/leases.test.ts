import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import type { Store } from '../../src/store/index.ts';
import { createLease } from '../../src/store/index.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { makePlace, makeStore } from '../fakes/stores.ts';

test('one holds a lease as long as it renews, and another takes it within 15 seconds of its death', async () => {
  const { first, second, clock } = await twoProcesses();
  expect(await first.renew()).toBe(true);
  for (let round = 0; round < 10; round++) {
    expect(await first.renew()).toBe(true);
    expect(await second.renew()).toBe(false);
    await clock.advance(2_000);
  }

  let waited = 0;
  while (!(await second.renew())) {
    await clock.advance(2_000);
    waited += 2_000;
  }
  expect(waited).toBeGreaterThanOrEqual(8_000);
  expect(waited).toBeLessThanOrEqual(15_000);
  expect(first.held()).toBe(false);
  expect(await first.renew()).toBe(false);
});

test('a lease whose holder has died with its connections is taken within five seconds', async () => {
  const { first, second, one, clock } = await twoProcesses();
  await first.renew();
  expect(await second.renew()).toBe(false);
  await one.close();
  await clock.advance(2_000);
  expect(await second.renew()).toBe(false);
  await clock.advance(2_000);
  // A server that started a moment ago does not count as knowing who is gone.
  await vi.waitFor(async () => expect(await second.renew()).toBe(true), { timeout: 10_000 });
});

test('a holder whose connections are cut keeps its lease', async () => {
  const { first, second, two, clock } = await twoProcesses();
  for (let round = 0; round < 5; round++) {
    expect(await first.renew()).toBe(true);
    await cutConnections(two);
    expect(await second.renew()).toBe(false);
    await clock.advance(1_000);
    expect(await second.renew()).toBe(false);
    await clock.advance(1_000);
  }
  expect(first.held()).toBe(true);
});

test('a holder that hangs stops holding before another may take over', async () => {
  const { first, second, clock } = await twoProcesses();
  await first.renew();
  await second.renew();
  await clock.advance(9_000);
  expect(first.held()).toBe(false);
  expect(await second.renew()).toBe(false);
});

test('a lease that is let go is taken at once', async () => {
  const { first, second } = await twoProcesses();
  await first.renew();
  await second.renew();
  await first.release();
  expect(first.held()).toBe(false);
  expect(await second.renew()).toBe(true);
});

test('a clock that is set back or forward by an hour does not make two holders', async () => {
  const { first, second, clock } = await twoProcesses();
  await first.renew();
  await second.renew();
  clock.set(clock.now().subtract({ hours: 1 }));
  expect(await first.renew()).toBe(true);
  expect(await second.renew()).toBe(false);
  clock.set(clock.now().add({ hours: 2 }));
  await first.renew();
  expect(await second.renew()).toBe(false);
  expect([first.held(), second.held()]).toEqual([true, false]);
});

test('who has the database alone always holds', async () => {
  const clock = createFakeClock();
  const store = await makeStore(await makePlace('sqlite'), clock);
  const lease = createLease(store, 'sending', 'me', clock);
  expect(lease.held()).toBe(true);
  await clock.advance(60_000);
  expect(lease.held()).toBe(true);
});

async function twoProcesses() {
  const clock = createFakeClock();
  const place = await makePlace('postgres');
  const [one, two] = [await makeStore(place, clock), await makeStore(place, clock)];
  return {
    clock,
    one,
    two,
    first: createLease(one, 'sending', 'first', clock),
    second: createLease(two, 'sending', 'second', clock),
  };
}

/** Ends every connection to the database but the one that asks for it, as an administrator or a pooler does. */
async function cutConnections(store: Store): Promise<void> {
  await store.read((db) =>
    sql`
      select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(db),
  );
}
