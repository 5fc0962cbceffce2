import { readdirSync } from 'node:fs';
import { join } from 'node:path';

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

const TITLES = { article: 'Ask this article', articles: 'Ask the articles' } as const;
const INTRODUCTIONS = {
  article: 'In the article’s own words, or not at all.',
  articles: 'In the articles’ own words, or not at all.',
} as const;

/** The panel as HTML, in English. Nothing in it comes from an article or a reader. */
function markup(subject: 'article' | 'articles'): string {
  const title = TITLES[subject];
  return `<button type="button" class="chat-opener" id="chat-opener" aria-controls="chat" aria-expanded="false" lang="en" dir="ltr"><span class="chat-mark" aria-hidden="true"></span>${title}</button>
<aside class="chat" id="chat" aria-labelledby="chat-title" lang="en" dir="ltr">
<header class="chat-head">
<span class="chat-mark" aria-hidden="true"></span>
<div>
<h2 id="chat-title">${title}</h2>
<p>${INTRODUCTIONS[subject]}</p>
</div>
<button type="button" class="chat-close" aria-label="Close the chat"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18"/></svg></button>
</header>
<div class="chat-log" role="log" aria-live="polite" aria-label="Conversation" tabindex="0"></div>
<p class="chat-status" role="status"></p>
<p class="chat-unscripted">To ask a question, please switch on JavaScript. The article is here in full without it.</p>
<form class="composer">
<ul class="completions" id="completions" role="listbox" aria-label="Commands" hidden></ul>
<label class="visually-hidden" for="question">Your question</label>
<textarea id="question" rows="1" placeholder="Ask a question…" dir="auto" enterkeyhint="send" autocomplete="off" aria-autocomplete="list" aria-controls="completions"></textarea>
<button type="submit" class="composer-send" aria-label="Send"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 19V5M6 11l6-6l6 6"/></svg></button>
</form>
</aside>`;
}
