import type { Article, Library } from '../../content/index.ts';
import type { Link } from '../../conversation/index.ts';
import type { Fragment, Markup } from '../markup.ts';
import { html } from '../markup.ts';
import type { OwnWords } from '../own-words.ts';
import { ownWords } from '../own-words.ts';
import { articleText, sentences } from './article-text.ts';
import { dateAndTime, dateStyle, isoMoment } from './dates.ts';
import { directionOf } from './direction.ts';
import { followLinks } from './follow-links.ts';
import type { Frame } from './layout.ts';
import { layout } from './layout.ts';
import { pageFoot } from './page-foot.ts';
import { pictureAddress } from './picture-route.ts';
import { structuredData } from './structured-data.ts';
import { topicChips } from './topic-chips.ts';

/** An article as a newsroom's page; `publicUrl` is where our own pages are reached. */
export function articlePage(
  frame: Frame,
  article: Article,
  follow: readonly Link[],
  publicUrl: string,
): Markup {
  const { library } = frame;
  const { publication } = library;
  const own = ownWords(article.language);
  const ours = pictureAddress(article);
  const image = article.picture?.url ?? (ours && `${publicUrl}${ours}`);
  return layout(frame, {
    title: `${article.headline} | ${publication.name}`,
    language: article.language,
    head: [preview(article, library, image), structuredData(article, library, image)],
    skipTo: 'article',
    skipLabel: own.say('page.skip'),
    chatAbout: 'article',
    main: html`<main class="page" id="article" tabindex="-1">
<article class="article" lang="${article.language}" dir="${directionOf(article.language)}" data-article="${article.slug}" data-revision="${article.revision}">
<header class="article-head">
${article.kicker && html`<p class="kicker">${article.kicker}</p>`}
<h1>${article.headline}</h1>
${article.standfirst && html`<p class="standfirst" id="${article.standfirst.address}">${sentences(article.standfirst)}</p>`}
${credits(article, library, own)}
</header>
${picture(article, own)}
${articleText(article, own)}
</article>
${pageFoot(
  own,
  topicChips(
    own.say('page.topics'),
    article.topics.map((topic) => ({ ...topic, href: `#${topic.passages[0] ?? 'article'}` })),
    article.language,
  ),
  followLinks(own, follow),
)}
</main>`,
  });
}

function credits(article: Article, library: Library, { say, language }: OwnWords): Markup {
  const dates = (label: string, moment: Temporal.ZonedDateTime) =>
    html`<p><span class="label" lang="${language}">${label}</span> ${dateAndTime(moment, dateStyle(article, library))}</p>`;
  return html`<div class="credits">
${article.byline && html`<p class="byline"><span lang="${language}">${say('page.by')}</span> <span dir="auto">${article.byline}</span></p>`}
${article.dateline && html`<p class="dateline">${article.dateline}</p>`}
<div class="dates">${dates(say('page.published'), article.published)}
${article.updated && dates(say('page.updated'), article.updated)}</div>
</div>`;
}

/** A picture on another server is not loaded, since that server would learn who reads what: the page links to it. */
function picture(article: Article, own: OwnWords): Fragment {
  if (!article.picture) return undefined;
  const { url, alt, caption } = article.picture;
  const src = pictureAddress(article);
  if (!src && !url && !caption) return undefined;
  return html`<figure class="picture${src === undefined && ' picture--caption'}">
${src && html`<img src="${src}" alt="${alt ?? ''}" decoding="async">`}
${
  (caption || url) &&
  html`<figcaption${caption && html` id="${caption.address}"`}>${src === undefined && label(url, own)} ${caption && sentences(caption)}</figcaption>`
}
</figure>`;
}

function label(url: string | undefined, { say, language }: OwnWords): Markup {
  return url
    ? html`<a class="label" href="${url}" rel="noopener" lang="${language}">${say('page.seePicture')}</a>`
    : html`<span class="label" lang="${language}">${say('page.pictured')}</span>`;
}

/** What search engines and link previews read: https://ogp.me. */
function preview(article: Article, library: Library, image: string | undefined): Markup {
  const { publication } = library;
  const url = library.url(article);
  const description = article.standfirst?.text ?? article.sections[0]?.paragraphs[0]?.text ?? '';
  const property = (name: string, content: string | undefined) =>
    content && html`<meta property="${name}" content="${content}">\n`;
  return html`<link rel="canonical" href="${url}">
<meta name="description" content="${description}">
${property('og:type', 'article')}${property('og:title', article.headline)}${property('og:description', description)}${property('og:url', url)}${property('og:site_name', publication.name)}${property('og:locale', article.language.replace('-', '_'))}${property('article:published_time', isoMoment(article.published, publication.timeZone))}${property('article:modified_time', article.updated && isoMoment(article.updated, publication.timeZone))}${property('article:section', article.kicker)}${property('og:image', image)}${property('og:image:alt', article.picture?.alt)}<meta name="twitter:card" content="${image ? 'summary_large_image' : 'summary'}">
`;
}
