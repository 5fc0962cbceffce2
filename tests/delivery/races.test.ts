import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/index.ts';
import { KINDS } from '../fakes/stores.ts';
import { openRoad, wordsSent } from './road.ts';

describe.each(KINDS)('while the database is asked what is owed, on %s', (kind) => {
  test('a group that moves meanwhile is not written to at its old address again', async () => {
    const { delivery, platform, store, ask, until, clock } = await openRoad({ kind });
    await delivery.start();
    const answer = gate();
    platform.delay = answer.pass;
    platform.fail([{ kind: 'moved', address: '-100200' }], '-5');
    await ask(1, '-5', 'a');
    await until(() => platform.calls() === 1);

    const reading = holdOwed(store);
    await until(() => reading.reached(), 250);
    answer.open();
    await until(async () => (await addresses(store)).includes('-100200'));
    reading.open();
    await until(() => platform.sent.length === 1, 250);
    await clock.advance(5_000);
    expect(wordsSent(platform)).toEqual(['-100200: re a']);
    expect(platform.calls()).toBe(2);
  });

  test('tries that are counted meanwhile are not forgotten', async () => {
    const { delivery, platform, store, ask, until, clock } = await openRoad({ kind });
    await delivery.start();
    const answer = gate();
    platform.delay = answer.pass;
    platform.fail([{ kind: 'answer-lost' }, { kind: 'answer-lost' }, { kind: 'answer-lost' }]);
    await ask(1, 'alice', 'a');
    await until(() => platform.calls() === 1);

    const reading = holdOwed(store);
    await until(() => reading.reached(), 250);
    answer.open();
    await until(async () => (await unknowns(store)).includes(1));
    reading.open();
    await until(() => platform.calls() === 2, 250);
    await clock.advance(10_000);
    expect(platform.calls()).toBe(2);
  });

  test('what comes to be owed meanwhile is sent without waiting for the next look', async () => {
    const { delivery, platform, store, ask, until } = await openRoad({ kind });
    await delivery.start();
    const answer = gate();
    platform.delay = answer.pass;
    await ask(1, 'alice', 'a');
    await until(() => platform.calls() === 1);

    const reading = holdOwed(store);
    await until(() => reading.reached(), 250);
    await ask(2, 'alice', 'b');
    await until(async () => (await delivery.status()).unanswered.count === 0);
    reading.open();
    answer.open();
    await until(() => platform.sent.length === 2);
    expect(wordsSent(platform)).toEqual(['alice: re a', 'alice: re b']);
  });

  test('a group that has become one with its new chat meanwhile gets what it was owed there', async () => {
    const { delivery, platform, ask, until } = await openRoad({ kind });
    await delivery.start();
    const answer = gate();
    platform.delay = answer.pass;
    platform.fail([{ kind: 'moved', address: '-100200' }], '-5');
    await ask(1, '-5', 'a');
    await until(() => platform.calls() === 1);
    platform.delay = async () => undefined;
    await ask(2, '-100200', 'b');
    await until(() => platform.sent.length === 1, 250);
    const change = { kind: 'moved', address: '-100200' } as const;
    await ask('moved', '-5', '', { kind: 'membership', change });
    answer.open();
    await until(() => platform.sent.length === 2, 250);
    expect(wordsSent(platform)).toEqual(['-100200: re b', '-100200: re a']);
  });
});

/** Lets nobody pass until it is opened. */
function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { pass: () => promise, open: resolve };
}

/** Holds back what the database says is owed, until it is opened; one reading long. */
function holdOwed(store: Store) {
  const { read } = store;
  const { pass, open } = gate();
  let reached = false;
  const holding: Store['read'] = async (work) => {
    const result = await read(work);
    if (isOwed(result)) {
      reached = true;
      await pass();
    }
    return result;
  };
  Object.assign(store, { read: holding });
  return { reached: () => reached, open };
}

function isOwed(result: unknown): boolean {
  return Array.isArray(result) && result.some((row) => 'unknowns' in row && 'address' in row);
}

async function addresses(store: Store): Promise<string[]> {
  const rows = await store.read((db) => db.selectFrom('chats').select('address').execute());
  return rows.map(({ address }) => store.sealing.unseal(address, 'address'));
}

async function unknowns(store: Store): Promise<number[]> {
  const rows = await store.read((db) => db.selectFrom('deliveries').select('unknowns').execute());
  return rows.map((row) => row.unknowns);
}
