import type { Paragraph } from './article.ts';

/** Where words of an article stand: the paragraph, and the sentences that they touch, counted from 0. */
export type Passage = { readonly paragraph: Paragraph; readonly sentences: readonly number[] };

/**
 * Finds the one paragraph that holds `words`. Gives instead, for an editor, what is wrong with them where no paragraph
 * does or more than one.
 */
export function findPassage(paragraphs: readonly Paragraph[], words: string): Passage | string {
  const holders = words === '' ? [] : paragraphs.filter(({ text }) => text.includes(words));
  const [paragraph, second] = holders;
  if (!paragraph) {
    return `no paragraph has the words ${quoted(words)}; copy them from the text exactly, quotation marks included`;
  }
  if (second) {
    const addresses = holders.map(({ address }) => address).join(', ');
    return `the words ${quoted(words)} stand in ${holders.length} paragraphs (${addresses}); write more of the one that you mean`;
  }
  const start = paragraph.text.indexOf(words);
  const end = start + words.length;
  const sentences = paragraph.sentences.flatMap((sentence, index) =>
    sentence.start < end && sentence.end > start ? [index] : [],
  );
  return { paragraph, sentences };
}

function quoted(words: string): string {
  return `"${words.length > 60 ? `${words.slice(0, 60).toWellFormed()}…` : words}"`;
}
