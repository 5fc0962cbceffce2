/** @import { Choice } from '../../../conversation/index.ts' */
/** @import { WebEvent, WebQuotation, WebRequest } from '../web-message.ts' */
/** @import { Outcome } from './sending.js' */
import { createArticleMarks, markFromAddress } from './article-marks.js';
import { createComposer } from './composer.js';
import { createConnection } from './connection.js';
import { createConversation } from './conversation.js';
import { find } from './dom.js';
import { createLogView } from './log-view.js';
import { createSending } from './sending.js';
import { createSheet } from './sheet.js';
import { language, words } from './words.js';

/** Remembers in this browser that there is a chat, so that what comes later is fetched; the chat's name itself is hidden from scripts. */
const BEGUN = 'pullquote-begun';

const MOST_SUGGESTIONS = 6;

const panel = find(document, '#chat', HTMLElement);
const openers = ['#chat-opener', '.skip--chat'].map((selector) => find(document, selector, HTMLElement));
const status = find(panel, '.chat-status', HTMLElement);
const articleElement = document.querySelector('[data-article]');
const page = articleElement instanceof HTMLElement ? articleElement : null;

const article = createArticleMarks(page);
const conversation = createConversation();
const log = createLogView(find(panel, '.chat-log', HTMLElement), article, { choose, show });
const composer = createComposer(find(panel, 'form', HTMLFormElement), {
  say: (text) => say({ text }, text),
  typed: conversation.typed,
});
const sheet = createSheet(panel, openers, composer.focus);
const connection = createConnection({ after: conversation.lastEvent, hear, report: reportConnection });
const sending = createSending(reportSending);

if (page) markFromAddress(page);
welcome();
restore();
if (recall(BEGUN)) connection.open();

/** @param {{ text: string } | { action: string }} what @param {string} shown */
function say(what, shown) {
  const request = {
    id: newId(),
    ...what,
    language,
    ...(page?.dataset.article && { article: page.dataset.article }),
  };
  const view = log.addSaid(conversation.say(request, shown));
  log.await(true);
  log.scrollTo(view);
  sending.send(request);
}

/** @param {Choice} choice */
function choose({ label, action }) {
  say({ action }, label);
}

/** @param {WebQuotation} quotation */
function show(quotation) {
  article.show(quotation, { focus: true });
  log.setShown(quotation);
}

/** What answers the reader is shown in the article at once; what comes unasked, or answers nothing, leaves the page where it is. @param {WebEvent} event */
function hear(event) {
  const asked = conversation.awaiting();
  if (!conversation.hear(event)) return;
  const view = log.addHeard(event);
  log.await(conversation.awaiting());
  const said = asked && view.previousElementSibling;
  log.scrollTo(said instanceof HTMLElement ? said : view);
  const { blocks, outcome } = event.message;
  const here = blocks.filter((block) => block.kind === 'quotation' && article.holds(block));
  const best = here.find((block) => block.kind === 'quotation' && block.mark) ?? here[0];
  if (!asked || outcome === 'unanswered' || best?.kind !== 'quotation') return;
  article.show(best);
  log.setShown(best);
}

/** @param {WebRequest} request @param {Outcome} outcome */
function reportSending({ id }, outcome) {
  if (outcome.kind === 'later') {
    log.note(id, words.retrying);
    return;
  }
  conversation.settle(id, outcome.kind);
  log.note(id, outcome.kind === 'failed' ? words.failed : '');
  log.await(conversation.awaiting());
  if (outcome.kind === 'failed') return;
  remember(BEGUN);
  connection.open();
}

/** @param {'open' | 'lost'} state */
function reportConnection(state) {
  if (state === 'lost') status.textContent = words.lost;
  else if (status.textContent) {
    status.textContent = words.restored;
    setTimeout(() => {
      if (status.textContent === words.restored) status.textContent = '';
    }, 2500);
  }
}

/** Puts back what this tab had said and heard before the page was loaded again, and sends what was not sent. */
function restore() {
  let last;
  for (const entry of conversation.entries()) {
    last = entry.kind === 'bot' ? log.addHeard(entry.event) : log.addSaid(entry);
    if (entry.kind === 'reader' && entry.state === 'failed') log.note(entry.request.id, words.failed);
  }
  log.await(conversation.awaiting());
  if (last) log.scrollTo(last);
  for (const request of conversation.unsent()) sending.send(request);
}

/** Offers the topics that the page names, here and where they stand on the page. */
function welcome() {
  const topics = [...document.querySelectorAll('.topics [data-action]')].filter(
    (topic) => topic instanceof HTMLElement,
  );
  const choices = topics.map((topic) => ({ label: topic.textContent, action: topic.dataset.action ?? '' }));
  for (const [index, topic] of topics.entries()) {
    topic.addEventListener('click', (event) => {
      const choice = choices[index];
      if (!choice) return;
      event.preventDefault();
      sheet.open();
      choose(choice);
    });
  }
  log.welcome(choices.slice(0, MOST_SUGGESTIONS));
}

/** 128 random bits. `crypto.randomUUID` is not there on a page without https. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {string} key */
function recall(key) {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

/** Where the browser keeps nothing, the page asks for nothing when it is opened again. @param {string} key */
function remember(key) {
  try {
    localStorage.setItem(key, '1');
  } catch {
    return;
  }
}
