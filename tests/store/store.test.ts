import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import type { ChatName, Store } from '../../src/store/index.ts';
import {
  findChat,
  meetChat,
  messageHash,
  moveChat,
  openStore,
  parseKey,
  rotateKey,
} from '../../src/store/index.ts';
import { KEY } from '../fakes/key.ts';
import { onDemand } from '../fakes/on-demand.ts';
import { makeDatabase } from '../fakes/postgres.ts';
import { KINDS, makePlace, makeStore, silentLog } from '../fakes/stores.ts';

const READER: ChatName = { platform: 'telegram', address: '7654321098', kind: 'private' };
const OTHER_KEY = Buffer.alloc(32, 9).toString('base64');

describe.each(KINDS)('a store on %s', (kind) => {
  test('knows a chat again, and wakes it when it speaks', async () => {
    const store = await makeStore(await makePlace(kind));
    const first = await store.write((tx) => meetChat(tx, store.sealing, READER, 1_000));
    await store.write((tx) => tx.updateTable('chats').set({ gone: 1_500 }).execute());
    const second = await store.write((tx) => meetChat(tx, store.sealing, READER, 2_000));
    expect(second).toBe(first);
    const row = await store.read((db) => db.selectFrom('chats').selectAll().executeTakeFirstOrThrow());
    expect(row).toMatchObject({ gone: null, created: 1_000, seen: 2_000 });
    expect(store.sealing.unseal(row.address, 'address')).toBe(READER.address);
  });

  test('keeps its data over a restart', async () => {
    const place = await makePlace(kind);
    const before = await makeStore(place);
    const id = await before.write((tx) => meetChat(tx, before.sealing, READER, 1));
    await before.close();
    const after = await makeStore(place);
    expect(await after.write((tx) => findChat(tx, after.sealing, READER))).toBe(id);
  });

  test('notices a wrong key at the start', async () => {
    const place = await makePlace(kind);
    await (await makeStore(place)).close();
    await expect(makeStore({ ...place, key: OTHER_KEY })).rejects.toThrow(/not the one that this database/);
    await makeStore(place);
  });

  test('refuses a database that a newer program has changed', async () => {
    const place = await makePlace(kind);
    const store = await makeStore(place);
    await store.write((tx) =>
      sql`insert into kysely_migration (name, timestamp) values ('9999-tomorrow', '')`.execute(tx),
    );
    await store.close();
    await expect(makeStore(place)).rejects.toThrow(/newer than this program: it has 9999-tomorrow/);
  });

  test('works that arrive together fail and succeed each for itself', async () => {
    const store = await makeStore(await makePlace(kind));
    const note = (name: string) =>
      store.write((tx) => tx.insertInto('notes').values({ name, value: '' }).execute());
    const outcomes = await Promise.allSettled([note('a'), note('a'), note('b')]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    const names = await store.read((db) => db.selectFrom('notes').select('name').orderBy('name').execute());
    expect(names.map(({ name }) => name)).toEqual(['a', 'b', 'key-check']);
  });

  test('a work that fails leaves nothing behind', async () => {
    const store = await makeStore(await makePlace(kind));
    const failing = store.write(async (tx) => {
      await meetChat(tx, store.sealing, READER, 1);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await countChats(store)).toBe(0);
  });

  test('a chat that moves takes along what is owed to it', async () => {
    const store = await makeStore(await makePlace(kind));
    const chat = await store.write((tx) => meetChat(tx, store.sealing, READER, 1));
    await owe(store, chat, [null, 1]);
    await store.write((tx) => moveChat(tx, store.sealing, chat, '-100999'));
    const moved = await store.write((tx) => findChat(tx, store.sealing, { ...READER, address: '-100999' }));
    expect(moved).toBe(chat);
    expect(await store.write((tx) => findChat(tx, store.sealing, READER))).toBeUndefined();
    expect(await owedTo(store, chat)).toEqual([null, 1]);
  });

  test('a chat that moves to an address which has already spoken becomes one with it', async () => {
    const store = await makeStore(await makePlace(kind));
    const [old, there] = await store.write(async (tx) => [
      await meetChat(tx, store.sealing, READER, 1),
      await meetChat(tx, store.sealing, { ...READER, address: '-100999' }, 2),
    ]);
    await owe(store, old, [null, 1, 2]);
    await owe(store, there, [2, 3]);
    await store.write((tx) => moveChat(tx, store.sealing, old, '-100999'));
    expect(await owedTo(store, there)).toEqual([null, 1, 2, 3]);
    expect(await countChats(store)).toBe(1);
  });

  test('a new key opens everything that the old one sealed', async () => {
    const place = await makePlace(kind);
    const store = await makeStore(place);
    const chat = await store.write((tx) => meetChat(tx, store.sealing, READER, 1));
    await store.write(async (tx) => {
      await tx
        .insertInto('bodies')
        .values({ content: store.sealing.seal('a body', 'body') })
        .execute();
      await tx
        .insertInto('incomings')
        .values({
          platform: 'telegram',
          update_id: '1',
          chat,
          stored: 1,
          body: store.sealing.seal('a question', 'incoming'),
          handled: null,
        })
        .execute();
      await tx
        .insertInto('receipts')
        .values({
          chat,
          message: store.sealing.seal('42', 'message'),
          message_hash: messageHash(store.sealing, chat, '42'),
          article: 'a',
          revision: 'r',
          paragraph: 'p1',
          start: 0,
          end: 1,
          sent: 1,
        })
        .execute();
    });
    expect(await rotateKey(store, parseKey(OTHER_KEY, 'the new key'), systemClock)).toEqual({ chats: 1 });
    await store.close();

    await expect(makeStore(place)).rejects.toThrow(/not the one/);
    const after = await makeStore({ ...place, key: OTHER_KEY });
    expect(await after.write((tx) => findChat(tx, after.sealing, READER))).toBe(chat);
    const [body, incoming, receipt] = await after.read(async (db) => [
      await db.selectFrom('bodies').select('content').executeTakeFirstOrThrow(),
      await db.selectFrom('incomings').select('body').executeTakeFirstOrThrow(),
      await db.selectFrom('receipts').select(['message', 'message_hash']).executeTakeFirstOrThrow(),
    ]);
    expect(after.sealing.unseal(receipt.message ?? '', 'message')).toBe('42');
    expect(receipt.message_hash).toBe(messageHash(after.sealing, chat, '42'));
    expect(after.sealing.unseal(body.content, 'body')).toBe('a body');
    expect(after.sealing.unseal(incoming.body ?? '', 'incoming')).toBe('a question');
  });
});

test('two processes that start at once on one PostgreSQL agree on the schema', async () => {
  const { url } = await onDemand('postgres');
  const place = { ...(await makePlace('sqlite')), databaseUrl: await makeDatabase(url) };
  const stores = await Promise.all([1, 2, 3].map(() => makeStore(place)));
  await Promise.all(stores.map((store) => store.ping()));
});

test('a second process on the same file is refused, and let in when the first has ended', async () => {
  const place = await makePlace('sqlite');
  const first = await makeStore(place);
  await expect(makeStore(place)).rejects.toThrow(/Another Pullquote is running on .*pullquote\.db/);
  await first.close();
  await makeStore(place);
});

test('without a key one is made for its owner only, said once, and found again', async () => {
  const { dataDir } = await makePlace('sqlite');
  const file = join(dataDir, 'key');
  const said: (string | undefined)[] = [];
  for (let start = 0; start < 2; start++) {
    const store = await openStore({ dataDir, clock: systemClock, log: silentLog });
    said.push(store.madeKey);
    await store.close();
  }
  expect(said).toEqual([file, undefined]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test.each(['', 'short', `${KEY}x`])('a key file that says %j is refused', async (content) => {
  const { dataDir } = await makePlace('sqlite');
  writeFileSync(join(dataDir, 'key'), content);
  await expect(openStore({ dataDir, clock: systemClock, log: silentLog })).rejects.toThrow(
    /not 32 bytes in base64/,
  );
  expect(existsSync(join(dataDir, 'pullquote.db'))).toBe(false);
});

test('the database file says neither a chat nor what was sealed, and only its owner can read it', async () => {
  const place = await makePlace('sqlite');
  const store = await makeStore(place);
  await store.write((tx) => meetChat(tx, store.sealing, READER, 1));
  const written = readdirSync(place.dataDir).map((name) => readFileSync(join(place.dataDir, name)));
  expect(written.length).toBeGreaterThan(1);
  for (const bytes of written) expect(bytes.includes(READER.address)).toBe(false);
  expect(statSync(join(place.dataDir, 'pullquote.db')).mode & 0o777).toBe(0o600);
});

test('what is sealed opens for its purpose only, and not when a character was changed', async () => {
  const { sealing } = await makeStore(await makePlace('sqlite'));
  const sealed = sealing.seal('سلام 👋', 'address');
  expect(sealing.unseal(sealed, 'address')).toBe('سلام 👋');
  expect(sealing.seal('سلام 👋', 'address')).not.toBe(sealed);
  expect(() => sealing.unseal(sealed, 'body')).toThrow();
  const changed = (sealed[20] === 'A' ? 'B' : 'A') + sealed.slice(21);
  expect(() => sealing.unseal(sealed.slice(0, 20) + changed, 'address')).toThrow();
});

async function owe(store: Store, chat: number, pushes: readonly (number | null)[]): Promise<void> {
  await store.write(async (tx) => {
    for (const push of pushes) {
      await tx
        .insertInto('deliveries')
        .values({
          platform: 'telegram',
          chat,
          body: 1,
          push,
          lane: push === null ? 0 : 1,
          state: 'waiting',
          sender: null,
          created: 1,
          ended: null,
        })
        .execute();
    }
  });
}

async function owedTo(store: Store, chat: number): Promise<(number | null)[]> {
  const rows = await store.read((db) =>
    db.selectFrom('deliveries').select('push').where('chat', '=', chat).execute(),
  );
  return rows.map(({ push }) => push).sort((a, b) => (a ?? 0) - (b ?? 0));
}

async function countChats(store: Store): Promise<number> {
  const { count } = await store.read((db) =>
    db.selectFrom('chats').select(db.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
  );
  return Number(count);
}
