import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { rotate as rotateCommand } from '../../src/commands/rotate-key.ts';
import type { Store } from '../../src/store/index.ts';
import { findChat, meetChat, readNextKey, rotateKey } from '../../src/store/index.ts';
import { noteAgreement } from '../../src/updates/agreements.ts';
import { KEY } from '../fakes/key.ts';
import type { Place } from '../fakes/stores.ts';
import { KINDS, makePlace, makeStore } from '../fakes/stores.ts';
import { makeStreams } from '../fakes/streams.ts';

const READER = { platform: 'telegram', address: '4711', kind: 'private' } as const;
const OTHER_KEY = Buffer.alloc(32, 9).toString('base64');

/** The command as an operator runs it: how it ends and what it says. */
async function rotate(place: Place, environment: Record<string, string> = {}) {
  const { streams, said } = makeStreams();
  const settings = {
    LOG_LEVEL: 'silent',
    DATA_DIR: place.dataDir,
    ...(place.databaseUrl && { DATABASE_URL: place.databaseUrl }),
    ...environment,
  };
  const code = await rotateCommand(settings, streams);
  return { code, said: said.out + said.err };
}

function knows(store: Store): Promise<number | undefined> {
  return store.write((tx) => findChat(tx, store.sealing, READER));
}

/** A database whose key is in the file of its folder, with one chat in it. */
async function placeWithChat(kind: (typeof KINDS)[number]): Promise<Place> {
  const { key = '', ...place } = await makePlace(kind);
  writeFileSync(join(place.dataDir, 'key'), key, { mode: 0o600 });
  const store = await makeStore(place);
  await store.write(async (tx) => {
    const chat = await meetChat(tx, store.sealing, READER, 1);
    await noteAgreement(tx, store.sealing, chat, 'everything', { how: 'typed', message: 'm1' }, 1);
  });
  await store.close();
  return place;
}

/** The message by which the chat agreed to something. */
function evidence(store: Store): Promise<string> {
  return store.read(async (db) => {
    const { message } = await db.selectFrom('agreements').select('message').executeTakeFirstOrThrow();
    return store.sealing.unseal(message ?? '', 'message');
  });
}

describe.each(KINDS)('on %s', (kind) => {
  test('a key in the data folder is replaced, and everything opens with the new one', async () => {
    const place = await placeWithChat(kind);
    const file = join(place.dataDir, 'key');
    const before = readFileSync(file, 'utf8');
    const { code, said } = await rotate(place);
    expect([code, said]).toEqual([0, expect.stringContaining('the addresses of 1 chats')]);
    expect(readFileSync(file, 'utf8')).not.toBe(before);
    expect(said).not.toContain(readFileSync(file, 'utf8').trim());
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const after = await makeStore(place);
    expect([await knows(after), await evidence(after)]).toEqual([expect.any(Number), 'm1']);
  });

  test('a rotation that was cut off after everything was sealed is finished by running it again', async () => {
    const place = await placeWithChat(kind);
    const store = await makeStore(place);
    await rotateKey(store, readNextKey(place.dataDir), systemClock);
    await store.close();
    await expect(makeStore(place)).rejects.toThrow('npm run rotate-key');
    expect((await rotate(place)).code).toBe(0);
    expect(await knows(await makeStore(place))).toBeDefined();
    expect(existsSync(join(place.dataDir, 'key.next'))).toBe(false);
  });
});

test('a rotation that was cut off before anything was sealed uses the key that it made', async () => {
  const place = await placeWithChat('sqlite');
  const next = Buffer.from(readNextKey(place.dataDir)).toString('base64');
  expect((await rotate(place)).code).toBe(0);
  expect(readFileSync(join(place.dataDir, 'key'), 'utf8').trim()).toBe(next);
});

test('a key in the settings is replaced by the one that is given, and by none that is not', async () => {
  const place = await makePlace('sqlite');
  const store = await makeStore(place);
  await store.write((tx) => meetChat(tx, store.sealing, READER, 1));
  await store.close();
  const missing = await rotate(place, { PULLQUOTE_KEY: KEY });
  expect([missing.code, missing.said]).toEqual([2, expect.stringContaining('PULLQUOTE_NEW_KEY')]);
  const { code, said } = await rotate(place, { PULLQUOTE_KEY: KEY, PULLQUOTE_NEW_KEY: OTHER_KEY });
  expect([code, said]).toEqual([0, expect.not.stringContaining(OTHER_KEY)]);
  expect(await knows(await makeStore({ ...place, key: OTHER_KEY }))).toBeDefined();
});

test('while the bot runs nothing is rotated', async () => {
  const place = await placeWithChat('sqlite');
  const before = readFileSync(join(place.dataDir, 'key'), 'utf8');
  await makeStore(place);
  await expect(rotate(place)).rejects.toThrow('Another Pullquote is running');
  expect(readFileSync(join(place.dataDir, 'key'), 'utf8')).toBe(before);
});
