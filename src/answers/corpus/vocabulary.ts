import { fold } from '../language/fold.ts';
import type { Language } from '../language/language.ts';
import type { WordVectors } from '../vectors/word-vectors.ts';

/** What is known of a word as it is written, as bits. */
export const CAPITAL = 1;
export const NUMBER = 2;
export const STOP = 4;
export const YEAR = 8;

/** A number for "no such row". */
export const NONE = -1;

/**
 * Every way to write a word that was ever met, in three layers of numbers: *forms* (as written), *words* (folded)
 * and *stems*. Texts are kept as forms, questions are matched by stems. It only grows, so that numbers stay valid.
 */
export type Vocabulary = {
  readonly language: Language;
  /** The form's number; a new one where it was never met. */
  form(written: string): number;
  /** NONE where it was never met. */
  knownStem(stem: string): number;
  /** NONE where it was never met. */
  knownWord(folded: string): number;
  wordOf(form: number): number;
  stemOf(word: number): number;
  flagsOf(form: number): number;
  /** The folded word. */
  textOf(word: number): string;
  stemText(stem: number): string;
  /** Row of the word in the vectors, NONE where it has none. */
  vectorOf(word: number): number;
  /** What the word can tell about an answer, see `Language.cues`. */
  cuesOf(word: number): number;
  readonly words: number;
  readonly stems: number;
};

export function createVocabulary(language: Language, vectors: WordVectors | undefined): Vocabulary {
  const forms = new Map<string, number>();
  const wordOf: number[] = [];
  const flagsOf: number[] = [];
  const words = new Map<string, number>();
  const wordTexts: string[] = [];
  const stemOf: number[] = [];
  const vectorOf: number[] = [];
  const cuesOf: number[] = [];
  const stems = new Map<string, number>();
  const stemTexts: string[] = [];

  function stemNumber(text: string): number {
    const known = stems.get(text);
    if (known !== undefined) return known;
    stems.set(text, stemTexts.length);
    return stemTexts.push(text) - 1;
  }

  function wordNumber(text: string): number {
    const known = words.get(text);
    if (known !== undefined) return known;
    words.set(text, wordTexts.length);
    stemOf.push(stemNumber(language.stem(text)));
    vectorOf.push(vectors?.row(text) ?? NONE);
    cuesOf.push(language.cues(text));
    return wordTexts.push(text) - 1;
  }

  return {
    language,
    form(written) {
      const known = forms.get(written);
      if (known !== undefined) return known;
      const text = language.word?.(written) ?? fold(written);
      // A slice of a text would keep the whole text in memory.
      forms.set(Buffer.from(written).toString(), wordOf.length);
      flagsOf.push(flags(written, text, language));
      return wordOf.push(wordNumber(text)) - 1;
    },
    knownStem: (stem) => stems.get(stem) ?? NONE,
    knownWord: (folded) => words.get(folded) ?? NONE,
    wordOf: (form) => wordOf[form] ?? NONE,
    stemOf: (word) => stemOf[word] ?? NONE,
    flagsOf: (form) => flagsOf[form] ?? 0,
    textOf: (word) => wordTexts[word] ?? '',
    stemText: (stem) => stemTexts[stem] ?? '',
    vectorOf: (word) => vectorOf[word] ?? NONE,
    cuesOf: (word) => cuesOf[word] ?? 0,
    get words() {
      return wordTexts.length;
    },
    get stems() {
      return stemTexts.length;
    },
  };
}

function flags(written: string, folded: string, language: Language): number {
  return (
    (/^\p{Lu}/u.test(written) ? CAPITAL : 0) |
    (/^\p{N}/u.test(folded) || language.isNumberWord(folded) ? NUMBER : 0) |
    (language.isStopWord(folded) ? STOP : 0) |
    (/^(?:1[0-9]|20)\d\ds?$/.test(folded) ? YEAR : 0)
  );
}
