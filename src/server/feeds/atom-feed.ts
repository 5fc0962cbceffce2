import type { Article, Library } from '../../content/index.ts';
import type { Markup } from '../markup.ts';
import { xml } from '../markup.ts';

const MOST_ENTRIES = 50;

/** The newest articles as an Atom feed (RFC 4287): headlines and standfirsts, in full and unchanged. */
export function atomFeed(library: Library, publicUrl: string): Markup {
  const { publication, articles } = library;
  const shown = articles.slice(0, MOST_ENTRIES);
  const changed = shown.map(lastChange).sort(Temporal.Instant.compare).at(-1);
  return xml`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${publication.language}">
<id>${publicUrl}/</id>
<title>${publication.name}</title>
<link rel="self" type="application/atom+xml" href="${publicUrl}/feed.xml"/>
<link rel="alternate" type="text/html" href="${publication.site ?? `${publicUrl}/`}"/>
<updated>${String(changed ?? Temporal.Instant.fromEpochMilliseconds(0))}</updated>
<author><name>${publication.name}</name></author>
${shown.map((article) => entry(article, library, publicUrl))}</feed>
`;
}

function entry(article: Article, library: Library, publicUrl: string): Markup {
  const { byline, keywords, standfirst, language } = article;
  return xml`<entry${language !== library.publication.language && xml` xml:lang="${language}"`}>
<id>${publicUrl}/articles/${article.slug}</id>
<title>${article.headline}</title>
<link rel="alternate" type="text/html" href="${library.url(article)}"/>
<published>${String(article.published.toInstant())}</published>
<updated>${String(lastChange(article))}</updated>
${byline && xml`<author><name>${byline}</name></author>`}
${keywords.map((keyword) => xml`<category term="${keyword}"/>`)}
${standfirst && xml`<summary>${standfirst.text}</summary>`}
</entry>
`;
}

function lastChange(article: Article): Temporal.Instant {
  return (article.updated ?? article.published).toInstant();
}
