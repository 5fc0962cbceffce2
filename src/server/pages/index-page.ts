import type { Article } from '../../content/index.ts';
import type { Link } from '../../conversation/index.ts';
import type { Fragment, Markup } from '../markup.ts';
import { html } from '../markup.ts';
import type { OwnWords } from '../own-words.ts';
import { ownWords } from '../own-words.ts';
import { dateOnly, dateStyle } from './dates.ts';
import { directionOf } from './direction.ts';
import { followLinks } from './follow-links.ts';
import type { Frame } from './layout.ts';
import { layout } from './layout.ts';
import { pageFoot } from './page-foot.ts';
import { topicChips } from './topic-chips.ts';

const PER_PAGE = 50;

/** How many pages the list of the articles has; one where there is no article. */
export function indexPages(articles: number): number {
  return Math.max(1, Math.ceil(articles / PER_PAGE));
}

/** The articles, newest first, fifty a page; `page` counts from 1. */
export function indexPage(frame: Frame, page: number, follow: readonly Link[]): Markup {
  const { library } = frame;
  const { publication, articles, topics } = library;
  const pages = indexPages(articles.length);
  const own = ownWords(publication.language);
  const { say } = own;
  const shown = articles.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  return layout(frame, {
    title: page === 1 ? publication.name : `${publication.name}, ${say('page.number', { page, pages })}`,
    language: publication.language,
    skipTo: 'articles',
    skipLabel: say('page.skipToList'),
    chatAbout: 'articles',
    main: html`<main class="page" id="articles" tabindex="-1">
<h1 class="visually-hidden" lang="${own.language}">${say('page.latest')}</h1>
${shown.length === 0 && html`<p class="empty" lang="${own.language}">${say('page.noArticles')}</p>`}
<ol class="teasers">
${shown.map((article, index) => teaser(article, frame, page === 1 && index === 0))}</ol>
${pager(page, pages, own)}
${pageFoot(
  own,
  topicChips(
    say('page.topicsOfAll'),
    topics.map((topic) => ({ ...topic, href: `/articles/${topic.article}` })),
    publication.language,
  ),
  followLinks(own, follow),
)}
</main>`,
  });
}

function teaser(article: Article, { library }: Frame, lead: boolean): Markup {
  return html`<li class="teaser${lead ? ' teaser--lead' : ''}" lang="${article.language}" dir="${directionOf(article.language)}">
${article.kicker && html`<p class="kicker">${article.kicker}</p>`}
<h2><a href="/articles/${article.slug}">${article.headline}</a></h2>
${article.standfirst && html`<p class="teaser-text">${article.standfirst.text}</p>`}
<p class="teaser-date">${dateOnly(article.updated ?? article.published, dateStyle(article, library))}</p>
</li>
`;
}

function pager(page: number, pages: number, { say, language }: OwnWords): Fragment {
  if (pages === 1) return undefined;
  return html`<nav class="pager" lang="${language}">
${page > 1 && html`<a rel="prev" href="/${page > 2 ? `?page=${page - 1}` : ''}">${say('page.newer')}</a>`}
<p>${say('page.number', { page, pages })}</p>
${page < pages && html`<a rel="next" href="/?page=${page + 1}">${say('page.older')}</a>`}
</nav>`;
}
