import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ArticleSource } from '../../src/content/index.ts';
import { openServer, PUBLIC_URL, sampleArticle, sampleLibrary } from './sample.ts';

const PAGE = '/articles/troops-to-leave';
const ELSEWHERE = 'https://pictures.example:8443/a/b.jpg?c=d';

let contentDir: string;
beforeAll(() => {
  contentDir = mkdtempSync(join(tmpdir(), 'pullquote-pictures-'));
  mkdirSync(join(contentDir, 'pictures'));
  writeFileSync(join(contentDir, 'publication.yaml'), 'name: Not for readers');
  writeFileSync(join(contentDir, 'pictures/oval office 100%.jpg'), 'the picture');
  writeFileSync(join(contentDir, 'pictures/a.webp'), 'another picture');
});
afterAll(() => rmSync(contentDir, { recursive: true }));

function serve(picture: NonNullable<ArticleSource['picture']>) {
  const article = sampleArticle({ picture });
  return openServer(sampleLibrary([article]), { contentDir }).server;
}

describe('a picture in the content folder', () => {
  test('is shown by the page and given by our own server, as what it is', async () => {
    const server = serve({ file: 'pictures/oval office 100%.jpg', alt: 'Two men', caption: 'They meet.' });
    const page = await server.inject({ url: PAGE, headers: { accept: 'text/html' } });
    expect(page.body).toContain(`<img src="${PAGE}/picture" alt="Two men"`);
    const { statusCode, headers, body } = await server.inject(`${PAGE}/picture`);
    expect([statusCode, body]).toEqual([200, 'the picture']);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    });
  });

  test('is not sent again to who has it', async () => {
    const server = serve({ file: 'pictures/a.webp' });
    const { headers } = await server.inject(`${PAGE}/picture`);
    expect(headers['content-type']).toBe('image/webp');
    const again = await server.inject({
      url: `${PAGE}/picture`,
      headers: { 'if-none-match': String(headers.etag) },
    });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  test('is named to search engines and previews by its whole address', async () => {
    const { body } = await serve({ file: 'pictures/a.webp', caption: 'They meet.' }).inject(PAGE);
    expect(body).toContain(`<meta property="og:image" content="${PUBLIC_URL}${PAGE}/picture">`);
    expect(body).toContain(`"image":{"@type":"ImageObject","url":"${PUBLIC_URL}${PAGE}/picture"`);
  });

  test.each([
    `${PAGE}/picture/../../publication.yaml`,
    `${PAGE}/picture/..%2f..%2fpublication.yaml`,
    `${PAGE}/publication.yaml`,
    '/articles/..%2fpublication.yaml/picture',
    '/articles/%2e%2e/picture',
    '/publication.yaml',
    '/pictures/a.webp',
    '/articles/another/picture',
  ])('opens no way to another file: %s', async (url) => {
    const { statusCode, body } = await serve({ file: 'pictures/a.webp' }).inject(url);
    expect(statusCode).toBe(404);
    expect(body).not.toContain('Not for readers');
  });

  test('that is gone meanwhile is not found', async () => {
    expect((await serve({ file: 'pictures/gone.jpg' }).inject(`${PAGE}/picture`)).statusCode).toBe(404);
  });

  test('is not looked for where an article has none', async () => {
    expect((await serve({ caption: 'They meet.' }).inject(`${PAGE}/picture`)).statusCode).toBe(404);
  });
});

test('of a picture that is neither here nor elsewhere, and has no caption, nothing is shown', async () => {
  const { body } = await serve({ alt: 'Two men' }).inject(PAGE);
  expect(body).not.toContain('<figure');
});

test('a picture on another server is linked to and never loaded, so that nobody there learns who reads what', async () => {
  const { body, headers } = await serve({ url: ELSEWHERE, caption: 'They meet.' }).inject(PAGE);
  expect(body).not.toContain('<img');
  expect(body).toContain(`<a class="label" href="${ELSEWHERE}" rel="noopener"`);
  expect(body).toContain(`<meta property="og:image" content="${ELSEWHERE}">`);
  expect(headers['content-security-policy']).toContain("img-src 'self';");
});
