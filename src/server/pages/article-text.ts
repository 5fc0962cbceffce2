import type { Article, Paragraph, Section } from '../../content/index.ts';
import { sentenceAnchor } from '../../content/index.ts';
import type { Fragment, Markup } from '../markup.ts';
import { html } from '../markup.ts';
import type { OwnWords } from '../own-words.ts';

/**
 * Sections with their headings, every sentence in an element of its own, so that it can be linked to and marked; then
 * the note of a correction.
 */
export function articleText(article: Article, { say, language }: OwnWords): Markup {
  const { correction } = article;
  return html`<div class="text">${article.sections.map(section)}
${correction && html`<p class="correction" id="${correction.note.address}"><span class="label" lang="${language}">${say('page.correction')}</span> ${sentences(correction.note)}</p>`}</div>`;
}

function section({ heading, paragraphs }: Section): Markup {
  return html`<section>
${heading && html`<h2>${heading}</h2>`}
${paragraphs.map(
  (paragraph) => html`<p id="${paragraph.address}">${sentences(paragraph)}</p>
`,
)}</section>
`;
}

/**
 * The characters of a paragraph exactly as they are, with each sentence in a span. The paragraph carries the
 * address of its first sentence.
 */
export function sentences({ address, text, sentences: spans }: Paragraph): Fragment[] {
  const fragments: Fragment[] = [];
  let end = 0;
  for (const [index, sentence] of spans.entries()) {
    const anchor = sentenceAnchor(address, index);
    const words = text.slice(sentence.start, sentence.end);
    fragments.push(
      text.slice(end, sentence.start),
      index === 0
        ? html`<span class="sentence" data-sentence="${anchor}">${words}</span>`
        : html`<span class="sentence" id="${anchor}" data-sentence="${anchor}">${words}</span>`,
    );
    end = sentence.end;
  }
  fragments.push(text.slice(end));
  return fragments;
}
