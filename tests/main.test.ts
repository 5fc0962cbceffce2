import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from './fakes/free-port.ts';

const root = resolve(import.meta.dirname, '..');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pullquote-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the real program as a user would, with nothing of our environment but the path. */
function run(args: readonly string[], { environment = {}, input = '' } = {}) {
  const child = spawn(process.execPath, ['src/main.ts', ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, LOG_LEVEL: 'silent', DATA_DIR: join(folder, 'data'), ...environment },
  });
  const shown = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    shown.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    shown.err += chunk;
  });
  child.stdin.end(input);
  return { child, shown, ended: once(child, 'close').then(([code]) => ({ code, ...shown })) };
}

test('questions on standard input are answered as JSON lines in order, each with its id', async () => {
  const input = [
    { id: 'a', question: 'how many rocket attacks were there?' },
    { id: 'b', question: 'asdf' },
    { id: 'c', question: 'who is the prime minister?', article: '2020-08-21-trump-meets-iraq-pm' },
  ];
  const { code, out } = await run(['ask', '--jsonl'], {
    input: input.map((line) => JSON.stringify(line)).join('\n'),
  }).ended;
  expect(code).toBe(0);
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(lines[0]).toMatchObject({ answered: true });
  expect(lines[0].excerpts[0].article).toBe('2020-08-21-trump-meets-iraq-pm');
  expect(lines[0].excerpts[0].text).toContain('39 rocket attacks');
  expect(lines[1]).toMatchObject({ answered: false, excerpts: [] });
});

test('the program serves without any setting, says so in one line, and stops when asked', async () => {
  const port = await freePort();
  const dataDir = join(folder, 'first-start');
  const compiled = join(folder, 'compiled');
  const environment = {
    PORT: String(port),
    LOG_LEVEL: 'info',
    DATA_DIR: dataDir,
    NODE_COMPILE_CACHE: compiled,
  };
  const { child, shown, ended } = run(['start'], { environment });
  await once(child.stdout, 'data');
  expect(shown.out.trim().split('\n')).toHaveLength(1);
  expect(shown.out).toContain(`web chat at http://localhost:${port}`);
  expect(shown.out).toContain('TELEGRAM_BOT_TOKEN');
  expect(shown.out).toContain(`new: ${join(dataDir, 'key')}`);
  const page = await fetch(`http://127.0.0.1:${port}/articles/2020-08-21-trump-meets-iraq-pm`);
  expect(await page.text()).toContain('Increase in attacks');
  // The next start is quicker, also if this process is killed now.
  await expect.poll(() => readdirSync(compiled, { recursive: true }).length).toBeGreaterThan(500);
  child.kill('SIGTERM');
  expect(await ended).toMatchObject({ code: 0 });
  expect(shown.err).not.toContain('"level":50');
});

test('a port that is taken ends the program with one sentence', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { code, err } = await run(['start'], { environment: { PORT: String(port) } }).ended;
  taken.close();
  expect(code).toBe(1);
  expect(err.trim()).toBe('The port is taken by another program; stop that program or set another PORT.');
});

test('an unknown command shows how to use the program', async () => {
  expect(await run(['dance']).ended).toMatchObject({ code: 2, err: expect.stringContaining('npm run chat') });
});
