import type { Paragraph } from './article.ts';

/** Finds paragraphs by what they mention. */
export type Mentions = {
  /** Those that hold at least one of the phrases: whole words in any case, accents aside, with or without a plural s. */
  of(phrases: readonly string[]): readonly Paragraph[];
  /** How often a phrase stands in all of them together. */
  count(phrase: string): number;
  /** The phrase as it is first written: "US troops" for `us troops`; undefined where it nowhere stands word by word. */
  written(phrase: string): string | undefined;
};

/** Folds the paragraphs once, so that many phrases can be looked for. */
export function mentionsIn(paragraphs: readonly Paragraph[]): Mentions {
  const folded = paragraphs.map((paragraph) => ({ paragraph, words: foldedWords(paragraph.text) }));
  const whole = folded.map(({ words }) => words).join('\n');
  return {
    of(phrases) {
      const patterns = phrases.flatMap(patternsOf);
      return folded.flatMap(({ paragraph, words }) =>
        patterns.some((pattern) => words.includes(pattern)) ? [paragraph] : [],
      );
    },
    count: (phrase) => patternsOf(phrase).reduce((sum, pattern) => sum + countOf(pattern, whole), 0),
    written(phrase) {
      const words = (phrase.match(WORDS) ?? []).join('[^\\p{L}\\p{N}]+');
      if (words === '') return undefined;
      const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, 'iu');
      return paragraphs.flatMap(({ text }) => pattern.exec(text)?.[0] ?? [])[0];
    },
  };
}

function countOf(pattern: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(pattern); at !== -1; at = text.indexOf(pattern, at + pattern.length - 1))
    count += 1;
  return count;
}

const WORDS = /[\p{L}\p{N}\p{M}]+/gu;

/** Scripts that write no spaces between words: there a phrase is found anywhere. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function patternsOf(phrase: string): string[] {
  const words = foldedWords(phrase);
  if (words.trim() === '') return [];
  return WITHOUT_SPACES.test(phrase) ? [words.trim()] : [words, `${words.trimEnd()}s `];
}

/** The words of a text in lower case without accents, with one space before and after each. */
function foldedWords(text: string): string {
  const plain = ASCII.test(text) ? text : text.normalize('NFKD').replace(/\p{M}+/gu, '');
  return ` ${plain
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

const ASCII = /^[ -~]*$/;
