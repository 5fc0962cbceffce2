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
  /(?:\p{L}\.){2,}|\p{Lu}\.(?=\s)|[$€£#]?[\p{L}\p{M}\p{N}]+(?:(?:[.'’&/-]|,(?=\d{3}))[\p{L}\p{M}\p{N}]+)*['’]?|\s[–—-]+\s|[,;:.!?…()[\]–—]/gu;
const ofWord = /[\p{L}\p{M}\p{N}]/u;

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
    words.push(quoteFrom(text.slice(from, to), from));
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
  const whole = text.slice(first.start, last.end);
  return whole.includes('(') || !onlySingleSpaces.test(whole)
    ? whole.replace(/\s*\([^()]*\)/g, '').replace(/\s+/g, ' ')
    : whole;
}

const onlySingleSpaces = /^\S+(?: \S+)*$/;

function addPlainWords(words: Word[], text: string, start: number, end: number): void {
  if (start >= end) return;
  for (const { 0: written, index } of text.slice(start, end).matchAll(pattern)) {
    const { kind, text: own, lower, isCapital, isPossessive } = formOf(written);
    const from = start + index;
    words.push({ kind, text: own, lower, isCapital, isPossessive, start: from, end: from + written.length });
  }
}

type Form = Omit<Word, 'start' | 'end'>;

/** What is the same wherever a word stands: texts repeat their words, and looking at one costs more than looking it up. */
const forms = new Map<string, Form>();
const MOST_FORMS = 50_000;

function formOf(written: string): Form {
  const known = forms.get(written);
  if (known) return known;
  if (forms.size >= MOST_FORMS) forms.clear();
  const text = written.trim();
  const isWord = ofWord.test(text);
  const form: Form = {
    kind: isWord ? 'word' : 'stop',
    text,
    lower: isWord ? text.toLowerCase().replace(/['’]s?$|\.$/, '') : '',
    isCapital: isWord && /^\p{Lu}|^[a-z]{1,2}-\p{Lu}/u.test(text),
    isPossessive: isWord && /['’]s?$/.test(text),
  };
  forms.set(written, form);
  return form;
}

function quoteFrom(text: string, start: number): Word {
  return {
    kind: 'quote',
    text: text.trim(),
    lower: '',
    isCapital: false,
    isPossessive: false,
    start,
    end: start + text.length,
  };
}

function withoutBrackets(words: readonly Word[]): readonly Word[] {
  if (!words.some(({ text }) => text === ')')) return words;
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
