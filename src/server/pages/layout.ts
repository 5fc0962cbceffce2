import type { Library } from '../../content/index.ts';
import type { Assets } from '../assets.ts';
import type { ChatPanel } from '../chat-panel.ts';
import type { Fragment, Markup } from '../markup.ts';
import { html, trusted } from '../markup.ts';
import { ownWords } from '../own-words.ts';
import { directionOf } from './direction.ts';

/** What every page has round its content. */
export type Frame = {
  readonly library: Library;
  readonly assets: Assets;
  readonly chat?: ChatPanel;
};

export type Page = {
  readonly title: string;
  /** The language of most of the page: the article's, or the publication's. */
  readonly language: string;
  /** For search engines and previews. */
  readonly head?: Fragment;
  readonly skipTo: string;
  readonly skipLabel: string;
  readonly main: Markup;
  /** What the reader has open, where the chat belongs beside it. */
  readonly chatAbout?: 'article' | 'articles';
};

/** A whole page. Our own words in it are marked with their language, so that a screen reader speaks them right on any page. */
export function layout({ library, assets, chat }: Frame, page: Page): Markup {
  const { name, language, site } = library.publication;
  const own = ownWords(page.language);
  const withChat = chat && page.chatAbout ? chat : undefined;
  return html`<!doctype html>
<html lang="${page.language}" dir="${directionOf(page.language)}">
<head>
<meta charset="utf-8">
<title>${page.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#fffdfa">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#141519">
<link rel="icon" type="image/svg+xml" href="${assets.url('icon.svg')}">
${styleSheets(['base.css', 'page.css', 'article.css', ...(withChat?.styles ?? [])], assets)}
<link rel="stylesheet" href="${assets.url('print.css')}" media="print">
${withChat && scripts(withChat, assets)}
<link rel="alternate" type="application/atom+xml" title="${name}" href="/feed.xml">
${page.head}
</head>
<body>
<a class="skip" href="#${page.skipTo}" lang="${own.language}">${page.skipLabel}</a>
${withChat && html`<a class="skip skip--chat" href="#question" lang="${own.language}">${own.say('page.skipToChat')}</a>`}
<div class="frame${withChat ? ' frame--chat' : ''}">
<div class="paper">
<header class="masthead">
<a class="nameplate" href="/" lang="${language}" dir="auto">${name}</a>
<nav class="masthead-links" lang="${own.language}">
<a href="/">${own.say('page.latest')}</a>
${site && html`<a href="${site}">${hostOf(site)}</a>`}
</nav>
</header>
${page.main}
<footer class="colophon" lang="${own.language}">
<p><bdi>${own.say('page.everyAnswer')}</bdi></p>
<p><a href="/feed.xml">${own.say('page.feed')}</a></p>
</footer>
</div>
${withChat && page.chatAbout && trusted(withChat.markup(page.chatAbout, page.language))}
</div>
</body>
</html>
`;
}

function styleSheets(files: readonly string[], assets: Assets): Fragment {
  return files.map((file) => html`<link rel="stylesheet" href="${assets.url(file)}">\n`);
}

/** The modules are named beforehand, so that the browser need not find them one behind the other. */
function scripts({ script, modules }: ChatPanel, assets: Assets): Fragment {
  return [
    modules.map((module) => html`<link rel="modulepreload" href="${assets.url(module)}">\n`),
    html`<script type="module" src="${assets.url(script)}"></script>`,
  ];
}

function hostOf(address: string): string {
  return URL.parse(address)?.host.replace(/^www\./, '') ?? address;
}
