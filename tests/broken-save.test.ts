import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createBotApiServer, realTime } from './fakes/telegram/index.ts';
import { runApp } from './server/running-app.ts';

const WAIT = { timeout: 15_000, interval: 50 };

test('a broken save is told to the operators once and shown in /readyz and /status, and its last good state is quoted', {
  timeout: 60_000,
}, async () => {
  const content = mkdtempSync(join(tmpdir(), 'pullquote-content-'));
  onTestFinished(() => rmSync(content, { recursive: true }));
  cpSync('content', content, { recursive: true });
  const server = await createBotApiServer({ clock: realTime });
  onTestFinished(() => server.close());
  const [boss, reader] = [server.user({ started: true }), server.user({ started: true })];
  const app = await runApp({
    CONTENT_DIR: content,
    TELEGRAM_BOT_TOKEN: server.token,
    TELEGRAM_API_ROOT: server.url,
    ADMIN_CHATS: `telegram:${boss.id}`,
  });
  onTestFinished(() => app.stop());
  const told = () => boss.chat.fromBot.map(({ text }) => text);
  const heard = () => reader.chat.fromBot.at(-1)?.text ?? '';
  const mistakes = async () => {
    const ready = await fetch(`${app.url}/readyz`);
    return ((await ready.json()) as { checks: { mistakes: string[] } }).checks.mistakes;
  };

  const file = join(content, 'articles/2020-08-21-trump-meets-iraq-pm.md');
  const good = readFileSync(file, 'utf8');
  writeFileSync(file, good.replace('published: 2020-08-21 05:20', 'published: soon'));
  await expect.poll(told, WAIT).toEqual([expect.stringContaining('trump-meets-iraq-pm.md:')]);
  expect(await mistakes()).toEqual([expect.stringContaining('published')]);
  reader.says('how many rocket attacks were there?');
  await expect.poll(heard, WAIT).toContain('carried out 39 rocket attacks');
  reader.says('/status');
  await expect.poll(heard, WAIT).toContain('its last good state is shown');

  writeFileSync(file, good);
  await expect.poll(mistakes, WAIT).toEqual([]);
  reader.says('/status');
  await expect.poll(heard, WAIT).not.toContain('last good state');
  expect(told()).toHaveLength(1);
  server.assertNoViolations();
});
