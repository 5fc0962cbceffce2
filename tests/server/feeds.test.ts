import { describe, expect, test } from 'vitest';
import { HOSTILE, openServer, PUBLIC_URL, sampleArticle, sampleLibrary } from './sample.ts';

async function load(url: string, articles = [sampleArticle()]) {
  const { server } = openServer(sampleLibrary(articles));
  return server.inject(url);
}

const oneDay = (slug: string, published: string) =>
  sampleArticle({
    slug,
    published: Temporal.ZonedDateTime.from(`${published}[Asia/Dubai]`),
    updated: undefined,
  } as never);

describe('the Atom feed', () => {
  test('names each article with its dates, its standfirst and its link', async () => {
    const { body, headers } = await load('/feed.xml');
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect(body).toContain('<title>Troops to leave, but not yet</title>');
    expect(body).toContain(`<id>${PUBLIC_URL}/articles/troops-to-leave</id>`);
    expect(body).toContain(
      `<link rel="alternate" type="text/html" href="${PUBLIC_URL}/articles/troops-to-leave"/>`,
    );
    expect(body).toContain('<published>2020-08-21T01:20:00Z</published>');
    expect(body).toContain('<updated>2020-08-21T03:28:00Z</updated>');
    expect(body).toContain('<summary>The meeting comes with attacks on the rise. More are feared.</summary>');
  });

  test('was updated when its youngest change was, whichever article that is in', async () => {
    const old = sampleArticle({
      slug: 'old',
      published: Temporal.ZonedDateTime.from('2020-01-01T00:00[Asia/Dubai]'),
      updated: Temporal.ZonedDateTime.from('2020-09-01T04:00[Asia/Dubai]'),
    });
    const { body } = await load('/feed.xml', [sampleArticle(), old]);
    expect(/<updated>(.*?)<\/updated>/.exec(body)?.[1]).toBe('2020-09-01T00:00:00Z');
  });

  test('lets no text out of its element', async () => {
    const { body } = await load('/feed.xml', [
      sampleArticle({ headline: HOSTILE, standfirst: HOSTILE, byline: HOSTILE, keywords: [HOSTILE] }),
    ]);
    const escaped = '&lt;script&gt;&quot;&#39;&amp;&lt;/script&gt;]]&gt;&lt;!--';
    expect(body).toContain(`<title>${escaped}</title>`);
    expect(body).toContain(`<category term="${escaped}"/>`);
    expect(body).not.toContain('<script');
  });

  test('holds no character that XML cannot', async () => {
    const article = { ...sampleArticle(), headline: 'A\u0000B\u0008C\uFFFED\uD800E' };
    expect((await load('/feed.xml', [article])).body).toContain(
      '<title>A\uFFFDB\uFFFDC\uFFFDD\uFFFDE</title>',
    );
  });

  test('is a feed without an article, too', async () => {
    expect((await load('/feed.xml', [])).body).toContain('<updated>1970-01-01T00:00:00Z</updated>');
  });
});

describe('the news sitemap', () => {
  test('announces what was published in the last 48 hours, and nothing else', async () => {
    const { body, headers } = await load('/news-sitemap.xml', [
      oneDay('young', '2020-08-20T04:00'),
      oneDay('old', '2020-08-20T03:59'),
    ]);
    expect(headers['content-type']).toBe('application/xml; charset=utf-8');
    expect(body.match(/<url>/g)).toHaveLength(1);
    expect(body).toContain(`<loc>${PUBLIC_URL}/articles/young</loc>`);
    expect(body).toContain('<news:publication_date>2020-08-20T04:00:00+04:00</news:publication_date>');
    expect(body).toContain('<news:name>The Sample</news:name><news:language>en</news:language>');
    expect(body).toContain('<news:title>Troops to leave, but not yet</news:title>');
  });

  test('leaves out what has its page on the newsroom’s own site', async () => {
    const { body } = await load('/news-sitemap.xml', [sampleArticle({ url: 'https://news.example/a' })]);
    expect(body).not.toContain('<loc>');
  });

  test.each([
    ['zh-CN', 'zh-cn'],
    ['zh-TW', 'zh-tw'],
    ['zh-Hant-HK', 'zh-tw'],
    ['zh', 'zh-cn'],
    ['ar-IQ', 'ar'],
  ])('writes the language %s as Google asks: %s', async (language, code) => {
    const { body } = await load('/news-sitemap.xml', [sampleArticle({ language })]);
    expect(body).toContain(`<news:language>${code}</news:language>`);
  });
});
