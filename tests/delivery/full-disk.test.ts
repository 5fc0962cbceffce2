import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { createQuickClock } from '../fakes/quick-clock.ts';
import { createBotApiServer, realTime } from '../fakes/telegram/index.ts';
import { createCloudApiServer } from '../fakes/whatsapp/index.ts';
import { runApp } from '../server/running-app.ts';

/** Far beyond what a reader asks; sealed, it does not fit where a few rows still would. */
const LONG = 'x'.repeat(3_000);
/** A machine that does much else takes its time. */
const PATIENTLY = { timeout: 10_000 };

test('a full disk: nothing is accepted on any platform that cannot be stored, it is seen from outside, and all of it is answered once there is room', async () => {
  const databases = watchDatabases();
  const telegram = await createBotApiServer({ clock: realTime, rates: false });
  onTestFinished(() => telegram.close());
  const whatsapp = await createCloudApiServer({ clock: systemClock, rates: false, retries: [100] });
  onTestFinished(() => whatsapp.close());
  const lines: string[] = [];
  const app = await runApp(
    { ...whatsapp.settings, TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.url },
    {
      clock: createQuickClock(10),
      log: createLog({
        level: 'warn',
        secrets: [],
        destination: { write: (line) => void lines.push(line) },
      }),
    },
  );
  onTestFinished(() => app.stop());
  whatsapp.webhook.callback = `${app.url}/whatsapp/webhook`;
  const [reader, person] = [telegram.user(), whatsapp.person()];
  reader.says('/before');
  person.says('/before');
  await telegram.until(() => telegram.sent.length === 1, 'there is an answer on Telegram');
  await vi.waitFor(() => expect(whatsapp.sent).toHaveLength(1), PATIENTLY);

  for (const database of databases) fill(database);
  expect((await say(app.url, `/web ${LONG}`)).status).toBe(503);
  reader.says(`/during ${LONG}`);
  person.says(`/during ${LONG}`);
  const refused = () => whatsapp.webhook.posts.filter(({ status }) => status >= 500);
  await vi.waitFor(() => expect(refused().length).toBeGreaterThan(2), PATIENTLY);
  await vi.waitFor(() => expect(lines.join('')).toContain('database or disk is full'), PATIENTLY);
  // A few bytes may still find room, which counts until the next that do not.
  await vi.waitFor(async () => {
    const ready = await fetch(`${app.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      expect.objectContaining({ checks: expect.objectContaining({ database: false }) }),
    ]);
  }, PATIENTLY);
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  expect([telegram.sent.length, whatsapp.sent.length]).toEqual([1, 1]);

  for (const database of databases) makeRoom(database);
  await telegram.until(
    () => telegram.sent.length === 2,
    'what was not accepted came again, and was answered',
  );
  await vi.waitFor(() => expect(whatsapp.sent).toHaveLength(2), PATIENTLY);
  expect((await say(app.url, `/web ${LONG}`)).status).toBe(202);
  expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
  expect(lines.join('')).not.toContain(LONG);
  telegram.assertNoViolations();
  whatsapp.assertNoViolations();
}, 60_000);

/** The databases that are opened from now on. */
function watchDatabases(): ReadonlySet<DatabaseSync> {
  const opened = new Set<DatabaseSync>();
  const exec = DatabaseSync.prototype.exec;
  const spy = vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (this: DatabaseSync, sql) {
    if (sql.includes('journal_mode')) opened.add(this);
    return exec.call(this, sql);
  });
  onTestFinished(() => spy.mockRestore());
  return opened;
}

/** The file may not grow beyond its present size: as good as a full disk. */
function fill(database: DatabaseSync): void {
  database.exec('pragma max_page_count = 1');
}

function makeRoom(database: DatabaseSync): void {
  database.exec('pragma max_page_count = 1000000');
}

function say(url: string, text: string): Promise<Response> {
  return fetch(`${url}/chat/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ id: crypto.randomUUID(), text }),
  });
}
