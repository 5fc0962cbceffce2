import type { Article, Library } from '../../content/index.ts';
import type { Markup } from '../markup.ts';
import { html, trusted } from '../markup.ts';
import { isoMoment } from './dates.ts';

/**
 * The article as schema.org's NewsArticle (https://schema.org/NewsArticle), for search engines. A data block is no
 * script: browsers do not run it, and the content security policy does not speak of it.
 */
export function structuredData(article: Article, library: Library, image?: string): Markup {
  const { publication } = library;
  const url = library.url(article);
  const { picture } = article;
  const organisation = { '@type': 'NewsMediaOrganization', name: publication.name, url: publication.site };
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    mainEntityOfPage: url,
    url,
    headline: article.headline,
    description: article.standfirst?.text,
    articleSection: article.kicker,
    dateline: article.dateline,
    keywords: article.keywords.length > 0 ? article.keywords : undefined,
    inLanguage: article.language,
    datePublished: isoMoment(article.published, publication.timeZone),
    dateModified: isoMoment(article.updated ?? article.published, publication.timeZone),
    author: article.byline ? { '@type': 'Person', name: article.byline } : organisation,
    publisher: organisation,
    image: image && {
      '@type': 'ImageObject',
      url: image,
      caption: picture?.caption?.text ?? picture?.alt,
    },
  };
  return html`<script type="application/ld+json">${trusted(insideScript(JSON.stringify(data)))}</script>`;
}

/** `</script>` and `<!--` would end or change the element that holds the JSON, so that no `<` may stand in it. */
function insideScript(json: string): string {
  return json.replaceAll('<', '\\u003c');
}
