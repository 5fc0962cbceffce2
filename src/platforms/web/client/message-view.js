/** @import { Choice } from '../../../conversation/index.ts' */
/** @import { WebArticle, WebBlock, WebEvent, WebQuotation } from '../web-message.ts' */
/** @import { ArticleMarks } from './article-marks.js' */
import { button, element, link, spoken } from './dom.js';
import { quotationView } from './quotation-view.js';
import { words } from './words.js';

/**
 * What can be done with a message.
 * @typedef {object} Deeds
 * @property {(choice: Choice) => void} choose
 * @property {(quotation: WebQuotation) => void} show
 */

/**
 * One of the bot's messages.
 * @param {WebEvent} event
 * @param {ArticleMarks} article
 * @param {Deeds} deeds
 */
export function messageView({ id, message }, article, deeds) {
  return element(
    'article',
    { class: `message message--${message.outcome ?? 'said'}`, 'data-message': id },
    spoken(words.answer),
    ...message.blocks.map((block) => blockView(block, article, deeds)),
    message.choices.length > 0 && choicesView(message.choices, deeds),
  );
}

/** @param {WebBlock} block @param {ArticleMarks} article @param {Deeds} deeds */
function blockView(block, article, deeds) {
  switch (block.kind) {
    case 'words':
      return element('p', { class: 'words', dir: 'auto' }, block.text);
    case 'quotation':
      return quotationView(block, article, () => deeds.show(block));
    case 'article':
      return cardView(block);
    case 'list':
      return element(
        'ul',
        { class: 'list' },
        ...block.items.map((item) => element('li', {}, itemView(item, deeds))),
      );
    case 'links':
      return element(
        'ul',
        { class: 'links' },
        ...block.links.map(({ label, url }) =>
          element('li', {}, link(url, { class: 'button', rel: 'noopener', dir: 'auto' }, label)),
        ),
      );
  }
}

/** Choices as buttons. @param {readonly Choice[]} choices @param {Deeds} deeds */
export function choicesView(choices, deeds) {
  return element(
    'div',
    { class: 'choices' },
    ...choices.map((choice) =>
      button({ class: 'chip', dir: 'auto' }, () => deeds.choose(choice), choice.label),
    ),
  );
}

/** A command is shown beside what it does; what is no command is an inner address and not for reading. @param {Choice} item @param {Deeds} deeds */
function itemView(item, deeds) {
  const command = /^\/[a-z0-9_]+$/.test(item.action) ? item.action : undefined;
  return button(
    { class: 'item' },
    () => deeds.choose(item),
    element('span', { class: 'item-label', dir: 'auto' }, item.label),
    command !== undefined && element('span', { class: 'item-command' }, command),
  );
}

/** @param {WebArticle} card */
function cardView({ page, language, kicker, headline, standfirst, date }) {
  return element(
    'section',
    { class: 'card', lang: language, dir: 'auto' },
    kicker !== undefined && element('p', { class: 'kicker' }, kicker),
    element('h3', {}, link(page, {}, headline)),
    standfirst !== undefined && element('p', { class: 'card-text' }, standfirst),
    element('p', { class: 'source-date' }, date),
  );
}
