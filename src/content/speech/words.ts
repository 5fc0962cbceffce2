/** A word, a mark that ends a clause, or a whole quotation, with its offsets into the paragraph. */
export type Word = {
  readonly kind: 'word' | 'stop' | 'quote';
  readonly text: string;
  /** In small letters, without a possessive ending or the point of an abbreviation: `trump` for `Trump’s`. */
  readonly lower: string;
  /** A word that begins with a capital, or with `al-` or the like before one. */
  readonly isCapital: boolean;
  readonly isPossessive: boolean;
  readonly start: number;
  readonly end: number;
};

const pattern =
  /(?<word>(?:\p{L}\.){2,}|\p{Lu}\.(?=\s)|[$€£#]?[\p{L}\p{M}\p{N}]+(?:(?:[.'’&/-]|,(?=\d{3}))[\p{L}\p{M}\p{N}]+)*['’]?)|\s[–—-]+\s|[,;:.!?…()[\]–—]/gu;

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
    const from = Math.max(quote.start, start);
    const to = Math.min(quote.end, end);
    if (from >= to) continue;
    addPlainWords(words, text, at, from);
    words.push(wordFrom('quote', text.slice(from, to), from));
    at = to;
  }
  addPlainWords(words, text, at, end);
  return withoutBrackets(words);
}

/** The words as the text has them, without what stands between them in brackets. */
export function textOfWords(words: readonly Word[], text: string): string {
  const first = words[0];
  const last = words.at(-1);
  if (!first || !last) return '';
  return text
    .slice(first.start, last.end)
    .replace(/\s*\([^()]*\)/g, '')
    .replace(/\s+/g, ' ');
}

function addPlainWords(words: Word[], text: string, start: number, end: number): void {
  if (start >= end) return;
  for (const match of text.slice(start, end).matchAll(pattern)) {
    const kind = match[1] === undefined ? 'stop' : 'word';
    words.push(wordFrom(kind, match[0], start + match.index));
  }
}

function wordFrom(kind: Word['kind'], written: string, start: number): Word {
  const text = written.trim();
  const isPossessive = kind === 'word' && /['’]s?$/.test(text);
  return {
    kind,
    text,
    lower: kind === 'word' ? text.toLowerCase().replace(/['’]s?$|\.$/, '') : '',
    isCapital: kind === 'word' && /^\p{Lu}|^[a-z]{1,2}-\p{Lu}/u.test(text),
    isPossessive,
    start,
    end: start + written.length,
  };
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
