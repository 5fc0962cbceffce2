/** A word, a mark that ends a clause, or a whole quotation, with its offsets into the paragraph. */
export type Word = {
  readonly kind: 'word' | 'stop' | 'quote';
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

const pattern =
  /(?<word>(?:\p{L}\.){2,}|\p{Lu}\.(?=\s)|[$€£#]?[\p{L}\p{M}\p{N}]+(?:[.'’&/-][\p{L}\p{M}\p{N}]+)*['’]?)|(?<dash>\s[–—-]+\s)|(?<stop>[,;:.!?…()[\]–—])/gu;

/**
 * The words of a stretch of a paragraph, quotations as one word each. What stands in round brackets is left out:
 * nobody's words depend on it.
 */
export function wordsOf(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  quotes: readonly { readonly start: number; readonly end: number }[],
): readonly Word[] {
  const words: Word[] = [];
  let at = start;
  for (const quote of quotes) {
    if (quote.end <= start || quote.start >= end) continue;
    words.push(...plainWords(text, at, quote.start));
    const from = Math.max(quote.start, start);
    const to = Math.min(quote.end, end);
    words.push({ kind: 'quote', text: text.slice(from, to), start: from, end: to });
    at = to;
  }
  words.push(...plainWords(text, at, end));
  return withoutBrackets(words);
}

function plainWords(text: string, start: number, end: number): Word[] {
  if (start >= end) return [];
  return [...text.slice(start, end).matchAll(pattern)].map((match) => ({
    kind: match.groups?.word === undefined ? 'stop' : 'word',
    text: match[0].trim(),
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}

function withoutBrackets(words: readonly Word[]): Word[] {
  const kept: Word[] = [];
  const opened: number[] = [];
  for (const word of words) {
    if (word.kind === 'stop' && word.text === ')' && opened.length > 0) {
      kept.length = opened.pop() ?? 0;
      continue;
    }
    if (word.kind === 'stop' && word.text === '(') opened.push(kept.length);
    kept.push(word);
  }
  return kept;
}
