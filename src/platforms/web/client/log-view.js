/** @import { Choice } from '../../../conversation/index.ts' */
/** @import { WebEvent, WebQuotation } from '../web-message.ts' */
/** @import { ArticleMarks } from './article-marks.js' */
/** @import { Said } from './conversation.js' */
/** @import { Deeds } from './message-view.js' */
import { element, spoken } from './dom.js';
import { choicesView, messageView } from './message-view.js';
import { placeOf } from './quotation-view.js';
import { words } from './words.js';

/**
 * The conversation as it is seen.
 * @param {HTMLElement} log
 * @param {ArticleMarks} article
 * @param {Deeds} deeds
 */
export function createLogView(log, article, deeds) {
  const dots = element(
    'div',
    { class: 'typing', 'aria-hidden': 'true' },
    ...[1, 2, 3].map(() => element('span', {})),
  );
  /** @type {Map<string, HTMLElement>} */
  const notes = new Map();

  return {
    /** @param {Said} said */
    addSaid({ request, shown }) {
      const note = element('p', { class: 'said-note' });
      notes.set(request.id, note);
      const view = element(
        'div',
        { class: 'said' },
        spoken(words.you),
        element('p', { class: 'said-text', dir: 'auto' }, shown),
        note,
      );
      append(view);
      return view;
    },
    /** What to say below a reader's message; nothing where all is well. @param {string} id @param {string} text */
    note(id, text) {
      const note = notes.get(id);
      if (note && note.textContent !== text) note.textContent = text;
    },
    /** A correction goes below the message that it corrects, whatever was said since. @param {WebEvent} event */
    addHeard(event) {
      const view = messageView(event, article, deeds);
      const earlier = event.replyTo && log.querySelector(`[data-message="${CSS.escape(event.replyTo)}"]`);
      if (earlier) {
        view.classList.add('message--attached');
        earlier.after(view);
      } else append(view);
      return view;
    },
    /** What to begin with, above everything. @param {readonly Choice[]} choices */
    welcome(choices) {
      log.prepend(
        element(
          'div',
          { class: 'welcome' },
          element('h3', {}, words.welcome),
          element('p', {}, words.promise),
          choices.length > 0 && element('p', { class: 'label' }, words.suggestions),
          choices.length > 0 && choicesView(choices, deeds),
        ),
      );
    },
    /** Sets apart the quotation whose sentence the article shows now. @param {WebQuotation} quotation */
    setShown(quotation) {
      for (const old of log.querySelectorAll('[data-shown]')) old.removeAttribute('data-shown');
      const cards = log.querySelectorAll(`[data-place="${CSS.escape(placeOf(quotation))}"]`);
      [...cards].at(-1)?.setAttribute('data-shown', '');
    },
    /** Shows or ends that an answer is on its way. @param {boolean} awaiting */
    await(awaiting) {
      if (awaiting) log.append(dots);
      else dots.remove();
    },
    /** Shows a message from its beginning. @param {HTMLElement} view */
    scrollTo(view) {
      log.scrollTo({ top: view.offsetTop - log.offsetTop - 12, behavior: 'instant' });
    },
  };

  /** @param {HTMLElement} view */
  function append(view) {
    log.append(view);
    if (dots.isConnected) log.append(dots);
  }
}
