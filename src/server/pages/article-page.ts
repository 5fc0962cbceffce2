import type { Article, Library, Picture } from '../../content/index.ts';
import type { Link } from '../../conversation/index.ts';
import type { Markup } from '../markup.ts';
import { html } from '../markup.ts';
import { words } from '../words.ts';
import { articleText, sentences } from './article-text.ts';
import { dateAndTime, isoMoment } from './dates.ts';
import { directionOf } from './direction.ts';
import { followLinks } from './follow-links.ts';
import type { Frame } from './layout.ts';
import { layout } from './layout.ts';
import { pageFoot } from './page-foot.ts';
import { structuredData } from './structured-data.ts';
import { topicChips } from './topic-chips.ts';

/** An article as a newsroom's page. */
export function articlePage(frame: Frame, article: Article, follow: readonly Link[]): Markup {
  const { library } = frame;
  const { publication } = library;
  return layout(frame, {
    title: `${article.headline} | ${publication.name}`,
    language: article.language,
    head: [preview(article, library), structuredData(article, library)],
    skipTo: 'article',
    skipLabel: words.skip,
    chatAbout: 'article',
    main: html`<main class="page" id="article" tabindex="-1">
<article class="article" lang="${article.language}" dir="${directionOf(article.language)}" data-article="${article.slug}" data-revision="${article.revision}">
<header class="article-head">
${article.kicker && html`<p class="kicker">${article.kicker}</p>`}
<h1>${article.headline}</h1>
${article.standfirst && html`<p class="standfirst" id="${article.standfirst.address}">${sentences(article.standfirst)}</p>`}
${credits(article, library)}
</header>
${article.picture && picture(article.picture)}
${articleText(article)}
</article>
${pageFoot(
  topicChips(
    words.topics,
    article.topics.map((topic) => ({ ...topic, href: `#${topic.passages[0] ?? 'article'}` })),
    article.language,
  ),
  followLinks(follow),
)}
</main>`,
  });
}

function credits(article: Article, { publication }: Library): Markup {
  const dates = (label: string, moment: Temporal.ZonedDateTime) =>
    html`<p><span class="label" lang="${words.language}">${label}</span> ${dateAndTime(moment, publication)}</p>`;
  return html`<div class="credits">
${article.byline && html`<p class="byline"><span lang="${words.language}">${words.by}</span> <span dir="auto">${article.byline}</span></p>`}
${article.dateline && html`<p class="dateline">${article.dateline}</p>`}
<div class="dates">${dates(words.published, article.published)}
${article.updated && dates(words.updated, article.updated)}</div>
</div>`;
}

function picture({ url, alt, caption }: Picture): Markup {
  return html`<figure class="picture${url ? '' : ' picture--caption'}">
${url && html`<img src="${url}" alt="${alt ?? ''}" decoding="async">`}
${caption && html`<figcaption id="${caption.address}">${!url && html`<span class="label" lang="${words.language}">${words.pictured}</span> `}${sentences(caption)}</figcaption>`}
</figure>`;
}

/** What search engines and link previews read: https://ogp.me. */
function preview(article: Article, library: Library): Markup {
  const { publication } = library;
  const url = library.url(article);
  const description = article.standfirst?.text ?? article.sections[0]?.paragraphs[0]?.text ?? '';
  const property = (name: string, content: string | undefined) =>
    content && html`<meta property="${name}" content="${content}">\n`;
  return html`<link rel="canonical" href="${url}">
<meta name="description" content="${description}">
${property('og:type', 'article')}${property('og:title', article.headline)}${property('og:description', description)}${property('og:url', url)}${property('og:site_name', publication.name)}${property('og:locale', article.language.replace('-', '_'))}${property('article:published_time', isoMoment(article.published, publication.timeZone))}${property('article:modified_time', article.updated && isoMoment(article.updated, publication.timeZone))}${property('article:section', article.kicker)}${property('og:image', article.picture?.url)}${property('og:image:alt', article.picture?.alt)}<meta name="twitter:card" content="${article.picture?.url ? 'summary_large_image' : 'summary'}">
`;
}
