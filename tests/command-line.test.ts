import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../src/command-line.ts';
import { KEY } from './fakes/key.ts';
import { makePlace, makeStore } from './fakes/stores.ts';
import { makeStreams } from './fakes/streams.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pullquote-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the program as `src/main.ts` does, with nothing of our environment: its exit code and what it said. */
async function run(args: readonly string[], { environment = {}, input = '' } = {}) {
  const { streams, said } = makeStreams(input);
  const settings = { LOG_LEVEL: 'silent', DATA_DIR: join(folder, 'data'), ...environment };
  return { code: await runCommand(args, settings, streams), ...said };
}

describe('ask', () => {
  test('prints the answer as a reader would see it', async () => {
    const { code, out } = await run(['ask', 'how many rocket attacks?']);
    expect(code).toBe(0);
    expect(out).toContain('carried out 39 rocket attacks against American interests in the country.');
    expect(out).toContain("Trump meets Iraq PM, says US troops to exit 'at some point'");
    expect(out).toContain('/articles/2020-08-21-trump-meets-iraq-pm#p');
  });

  test('says what is missing where there is no question, and where there is no such article', async () => {
    expect(await run(['ask'])).toMatchObject({ code: 2, err: expect.stringContaining('no question') });
    const wrong = await run(['ask', '--article', 'nowhere', 'troops?']);
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('no article "nowhere"') });
  });
});

describe('check', () => {
  test('the sample content has no mistake', async () => {
    expect(await run(['check'])).toMatchObject({ code: 0 });
  });

  test('a mistake ends with exit code 1 and names file, line and field', async () => {
    const content = join(folder, 'content');
    cpSync(resolve(import.meta.dirname, '../content'), content, { recursive: true });
    writeFileSync(join(content, 'articles/bad.md'), '---\nheadline: Bad\npublished: yesterday\n---\nText.\n');
    const { code, out } = await run(['check', '--content', content]);
    expect(code).toBe(1);
    expect(out).toMatch(/articles\/bad\.md:3 published: /);
  });
});

test('chat answers each line and ends with its input', async () => {
  const { code, out } = await run(['chat'], { input: '/troops\n/subscribe mars\n/quiet 7\n' });
  expect(code).toBe(0);
  expect(out).toContain('American troops would leave Iraq');
  expect(out).toContain('I do not know a topic or an article mars.');
  expect(out).toContain('7 is not a span of time.');
});

describe('start', () => {
  test('another key than the one the database was made with is said in a sentence, without a stack', async () => {
    const { dataDir } = await makePlace('sqlite');
    const store = await makeStore({ dataDir, key: KEY });
    await store.close();
    const other = { DATA_DIR: dataDir, PULLQUOTE_KEY: Buffer.alloc(32, 2).toString('base64') };
    const { code, err } = await run(['start'], { environment: other });
    expect(code).toBe(1);
    expect(err).toMatch(/^The key is not the one that this database was made with\. [^\n]*\n$/);
  });

  test('wrong settings are all named, and nothing starts', async () => {
    const { code, err } = await run(['start'], { environment: { PORT: 'x', PUBLIC_URL: 'y' } });
    expect(code).toBe(1);
    expect(err).toMatch(/PORT: [\s\S]*PUBLIC_URL: /);
  });
});

test('an option that is none is named, without a stack', async () => {
  const { code, err } = await run(['ask', '--articel', 'a']);
  expect(code).toBe(1);
  expect(err).toMatch(/^Unknown option '--articel'[^\n]*\n$/);
});

test('help shows how to use the program', async () => {
  expect(await run(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('npm run chat') });
});
