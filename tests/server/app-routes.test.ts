import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runApp } from './running-app.ts';

const SLUG = '2020-08-21-trump-meets-iraq-pm';
const HOSTILE = `---
headline: "</script><script>alert(1)</script> & \\"quotes\\" <b>"
published: 2020-08-20 10:00
---
A <img src=x onerror=alert(1)> sentence. Another & "one".
`;

/** Until the program has seen a file that was saved. */
const WAIT = { timeout: 15_000, interval: 50 };

let folder: string;
let app: Awaited<ReturnType<typeof runApp>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pullquote-'));
  cpSync('content', folder, { recursive: true });
  writeFileSync(join(folder, 'articles/hostile.md'), HOSTILE);
  app = await runApp({ CONTENT_DIR: folder, PUBLIC_URL: 'https://news.example' });
});
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true });
});

const get = (path: string, init?: RequestInit) => fetch(`${app.url}${path}`, init);

describe('an article page', () => {
  test('carries the whole article, each sentence with an anchor of its own', async () => {
    const page = await (await get(`/articles/${SLUG}`)).text();
    expect(page).toContain('Increase in attacks');
    expect(page).toContain(
      'From October to the end of July, Iraqi armed factions carried out 39 rocket attacks',
    );
    for (const anchor of ['id="p1"', 'id="p4"', 'id="p4-2"', 'id="p19-2"']) expect(page).toContain(anchor);
  });

  test('tells search engines what it is', async () => {
    const page = await (await get(`/articles/${SLUG}`)).text();
    const data = JSON.parse(
      /<script type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '',
    );
    expect(JSON.stringify(data)).toContain('NewsArticle');
    expect(JSON.stringify(data)).toContain('2020-08-21T05:20:00+04:00');
  });

  test('escapes whatever an article holds, also inside its data', async () => {
    const page = await (await get('/articles/hostile')).text();
    expect(page).not.toContain('<script>alert(1)');
    expect(page).not.toContain('<img src=x');
    const data = /<script type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
    expect(() => JSON.parse(data)).not.toThrow();
    expect(data).not.toContain('<');
  });

  test('is found by its old address, also a sentence of it, when its file got another name', async () => {
    const file = (slug: string) => join(folder, `articles/${slug}.md`);
    writeFileSync(file('rain'), '---\nheadline: Rain\npublished: 2020-08-20 11:00\n---\nIt rained.\n');
    await vi.waitFor(async () => expect((await get('/articles/rain')).status).toBe(200), WAIT);
    renameSync(file('rain'), file('weather'));
    await vi.waitFor(async () => expect((await get('/articles/weather')).status).toBe(200), WAIT);
    const moved = await get('/articles/rain', { redirect: 'manual' });
    expect(moved.status).toBe(301);
    expect(moved.headers.get('location')).toBe('/articles/weather');
    expect(moved.headers.get('cache-control')).toBe('no-cache');
    expect(await (await get('/articles/rain')).text()).toContain('It rained.');
  });

  test('allows no script, style or request but our own, and holds none inline', async () => {
    const response = await get(`/articles/${SLUG}`);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'/);
    expect(policy).toMatch(/script-src 'self'/);
    expect(policy).not.toMatch(/unsafe|\*|https:/);
    const page = await response.text();
    expect(page).not.toMatch(/<style|\sstyle="|\son[a-z]+="/);
    expect(page.match(/<script(?![^>]*(src=|application\/ld\+json))/g)).toBeNull();
  });
});

test('a page that does not exist says so with a way on', async () => {
  const response = await get('/articles/nowhere', { headers: { accept: 'text/html' } });
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('href="/"');
});

test('health, readiness and figures are there for machines', async () => {
  expect((await get('/healthz')).status).toBe(200);
  expect(await (await get('/readyz')).json()).toMatchObject({ ok: true });
  const figures = await (await get('/metrics')).text();
  expect(figures).toContain('pullquote_questions_total');
  expect(figures).toMatch(/^pullquote_articles [1-9]/m);
  expect(figures).toMatch(/^pullquote_content_mistakes 0$/m);
  expect(figures).toMatch(/^pullquote_content_age_seconds \d{8,}/m);
  expect(figures).toMatch(/^pullquote_queue_count\{queue="push"\} 0$/m);
});

describe('the chat over HTTP', () => {
  const say = (body: unknown, headers: Record<string, string> = {}) =>
    get('/chat/messages', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  test('answers a question through the event stream of the same chat', async () => {
    const said = await say({ id: 'message-1', text: 'how many rocket attacks?', article: SLUG });
    expect(said.status).toBe(202);
    expect(said.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/i);
    const cookie = said.headers.get('set-cookie')?.split(';')[0] ?? '';
    const events = await get('/chat/events', { headers: { accept: 'text/event-stream', cookie } });
    let stream = '';
    for await (const chunk of events.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      stream += chunk;
      if (stream.includes('39 rocket attacks')) break;
    }
    expect(stream).toContain('carried out 39 rocket attacks');
  });

  test.each([
    ['no id', { text: 'troops' }],
    ['neither text nor action', { id: 'message-2' }],
    ['an unknown field', { id: 'message-3', text: 'troops', admin: true }],
    ['no object', 'troops'],
  ])('refuses a message with %s', async (_name, body) => {
    expect((await say(body)).status).toBe(400);
  });

  test("refuses what another site made the reader's browser send", async () => {
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await say({ id: 'message-4', text: 'troops' }, foreign)).status).toBe(403);
  });

  test('refuses a body that is far too large', async () => {
    expect((await say({ id: 'message-5', text: 'x'.repeat(100_000) })).status).toBe(413);
  });
});
