import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { createRecordingPlatform } from '../fakes/recording-platform.ts';
import type { Place } from '../fakes/stores.ts';
import { KINDS, makePlace } from '../fakes/stores.ts';
import { openRoad, say } from './road.ts';

const SECRET = 'why did my neighbour vote for';
const ADDRESS = '7654321098';

describe.each(KINDS)('on %s', (kind) => {
  test('neither what a reader says nor their address can be found in the database, at any time', async () => {
    const place = await makePlace(kind);
    let release: (() => void) | undefined;
    const { delivery, platform, ask, until, lines, store } = await openRoad({
      place,
      respond: async ({ text }) => {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        return say(`I do not know ${text}`);
      },
    });
    await delivery.start();
    platform.outage = { kind: 'unsent' };
    await ask(1, ADDRESS, SECRET, { message: 'wamid.7654321098' });
    await until(() => release !== undefined);
    expect(await contents(place)).not.toMatch(forbidden);
    release?.();
    await until(async () => (await delivery.status()).owed.replies.count === 1);
    expect(await contents(place)).not.toMatch(forbidden);
    platform.outage = undefined;
    await until(() => platform.sent.length === 1, 500);
    await until(async () => (await delivery.status()).owed.replies.count === 0);
    const rows = await store.read(async (db) => [
      await db.selectFrom('incomings').select('body').execute(),
      await db.selectFrom('bodies').select('content as body').execute(),
    ]);
    expect(rows).toEqual([[{ body: null }], []]);
    expect(await contents(place)).not.toMatch(forbidden);
    expect(lines.join('')).not.toMatch(forbidden);
  });

  test('a chat can see what is held about it', async () => {
    const { delivery, platform, ask, until, clock, chat } = await openRoad({ kind });
    const held = async () => delivery.chats.describe(await chat(ADDRESS));
    expect(await held()).toBeUndefined();
    await delivery.start();
    const first = clock.now();
    await ask(1, ADDRESS, 'a');
    await until(() => platform.sent.length === 1, 100);
    await clock.advance(5_000);
    const last = clock.now();
    platform.outage = { kind: 'unsent' };
    await ask(2, ADDRESS, 'b');
    await until(async () => (await held())?.owed === 1);
    expect(await held()).toMatchObject({
      platform: platform.name,
      address: ADDRESS,
      kind: 'private',
      unanswered: 0,
      traces: 2,
    });
    const moments = await held();
    expect([moments?.firstSeen.equals(first), moments?.lastSeen.equals(last)]).toEqual([true, true]);
  });

  test('a chat that is forgotten gets its last answer, and nothing of it is left, not even what was queued', async () => {
    const platform = createRecordingPlatform();
    const road = await openRoad({
      kind,
      platform,
      respond: async ({ text }, chat) => {
        if (text === 'forget me') await road.delivery.chats.forget(chat.id);
        return say(text);
      },
    });
    await road.delivery.start();
    platform.fail([{ kind: 'wait', seconds: 60, scope: 'chat' }], ADDRESS);
    await road.ask(1, ADDRESS, 'queued');
    await road.until(() => platform.calls() === 1);
    await road.ask(2, 'other', 'stays');
    await road.ask(3, ADDRESS, 'forget me');
    await road.until(async () => (await road.delivery.status()).unanswered.count === 0);
    await road.until(() => platform.sent.length === 2, 500);
    expect(platform.sent.map(({ words }) => words[0]).sort()).toEqual(['forget me', 'stays']);
    await road.until(async () => (await road.chat(ADDRESS)) === 0, 100);
    const left = await road.store.read(async (db) => [
      (await db.selectFrom('chats').selectAll().execute()).length,
      (await db.selectFrom('deliveries').selectAll().execute()).length,
      (await db.selectFrom('incomings').selectAll().execute()).length,
    ]);
    expect(left).toEqual([1, 0, 1]);
  });
});

const forbidden = new RegExp(`${SECRET}|${ADDRESS}`);

/** Everything that is written: the files as they lie on the disk, or every row of every table. */
async function contents({ dataDir, databaseUrl }: Place): Promise<string> {
  if (!databaseUrl) {
    return readdirSync(dataDir)
      .map((name) => readFileSync(join(dataDir, name), 'latin1'))
      .join('');
  }
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  expect(rows.length).toBeGreaterThan(5);
  let all = '';
  for (const { name } of rows) {
    const table = await client.query(`select to_jsonb(t) as row from ${name} t`);
    all += JSON.stringify(table.rows);
  }
  await client.end();
  return all;
}
