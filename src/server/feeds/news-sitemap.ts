import type { Article, Library } from '../../content/index.ts';
import type { Markup } from '../markup.ts';
import { xml } from '../markup.ts';
import { isoMoment } from '../pages/dates.ts';

/** https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap: at most 1,000 news, of the last two days. */
const MOST_ENTRIES = 1000;
const NEWS_HOURS = 48;

/** The articles of the last two days whose own page is ours. What is older is found by the list of the articles. */
export function newsSitemap(library: Library, now: Temporal.Instant): Markup {
  const news = library.articles.filter(
    ({ url, published }) => !url && published.toInstant().until(now).total('hours') <= NEWS_HOURS,
  );
  return xml`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${news.slice(0, MOST_ENTRIES).map((article) => entry(article, library))}</urlset>
`;
}

function entry(article: Article, library: Library): Markup {
  const { name, timeZone } = library.publication;
  return xml`<url>
<loc>${library.url(article)}</loc>
<lastmod>${isoMoment(article.updated ?? article.published, timeZone)}</lastmod>
<news:news>
<news:publication><news:name>${name}</news:name><news:language>${languageCode(article.language)}</news:language></news:publication>
<news:publication_date>${isoMoment(article.published, timeZone)}</news:publication_date>
<news:title>${article.headline}</news:title>
</news:news>
</url>
`;
}

/** ISO 639, but `zh-cn` and `zh-tw` for Chinese, as the same page asks. */
function languageCode(tag: string): string {
  const { language, script, region } = new Intl.Locale(tag).maximize();
  if (language !== 'zh') return language;
  return script === 'Hant' || region === 'TW' ? 'zh-tw' : 'zh-cn';
}
