import { describe, expect, test } from 'vitest';
import { openServer, sampleArticle, sampleLibrary } from './sample.ts';

const PAGE = '/articles/troops-to-leave';
const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const CHAT = {
  folder: new URL('../../src/platforms/web/client', import.meta.url).pathname,
  styles: ['chat.css'],
  script: 'chat.js',
  modules: ['dom.js'],
  markup: (subject: string) => `<aside id="chat">${subject}</aside>`,
};

describe('security', () => {
  test('a page may load and run nothing but what is its own', async () => {
    const { server } = openServer(sampleLibrary());
    for (const url of ['/', PAGE, '/nothing', '/feed.xml', '/healthz']) {
      const { headers } = await server.inject({ url, headers: BROWSER });
      expect(headers['content-security-policy'], url).toBe(POLICY);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-frame-options']).toBe('DENY');
    }
  });

  test('no page holds a script or a style of its own, a handler, or the address of somebody else’s file', async () => {
    const { server } = openServer(sampleLibrary(), { chat: CHAT });
    for (const url of ['/', PAGE, '/nothing']) {
      const { body } = await server.inject({ url, headers: BROWSER });
      expect(body.replaceAll(/<script type="application\/ld\+json">/g, '')).not.toMatch(
        /<script(?![^>]* src=)/,
      );
      expect(body).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/);
      expect(body).not.toMatch(/(?:src|<link rel="(?:stylesheet|icon|modulepreload)"[^>]* href)="https?:/);
    }
  });
});

describe('what cannot be shown', () => {
  test.each([
    '/nothing',
    '/articles/nothing',
    '/articles/',
    '/assets/nothing.js',
    '/articles/../../package.json',
  ])('a person who opens %s gets a page that says so', async (url) => {
    const { server } = openServer(sampleLibrary());
    const { statusCode, headers, body } = await server.inject({ url, headers: BROWSER });
    expect(statusCode).toBe(404);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toContain('This page does not exist');
    expect(body).toContain('<meta name="robots" content="noindex">');
  });

  test('a program gets it as JSON', async () => {
    const { server } = openServer(sampleLibrary());
    for (const request of [
      { url: '/nothing', headers: { accept: 'application/json' } },
      { url: '/nothing', method: 'POST' as const, headers: BROWSER },
    ]) {
      const response = await server.inject(request);
      expect(response.statusCode).toBe(404);
      expect(response.json()).toEqual({ error: 'not_found', message: 'This page does not exist.' });
    }
  });

  test('an address with a broken escape is refused in the same look', async () => {
    const { server } = openServer(sampleLibrary());
    const { statusCode, body, headers } = await server.inject({
      url: '/articles/%E0%A4%A',
      headers: BROWSER,
    });
    expect(statusCode).toBe(400);
    expect(headers['content-security-policy']).toBe(POLICY);
    expect(body).toContain('This address cannot be read');
  });

  test('a fault inside is logged and not shown', async () => {
    const { server, logged } = openServer(sampleLibrary(), {
      follow() {
        throw new Error('the secret inside');
      },
    });
    const { statusCode, body } = await server.inject({ url: `${PAGE}?who=me`, headers: BROWSER });
    expect(statusCode).toBe(500);
    expect(body).toContain('The fault is ours');
    expect(body).not.toContain('secret');
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('the secret inside');
    expect(logged[0]).toContain('/articles/:slug');
    expect(logged[0]).not.toContain('who=me');
  });

  test('an address that loads too many pages is told how long to wait, and others are served', async () => {
    const { server } = openServer(sampleLibrary(), { requestsPerMinute: 2 });
    const load = (remoteAddress: string, url = '/') =>
      server.inject({ url, headers: BROWSER, remoteAddress });
    await load('10.1.1.1');
    await load('10.1.1.1', '/nothing');
    const refused = await load('10.1.1.1', PAGE);
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.body).toContain('Too many requests');
    expect((await load('10.1.1.2')).statusCode).toBe(200);
    expect((await load('10.1.1.1', '/healthz')).statusCode).toBe(200);
  });
});

describe('caching', () => {
  test('whoever has a page is told so in an empty answer, until it changes', async () => {
    let library = sampleLibrary();
    const { server } = openServer(library, { library: () => library });
    for (const url of ['/', PAGE, '/feed.xml', '/news-sitemap.xml']) {
      const first = await server.inject(url);
      expect(first.headers['cache-control']).toBe('no-cache');
      const again = () => server.inject({ url, headers: { 'if-none-match': String(first.headers.etag) } });
      expect(await again()).toMatchObject({ statusCode: 304, body: '' });
      library = sampleLibrary([sampleArticle({ headline: `Changed for ${url}` })]);
      expect((await again()).statusCode).toBe(200);
    }
  });

  test('HEAD says the same as GET, without the page', async () => {
    const { server } = openServer(sampleLibrary());
    for (const url of ['/', PAGE, '/feed.xml', '/healthz']) {
      const [get, head] = await Promise.all([server.inject(url), server.inject({ url, method: 'HEAD' })]);
      expect(head.statusCode).toBe(200);
      expect(head.body).toBe('');
      expect(head.headers['content-length']).toBe(get.headers['content-length']);
      expect(head.headers.etag).toBe(get.headers.etag);
    }
  });

  test('scripts and styles may be kept for a year, since a change gives them another address', async () => {
    const { server } = openServer(sampleLibrary(), { chat: CHAT });
    const { body } = await server.inject({ url: PAGE, headers: BROWSER });
    const files = [...body.matchAll(/(?:href|src)="(\/assets\/[0-9a-f]{12}\/[^"]+)"/g)].map(
      ([, url]) => url ?? '',
    );
    expect(files.map((url) => url.split('/').at(-1))).toEqual(
      expect.arrayContaining(['base.css', 'chat.css', 'chat.js', 'dom.js', 'icon.svg']),
    );
    for (const url of files) {
      const { statusCode, headers } = await server.inject(url);
      expect(statusCode, url).toBe(200);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    }
  });
});

describe('health', () => {
  test('says whether it is alive, whether it is ready, and what it measured', async () => {
    const { server } = openServer(sampleLibrary(), {
      health: {
        ready: async () => ({ ok: false, checks: { database: false } }),
        metrics: async () => 'questions_total 3\n',
      },
    });
    expect((await server.inject('/healthz')).json()).toEqual({ ok: true });
    const ready = await server.inject('/readyz');
    expect(ready.statusCode).toBe(503);
    expect(ready.json()).toEqual({ ok: false, checks: { database: false } });
    const metrics = await server.inject('/metrics');
    expect(metrics.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(metrics.body).toBe('questions_total 3\n');
  });
});

test('without a chat the pages have none, and with one each page says what it is about', async () => {
  const bare = openServer(sampleLibrary());
  expect((await bare.server.inject(PAGE)).body).not.toContain('id="chat"');
  const { server } = openServer(sampleLibrary(), { chat: CHAT });
  expect((await server.inject(PAGE)).body).toContain('<aside id="chat">article</aside>');
  expect((await server.inject('/')).body).toContain('<aside id="chat">articles</aside>');
  expect((await server.inject({ url: '/nothing', headers: BROWSER })).body).not.toContain('id="chat"');
});
