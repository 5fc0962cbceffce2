/** @import { WebQuotation } from '../web-message.ts' */

/**
 * The article on this page, where there is one.
 * @typedef {object} ArticleMarks
 * @property {(quotation: WebQuotation) => boolean} holds whether the page shows the very words of a quotation
 * @property {(quotation: WebQuotation, how?: { focus?: boolean }) => void} show marks its sentences and scrolls to them
 */

/** @param {HTMLElement | null} article @returns {ArticleMarks} */
export function createArticleMarks(article) {
  return {
    holds: (quotation) => sentencesOf(quotation).length > 0,
    show(quotation, { focus = false } = {}) {
      const sentences = sentencesOf(quotation);
      const answering = new Set(quotation.place.marked);
      const marked = sentences.filter(({ dataset }) => answering.has(dataset.sentence ?? ''));
      const [first] = marked.length > 0 ? marked : sentences;
      if (!article || !first) return;
      for (const old of article.querySelectorAll('[data-marked]')) old.removeAttribute('data-marked');
      for (const sentence of sentences) {
        sentence.dataset.marked = marked.length === 0 || marked.includes(sentence) ? 'answer' : 'context';
      }
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
      first.scrollIntoView({ block: 'center', behavior: still ? 'instant' : 'smooth' });
      if (focus) {
        first.tabIndex = -1;
        first.focus({ preventScroll: true });
      }
    },
  };

  /**
   * The elements of the quoted sentences; none where the page shows other words, as after a change of the article.
   * @param {WebQuotation} quotation
   * @returns {HTMLElement[]}
   */
  function sentencesOf({ place, text }) {
    if (!article || article.dataset.article !== place.article) return [];
    const found = place.sentences.flatMap((anchor) => {
      const sentence = article.querySelector(`[data-sentence="${CSS.escape(anchor)}"]`);
      return sentence instanceof HTMLElement && text.includes(sentence.textContent) ? [sentence] : [];
    });
    return found.length === place.sentences.length ? found : [];
  }
}

/** Marks the sentence that the page's address names, so that a shared link shows what it is about. @param {HTMLElement} article */
export function markFromAddress(article) {
  const anchor = decodeURIComponent(location.hash.slice(1));
  const sentence = anchor && article.querySelector(`[data-sentence="${CSS.escape(anchor)}"]`);
  if (sentence instanceof HTMLElement) sentence.dataset.marked = 'answer';
}
