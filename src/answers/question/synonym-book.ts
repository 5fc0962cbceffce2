import type { Language } from '../language/language.ts';
import { wordsOf } from '../language/words.ts';
import type { Question } from './question.ts';

/** What the words of a question may be put as, whatever the article is about. */
export type SynonymBook = {
  /** For each term the stems that may stand for it, with how far. */
  othersOf(question: Question): readonly ReadonlyMap<string, number>[];
};

/** Longest phrase that is looked up, in words. */
const LONGEST = 3;
/** "Dismissed" for "sacked". */
const ONE_WORD = 0.6;
/** One word of "lose their jobs" for "sacked": the others are needed to mean it. */
const WORD_OF_PHRASE = 0.45;

const books = new WeakMap<Language, SynonymBook>();

/** The book of a language, made once. */
export function synonymBookOf(language: Language): SynonymBook {
  const known = books.get(language);
  if (known) return known;
  const book = createSynonymBook(language);
  books.set(language, book);
  return book;
}

/** One way to put it: its words as stems, joined, and those of them that say something. */
type Phrase = { readonly key: string; readonly telling: readonly string[]; readonly strength: number };

function createSynonymBook(language: Language): SynonymBook {
  const groups = new Map<string, (readonly Phrase[])[]>();
  for (const group of language.synonyms) {
    const phrases = group.map((text) => phraseOf(text, language));
    for (const { key } of phrases) groups.set(key, [...(groups.get(key) ?? []), phrases]);
  }

  return {
    othersOf({ words, terms }) {
      const found = terms.map(() => new Map<string, number>());
      const keys = words.map(({ text }) => language.stem(text));
      words.forEach((_, at) => {
        for (let length = 1; length <= LONGEST && at + length <= words.length; length++) {
          const key = keys.slice(at, at + length).join(' ');
          for (const phrase of groups.get(key)?.flat() ?? []) {
            if (phrase.key !== key) stand(phrase, words.slice(at, at + length));
          }
        }
      });
      return found;

      function stand({ telling, strength }: Phrase, part: Question['words']): void {
        for (const { term } of part) {
          const stems = term === undefined ? undefined : found[term];
          for (const stem of telling) stems?.set(stem, Math.max(stems.get(stem) ?? 0, strength));
        }
      }
    },
  };
}

function phraseOf(text: string, language: Language): Phrase {
  const words = wordsOf(text);
  const telling = words.filter((word) => !language.isStopWord(word)).map(language.stem);
  return {
    key: words.map(language.stem).join(' '),
    telling,
    strength: telling.length === 1 ? ONE_WORD : WORD_OF_PHRASE,
  };
}
