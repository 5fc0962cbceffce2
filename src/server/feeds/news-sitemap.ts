import type { Article, Library } from '../../content/index.ts';
import type { Markup } from '../markup.ts';
import { xml } from '../markup.ts';
import { isoMoment } from '../pages/dates.ts';

/** https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap: at most 1,000 news, of the last two days. */
const MOST_ENTRIES = 1000;
const NEWS_HOURS = 48;

/**
 * The articles whose own page is ours. Those of the last two days are announced as news; the older ones stay listed
 * without it, as Google asks.
 */
export function newsSitemap(library: Library, now: Temporal.Instant): Markup {
  const ours = library.articles.filter((article) => !article.url).slice(0, MOST_ENTRIES);
  return xml`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${ours.map((article) => entry(article, library, now))}</urlset>
`;
}

function entry(article: Article, library: Library, now: Temporal.Instant): Markup {
  const { name, timeZone } = library.publication;
  const age = article.published.toInstant().until(now).total('hours');
  return xml`<url>
<loc>${library.url(article)}</loc>
<lastmod>${isoMoment(article.updated ?? article.published, timeZone)}</lastmod>
${
  age <= NEWS_HOURS &&
  xml`<news:news>
<news:publication><news:name>${name}</news:name><news:language>${languageCode(article.language)}</news:language></news:publication>
<news:publication_date>${isoMoment(article.published, timeZone)}</news:publication_date>
<news:title>${article.headline}</news:title>
</news:news>
`
}</url>
`;
}

/** ISO 639, but `zh-cn` and `zh-tw` for Chinese, as the same page asks. */
function languageCode(tag: string): string {
  const { language, script, region } = new Intl.Locale(tag).maximize();
  if (language !== 'zh') return language;
  return script === 'Hant' || region === 'TW' ? 'zh-tw' : 'zh-cn';
}
