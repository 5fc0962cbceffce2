import type { Paragraph } from './article.ts';

/** Where words of an article stand. */
export type Passage = {
  readonly paragraph: Paragraph;
  /** Those that the words touch where they first stand, counted from 0. */
  readonly sentences: readonly number[];
  /** Whether the words stand again further on in the paragraph. */
  readonly again: boolean;
};

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
  return { paragraph, sentences, again: paragraph.text.includes(words, start + 1) };
}

/** What is wrong with words that must be of certain sentences but stand twice in their paragraph. */
export function standsTwice(words: string, { paragraph }: Passage): string {
  return `the words ${quoted(words)} stand more than once in ${paragraph.address}; write more of the sentence that you mean`;
}

function quoted(words: string): string {
  return `"${words.length > 60 ? `${words.slice(0, 60).toWellFormed()}…` : words}"`;
}
