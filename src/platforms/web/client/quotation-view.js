/** @import { WebQuotation } from '../web-message.ts' */
/** @import { ArticleMarks } from './article-marks.js' */
import { button, element, link } from './dom.js';
import { icon } from './icons.js';
import { words } from './words.js';

/**
 * The article's words as a card, with what must stand beside them.
 * @param {WebQuotation} quotation
 * @param {ArticleMarks} article
 * @param {() => void} show shows the sentence in the article
 */
export function quotationView(quotation, article, show) {
  const { language, speaker, source, url, past } = quotation;
  const here = !past && article.holds(quotation);
  const quote = element('blockquote', { cite: url, lang: language, dir: 'auto' }, ...markedText(quotation));
  if (here) quote.addEventListener('click', () => getSelection()?.isCollapsed && show());
  return element(
    'figure',
    {
      class: ['quotation', !source && 'quotation--quiet', past && 'quotation--past']
        .filter(Boolean)
        .join(' '),
      'data-here': here ? '' : undefined,
      'data-place': placeOf(quotation),
    },
    quote,
    (speaker !== undefined || source !== undefined) &&
      element(
        'figcaption',
        {},
        speaker !== undefined && element('p', { class: 'speaker', lang: language, dir: 'auto' }, speaker),
        source &&
          element(
            'p',
            { class: 'source', dir: 'auto' },
            link(url, { lang: language }, source.headline),
            element('span', { class: 'source-date' }, source.date),
          ),
      ),
    source && !past && actionsView(quotation, here, show),
  );
}

/**
 * What can be done with a quotation.
 * @param {WebQuotation} quotation
 * @param {boolean} here whether the page shows it
 * @param {() => void} show
 */
function actionsView(quotation, here, show) {
  return element(
    'div',
    { class: 'quotation-actions' },
    here
      ? button({ class: 'action action--show' }, show, icon('show'), words.show)
      : link(pageOf(quotation), { class: 'action action--show' }, icon('open'), words.open),
    copyButton('copy', words.copy, () => forPasting(quotation)),
    copyButton('link', words.copyLink, () => quotation.url),
  );
}

/** The text in three pieces, the middle one marked; in one where nothing is to be marked, or all of it is past. @param {WebQuotation} quotation */
function markedText({ text, mark, past }) {
  if (past) return [element('del', {}, text)];
  if (!mark) return [text];
  return [
    text.slice(0, mark.start),
    element('mark', {}, text.slice(mark.start, mark.end)),
    text.slice(mark.end),
  ].filter((piece) => piece !== '');
}

/** Names the quoted sentences. @param {WebQuotation} quotation */
export function placeOf({ place }) {
  return `${place.revision} ${place.sentences.join(' ')}`;
}

/** Our own page at the sentence, beside which the chat goes on. @param {WebQuotation} quotation */
function pageOf({ place }) {
  const anchor = place.marked[0] ?? place.sentences[0] ?? '';
  return `/articles/${encodeURIComponent(place.article)}#${encodeURIComponent(anchor)}`;
}

/** A quotation that is passed on still says where it is from. @param {WebQuotation} quotation */
function forPasting({ text, speaker, source, url }) {
  const from = [speaker, source?.headline, source?.date].filter((part) => part !== undefined).join(', ');
  return [text, from && `— ${from}`, url].filter(Boolean).join('\n');
}

/**
 * Nothing where the browser gives no clipboard, as on a page without https.
 * @param {'copy' | 'link'} name
 * @param {string} label
 * @param {() => string} text
 */
function copyButton(name, label, text) {
  if (!navigator.clipboard) return undefined;
  const said = element('span', {}, label);
  const made = button({ class: 'action' }, copy, icon(name), said);
  return made;

  async function copy() {
    const copied = await navigator.clipboard.writeText(text()).then(
      () => true,
      () => false,
    );
    if (!copied) return;
    said.textContent = words.copied;
    made.firstElementChild?.replaceWith(icon('done'));
    setTimeout(() => {
      said.textContent = label;
      made.firstElementChild?.replaceWith(icon(name));
    }, 2000);
  }
}
