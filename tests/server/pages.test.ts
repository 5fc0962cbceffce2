import { describe, expect, test } from 'vitest';
import { paragraphsOf } from '../../src/content/index.ts';
import { HOSTILE, openServer, PUBLIC_URL, sampleArticle, sampleLibrary } from './sample.ts';

const PAGE = '/articles/troops-to-leave';

async function load(url: string, articles = [sampleArticle()]) {
  const { server } = openServer(sampleLibrary(articles));
  return server.inject({ url, headers: { accept: 'text/html' } });
}

/** What a browser would show of a piece of a page. */
function textOf(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

function structuredDataOf(page: string) {
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
  return JSON.parse(json);
}

describe('an article page', () => {
  test('shows every paragraph character by character, under its address', async () => {
    const { body } = await load(PAGE);
    for (const { address, text } of paragraphsOf(sampleArticle())) {
      const [, shown = ''] =
        new RegExp(`<(?:p|figcaption)[^>]* id="${address}">(.*?)</(?:p|figcaption)>`, 's').exec(body) ?? [];
      expect(textOf(shown)).toContain(text);
    }
  });

  test('has an anchor for each sentence, the first sharing that of its paragraph', async () => {
    const { body } = await load(PAGE);
    expect(body).toContain(
      '<p id="p1"><span class="sentence" data-sentence="p1">The troops would leave.</span> ' +
        '<span class="sentence" id="p1-2" data-sentence="p1-2">No timetable was given.</span></p>',
    );
    const ids = [...body.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('says what a newspaper says above an article', async () => {
    const text = textOf((await load(PAGE)).body);
    for (const part of [
      'Top Stories',
      'Troops to leave, but not yet',
      'A. Writer',
      'Washington, United States',
    ])
      expect(text).toContain(part);
    expect(text).toContain('Increase in attacks');
  });

  test('gives its dates in the time zone of the publication, for people and for machines', async () => {
    const { body } = await load(PAGE);
    expect(body).toContain('<time datetime="2020-08-21T05:20:00+04:00">Fri, 21 Aug 2020, 05:20 GST</time>');
    expect(body).toContain('<time datetime="2020-08-21T07:28:00+04:00">');
  });

  test('offers its topics to the chat, and leads to their passage without a script', async () => {
    const { body } = await load(PAGE);
    expect(body).toContain('<a class="chip" href="#p1" data-action="/troops"');
  });

  test('has follow buttons that lead to a chat about this very article', async () => {
    expect((await load(PAGE)).body).toContain('href="https://t.me/sample_bot?start=troops-to-leave"');
    expect((await load('/')).body).toContain('href="https://t.me/sample_bot"');
  });

  test('names its one true address, and describes itself to previews', async () => {
    const { body } = await load(PAGE);
    expect(body).toContain(`<link rel="canonical" href="${PUBLIC_URL}${PAGE}">`);
    expect(body).toContain('<meta property="og:title" content="Troops to leave, but not yet">');
    expect(body).toContain('<meta property="og:type" content="article">');
    const elsewhere = await load(PAGE, [sampleArticle({ url: 'https://news.example/a?b=1&c=2' })]);
    expect(elsewhere.body).toContain('<link rel="canonical" href="https://news.example/a?b=1&amp;c=2">');
  });

  test('describes itself to search engines', async () => {
    expect(structuredDataOf((await load(PAGE)).body)).toMatchObject({
      '@type': 'NewsArticle',
      headline: 'Troops to leave, but not yet',
      datePublished: '2020-08-21T05:20:00+04:00',
      dateModified: '2020-08-21T07:28:00+04:00',
      articleSection: 'Top Stories',
      author: { '@type': 'Person', name: 'A. Writer' },
      publisher: { name: 'The Sample' },
      inLanguage: 'en-GB',
    });
  });

  test('shows hostile text as text, wherever it stands', async () => {
    const { body } = await load(PAGE, [
      sampleArticle({
        kicker: HOSTILE,
        headline: HOSTILE,
        standfirst: HOSTILE,
        dateline: HOSTILE,
        byline: HOSTILE,
        keywords: [HOSTILE],
        picture: { caption: HOSTILE, alt: HOSTILE },
        body: [{ heading: HOSTILE, paragraphs: [HOSTILE] }],
        topics: [{ command: 'hostile', title: HOSTILE }],
      }),
    ]);
    expect(body.match(/<script\b/g)).toHaveLength(1);
    expect(body.match(/<\/script>/g)).toHaveLength(1);
    expect(body).not.toContain('<!--');
    expect(textOf(/<h1>(.*?)<\/h1>/s.exec(body)?.[1] ?? '')).toBe(HOSTILE);
    expect(structuredDataOf(body)).toMatchObject({
      headline: HOSTILE,
      dateline: HOSTILE,
      keywords: [HOSTILE],
    });
  });

  test('runs from right to left where its language does', async () => {
    const { body } = await load(PAGE, [sampleArticle({ language: 'ar' })]);
    expect(body).toContain('<html lang="ar" dir="rtl">');
    expect(body).toContain('<article class="article" lang="ar" dir="rtl"');
  });

  test('has its own words and dates in its language, and says where they are in another', async () => {
    const arabic = (await load(PAGE, [sampleArticle({ language: 'ar' })])).body;
    expect(arabic).toContain('<span class="label" lang="ar">آخر تحديث</span>');
    expect(arabic).toMatch(/<time datetime="2020-08-21T05:20:00\+04:00">[^<]*أغسطس/);
    const hebrew = (await load(PAGE, [sampleArticle({ language: 'he' })])).body;
    expect(hebrew).toContain('<span class="label" lang="en">Last updated</span>');
  });

  test('leaves out what an article does not have', async () => {
    const bare = sampleArticle({
      kicker: undefined,
      standfirst: undefined,
      dateline: undefined,
      byline: undefined,
      picture: undefined,
      updated: undefined,
    } as never);
    const { body, statusCode } = await load(PAGE, [bare]);
    expect(statusCode).toBe(200);
    expect(body).not.toMatch(/class="(kicker|standfirst|byline|dateline|picture)/);
    expect(body).not.toContain('Last updated');
    expect(structuredDataOf(body)).toMatchObject({ author: { '@type': 'NewsMediaOrganization' } });
  });
});

describe('the list of the articles', () => {
  const many = Array.from({ length: 120 }, (_, index) =>
    sampleArticle({
      slug: `article-${index}`,
      headline: `Headline ${index}.`,
      published: Temporal.ZonedDateTime.from('2020-01-01T00:00[Asia/Dubai]').add({ days: index }),
    }),
  );
  const headlinesOf = (page: string) => [...page.matchAll(/Headline \d+\./g)].map(([headline]) => headline);

  test('begins with the newest', async () => {
    const { body } = await load('/', many);
    expect(headlinesOf(body).slice(0, 2)).toEqual(['Headline 119.', 'Headline 118.']);
    expect(body).toContain('<a href="/articles/article-119">');
  });

  test('goes on over pages of fifty, without a gap and without an article twice', async () => {
    const pages = await Promise.all(['/', '/?page=2', '/?page=3'].map((url) => load(url, many)));
    const headlines = pages.flatMap(({ body }) => headlinesOf(body));
    expect(pages.map(({ body }) => headlinesOf(body).length)).toEqual([50, 50, 20]);
    expect(new Set(headlines).size).toBe(120);
    expect(pages[1]?.body).toContain('<a rel="prev" href="/">');
    expect(pages[1]?.body).toContain('<a rel="next" href="/?page=3">');
    expect(pages[2]?.body).not.toContain('rel="next"');
  });

  test.each(['/?page=4', '/?page=0', '/?page=-1', '/?page=two', '/?page=1e1', '/?page=1&page=2'])(
    '%s is no page',
    async (url) => {
      expect((await load(url, many)).statusCode).toBe(404);
    },
  );

  test('says so where there is no article', async () => {
    const { body, statusCode } = await load('/', []);
    expect(statusCode).toBe(200);
    expect(body).toContain('There is no article yet.');
  });
});
