import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { WordKey } from '../../conversation/index.ts';
import { isRightToLeft, knownLanguage, wordsIn } from '../../conversation/index.ts';

const FOLDER = join(import.meta.dirname, 'client');
const SCRIPT = 'chat.js';

/** What the pages need to show the chat: its files, and the panel that its script brings to life. */
export const panel = {
  folder: FOLDER,
  styles: ['chat.css', 'composer.css', 'messages.css', 'quotation.css'],
  script: SCRIPT,
  modules: readdirSync(FOLDER).filter((name) => name.endsWith('.js') && name !== SCRIPT),
  markup,
};

const TITLES = { article: 'chat.askArticle', articles: 'chat.askArticles' } as const;
const INTRODUCTIONS = { article: 'chat.introArticle', articles: 'chat.introArticles' } as const;

/** The words that the script says. */
const OF_THE_SCRIPT = {
  welcome: 'chat.welcome',
  promise: 'chat.promise',
  suggestions: 'chat.suggestions',
  you: 'chat.you',
  answer: 'chat.answer',
  retrying: 'chat.retrying',
  failed: 'chat.failed',
  lost: 'chat.lost',
  restored: 'chat.restored',
  show: 'chat.show',
  open: 'chat.open',
  copy: 'chat.copy',
  copyLink: 'chat.copyLink',
  copied: 'chat.copied',
} as const satisfies Record<string, WordKey>;

/** The words that the script says, as the panel hands them over in `data-words`. */
export type ScriptWords = Readonly<Record<keyof typeof OF_THE_SCRIPT, string>>;

/** The panel as HTML, in the page's language where we speak it, else in English. Nothing in it comes from an article or a reader. */
function markup(subject: 'article' | 'articles', pageLanguage: string): string {
  const words = wordsIn(pageLanguage);
  const say = (key: WordKey) => escaped(words(key));
  const language = knownLanguage(pageLanguage) ?? 'en';
  const own = `lang="${language}" dir="${isRightToLeft(language) ? 'rtl' : 'ltr'}"`;
  const title = say(TITLES[subject]);
  return `<button type="button" class="chat-opener" id="chat-opener" aria-controls="chat" aria-expanded="false" ${own}><span class="chat-mark" aria-hidden="true"></span>${title}</button>
<aside class="chat" id="chat" aria-labelledby="chat-title" ${own} data-words="${scriptWords(words)}">
<header class="chat-head">
<span class="chat-mark" aria-hidden="true"></span>
<div>
<h2 id="chat-title">${title}</h2>
<p>${say(INTRODUCTIONS[subject])}</p>
</div>
<button type="button" class="chat-close" aria-label="${say('chat.close')}"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18"/></svg></button>
</header>
<div class="chat-log" role="log" aria-live="polite" aria-label="${say('chat.conversation')}" tabindex="0"></div>
<p class="chat-status" role="status"></p>
<p class="chat-unscripted">${say('chat.unscripted')}</p>
<form class="composer">
<ul class="completions" id="completions" role="listbox" aria-label="${say('chat.commands')}" hidden></ul>
<label class="visually-hidden" for="question">${say('chat.question')}</label>
<textarea id="question" rows="1" placeholder="${say('chat.placeholder')}" dir="auto" enterkeyhint="send" autocomplete="off" aria-autocomplete="list" aria-controls="completions"></textarea>
<button type="submit" class="composer-send" aria-label="${say('chat.send')}"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 19V5M6 11l6-6l6 6"/></svg></button>
</form>
</aside>`;
}

function scriptWords(words: (key: WordKey) => string): string {
  const said = Object.entries(OF_THE_SCRIPT).map(([name, key]) => [name, words(key)]);
  return escaped(JSON.stringify(Object.fromEntries(said)));
}

/** Text as it stands in HTML, in attributes as well. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
