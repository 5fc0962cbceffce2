import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

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

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

describe('ask', () => {
  test('prints the answer as a reader would see it', async () => {
    const { code, out } = await run(['ask', 'how many rocket attacks?']).ended;
    expect(code).toBe(0);
    expect(out).toContain('carried out 39 rocket attacks against American interests in the country.');
    expect(out).toContain("Trump meets Iraq PM, says US troops to exit 'at some point'");
    expect(out).toContain('/articles/2020-08-21-trump-meets-iraq-pm#p');
  });

  test('answers JSON lines in order, each with its id', async () => {
    const input = [
      { id: 'a', question: 'how many rocket attacks were there?' },
      { id: 'b', question: 'asdf' },
      { id: 'c', question: 'who is the prime minister?', article: '2020-08-21-trump-meets-iraq-pm' },
    ];
    const { out } = await run(['ask', '--jsonl'], {
      input: input.map((line) => JSON.stringify(line)).join('\n'),
    }).ended;
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

  test('says what is missing where there is no question, and where there is no such article', async () => {
    expect(await run(['ask']).ended).toMatchObject({ code: 2, err: expect.stringContaining('no question') });
    const wrong = await run(['ask', '--article', 'nowhere', 'troops?']).ended;
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('no article "nowhere"') });
  });
});

describe('check', () => {
  test('the sample content has no mistake', async () => {
    expect(await run(['check']).ended).toMatchObject({ code: 0 });
  });

  test('a mistake ends with exit code 1 and names file, line and field', async () => {
    const content = join(folder, 'content');
    cpSync(join(root, 'content'), content, { recursive: true });
    writeFileSync(join(content, 'articles/bad.md'), '---\nheadline: Bad\npublished: yesterday\n---\nText.\n');
    const { code, out } = await run(['check', '--content', content]).ended;
    expect(code).toBe(1);
    expect(out).toMatch(/articles\/bad\.md:3 published: /);
  });
});

test('chat answers each line and ends with its input', async () => {
  const { code, out } = await run(['chat'], { input: '/troops\n/subscribe mars\n/quiet 7\n' }).ended;
  expect(code).toBe(0);
  expect(out).toContain('American troops would leave Iraq');
  expect(out).toContain('I do not know a topic or an article mars.');
  expect(out).toContain('7 is not a span of time.');
});

describe('start', () => {
  test('serves without any setting, says so in one line, and stops when asked', async () => {
    const port = await freePort();
    const dataDir = join(folder, 'first-start');
    const environment = { PORT: String(port), LOG_LEVEL: 'info', DATA_DIR: dataDir };
    const { child, shown, ended } = run(['start'], { environment });
    await once(child.stdout, 'data');
    expect(shown.out.trim().split('\n')).toHaveLength(1);
    expect(shown.out).toContain(`web chat at http://localhost:${port}`);
    expect(shown.out).toContain('TELEGRAM_BOT_TOKEN');
    expect(shown.out).toContain(`new: ${join(dataDir, 'key')}`);
    const page = await fetch(`http://127.0.0.1:${port}/articles/2020-08-21-trump-meets-iraq-pm`);
    expect(await page.text()).toContain('Increase in attacks');
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0 });
  });

  test('a port that is taken is said in one sentence', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { code, err } = await run(['start'], { environment: { PORT: String(port) } }).ended;
    taken.close();
    expect(code).toBe(1);
    expect(err.trim()).toBe('The port is taken by another program; stop that program or set another PORT.');
  });

  test('another key than the one the database was made with is said in a sentence, without a stack', async () => {
    const place = {
      DATA_DIR: join(folder, 'another-key'),
      PULLQUOTE_KEY: Buffer.alloc(32, 1).toString('base64'),
    };
    const first = run(['start'], { environment: { ...place, PORT: String(await freePort()) } });
    await once(first.child.stdout, 'data');
    first.child.kill('SIGTERM');
    await first.ended;
    const other = { ...place, PULLQUOTE_KEY: Buffer.alloc(32, 2).toString('base64') };
    const { code, err } = await run(['start'], { environment: other }).ended;
    expect(code).toBe(1);
    expect(err).toMatch(/^The key is not the one that this database was made with\. [^\n]*\n$/);
  });

  test('wrong settings are all named, and nothing starts', async () => {
    const { code, err } = await run(['start'], { environment: { PORT: 'x', PUBLIC_URL: 'y' } }).ended;
    expect(code).toBe(1);
    expect(err).toMatch(/PORT: [\s\S]*PUBLIC_URL: /);
  });
});

test('an unknown command shows how to use the program', async () => {
  expect(await run(['dance']).ended).toMatchObject({ code: 2, err: expect.stringContaining('npm run chat') });
});
