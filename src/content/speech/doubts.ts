import type { DraftParagraph, DraftSentence } from './draft.ts';

/** A quotation whose speaker an editor has to name. */
export type Doubt = { readonly address: string; readonly sentence: number; readonly reason: string };

/** Shorter ones are mostly words that the writer keeps at a distance, not speech. */
const SHORTEST_QUOTATION = 3;

/** Lists each sentence whose speaker stayed uncertain, and each quotation, where it begins, that nobody is said to speak. */
export function doubtsOf(draft: readonly DraftParagraph[]): readonly Doubt[] {
  return draft.flatMap((paragraph) =>
    paragraph.sentences.flatMap((sentence) => {
      const reason = reasonOf(sentence, paragraph);
      return reason === undefined ? [] : [{ address: sentence.address, sentence: sentence.index, reason }];
    }),
  );
}

function reasonOf(
  { voice, doubt, settled, start, end }: DraftSentence,
  { spans, text }: DraftParagraph,
): string | undefined {
  const begun = spans.filter((span) => span.start >= start && span.start < end);
  if (doubt || settled) return doubt;
  if (begun.some(({ isUnclosed }) => isUnclosed)) return 'its quotation mark is never closed';
  const isUnspoken = !voice && begun.some((span) => isSpeech(text.slice(span.start, span.end)));
  return isUnspoken ? 'nobody is named as the one who says it' : undefined;
}

/** Long enough, and not the title of a film or a song. */
function isSpeech(quotation: string): boolean {
  const words = quotation.match(/[\p{L}\p{M}\p{N}’'-]+/gu) ?? [];
  const isTitle = words.every(
    (word) => /^[\p{Lu}\p{N}]/u.test(word) || /^(?:a|an|the|of|and|in|on|to|for|with|at|by|from)$/.test(word),
  );
  return words.length >= SHORTEST_QUOTATION && !isTitle;
}
