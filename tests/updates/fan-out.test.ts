import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { DATABASE_FILE, meetChat } from '../../src/store/index.ts';
import type { Subject } from '../../src/updates/index.ts';
import { createSubscriptions } from '../../src/updates/index.ts';
import { freePort } from '../fakes/free-port.ts';
import { KEY } from '../fakes/key.ts';
import { startProgram } from '../fakes/program.ts';
import { makePlace, makeStore } from '../fakes/stores.ts';
import type { FakeUser } from '../fakes/telegram/index.ts';
import { createBotApiServer, realTime } from '../fakes/telegram/index.ts';

/**
 * `FOLLOWERS=5000` says what happened in numbers. It takes two minutes for the messages alone, since Telegram bears thirty a
 * second and the program under test keeps to that by its own clock.
 */
const FOLLOWERS = Number(process.env.FOLLOWERS ?? 90);

/** Of a machine that does much else. */
const LONGEST_MS = 60_000 + FOLLOWERS * 200;

/** What each third follows; the last third is not concerned. */
const SUBJECTS: readonly Subject[] = [
  { kind: 'everything' },
  { kind: 'topic', command: 'troops' },
  { kind: 'topic', command: 'timetable' },
];

test(
  'the right followers get the right message once through a kill in the middle; who is gone is dropped',
  async () => {
    const begun = performance.now();
    const seconds = () => Math.round((performance.now() - begun) / 1_000);
    const server = await createBotApiServer({ clock: realTime, patience: LONGEST_MS });
    onTestFinished(() => server.close());
    const content = mkdtempSync(join(tmpdir(), 'pullquote-content-'));
    onTestFinished(() => rmSync(content, { recursive: true, force: true }));
    cpSync('content', content, { recursive: true });
    const place = await makePlace('sqlite');
    const users = Array.from({ length: FOLLOWERS }, () => server.user({ started: true }));
    const gone = new Set(users.filter((_, index) => index % 15 === 0));
    const rows = await subscribe(users);

    const settings = {
      TELEGRAM_BOT_TOKEN: server.token,
      TELEGRAM_API_ROOT: server.url,
      CONTENT_DIR: content,
      DATA_DIR: place.dataDir,
      PULLQUOTE_KEY: KEY,
      PORT: String(await freePort()),
      UPDATE_SETTLE_SECONDS: '0',
      LOG_LEVEL: 'warn',
    };
    const first = startProgram(settings);
    onTestFinished(() => first.kill());
    await first.ready;
    for (const user of gone) user.deactivates();
    const sentBefore = server.sent.length;
    await noted(place.dataDir);
    const file = join(content, 'articles/2020-08-21-trump-meets-iraq-pm.md');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replaceAll('roughly 5,000 US troops', 'roughly 4,000 US troops'));
    await server.until(
      () => server.sent.length - sentBefore >= FOLLOWERS / 4,
      'a part of the followers is told',
    );
    await first.kill();
    const sentByFirst = server.sent.length - sentBefore;

    const second = startProgram(settings);
    onTestFinished(() => second.kill());
    await second.ready;
    const concerned = users.filter((user, index) => index % 3 !== 2 && !gone.has(user));
    await vi.waitFor(
      () => {
        expect(concerned.filter(isTold).length).toBeGreaterThanOrEqual(concerned.length - 4);
        expect(owedIn(place.dataDir)).toEqual([]);
      },
      { timeout: LONGEST_MS, interval: FOLLOWERS > 1_000 ? 1_000 : 100 },
    );
    await second.stop();

    for (const user of concerned) expect(toldTimes(user)).toBeLessThanOrEqual(1);
    const missing = concerned.filter((user) => !isTold(user));
    // What was on its way when the program was killed has an unknown fate and is not repeated.
    expect(missing.length).toBeLessThanOrEqual(4);
    for (const [index, user] of users.entries())
      if (index % 3 === 2 || gone.has(user)) expect(toldTimes(user)).toBe(0);
    for (const [index, user] of users.entries()) {
      if (!isTold(user)) continue;
      const why = index % 3 === 0 ? 'because you follow everything' : 'because you follow US troops in Iraq';
      expect(user.chat.messages.at(-1)?.text).toContain(why);
    }
    const { store, subscriptions } = await open();
    const left = await store.read((db) => db.selectFrom('deliveries').select('state').execute());
    expect(left.filter(({ state }) => state === 'unknown').length).toBeGreaterThanOrEqual(missing.length);
    // Who is gone is found out by being written to: not where that was on its way at the kill.
    const kept = [];
    for (const [index, user] of users.entries())
      if (gone.has(user) && index % 3 !== 2) kept.push(...(await subscriptions.of(rows[index] ?? 0)));
    expect(missing.length + kept.length).toBeLessThanOrEqual(4);
    const states = Map.groupBy(left, ({ state }) => state);
    process.stdout.write(
      `${FOLLOWERS} followers: ${concerned.length} concerned, ${concerned.length - missing.length} told once and none twice, ${gone.size} gone; killed after ${sentByFirst} of ${server.sent.length - sentBefore} messages; deliveries: ${[...states].map(([state, rows]) => `${rows.length} ${state}`).join(', ')}; ${seconds()} s\n`,
    );
    await store.close();
    server.assertNoViolations();

    async function open() {
      const store = await makeStore(place, systemClock);
      return { store, subscriptions: createSubscriptions(store, systemClock) };
    }

    async function subscribe(all: readonly FakeUser[]): Promise<number[]> {
      const { store, subscriptions } = await open();
      // At once, so that they share their writes to the disk.
      const ids = await Promise.all(
        all.map(async ({ id }, index) => {
          const chat = { platform: 'telegram', address: String(id), kind: 'private' } as const;
          const row = await store.write((tx) => meetChat(tx, store.sealing, chat, index));
          const subject = SUBJECTS[index % SUBJECTS.length] ?? { kind: 'everything' };
          await subscriptions.follow(
            { id: row, timeZone: 'UTC', language: 'en' },
            subject,
            { kind: 'at once' },
            { how: 'typed' },
          );
          return row;
        }),
      );
      await store.close();
      return ids;
    }
  },
  LONGEST_MS,
);

/** Until the program has noted which articles there are: only what changes after that is news. */
async function noted(dataDir: string): Promise<void> {
  const database = new DatabaseSync(join(dataDir, DATABASE_FILE), { readOnly: true });
  await vi.waitFor(() => expect(database.prepare('select article from told').all()).not.toEqual([]), {
    timeout: 30_000,
  });
  database.close();
}

/** The deliveries that have not ended. */
function owedIn(dataDir: string): unknown[] {
  const database = new DatabaseSync(join(dataDir, DATABASE_FILE), { readOnly: true });
  const owed = database.prepare('select id from deliveries where ended is null').all();
  database.close();
  return owed;
}

function toldTimes(user: FakeUser): number {
  return user.chat.messages.filter(
    ({ from, text }) => from === 'bot' && text.includes('roughly 4,000 US troops'),
  ).length;
}

function isTold(user: FakeUser): boolean {
  return toldTimes(user) > 0;
}
