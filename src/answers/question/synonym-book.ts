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

function createSynonymBook(language: Language): SynonymBook {
  const stemsOf = (phrase: string) => wordsOf(phrase).map(language.stem).join(' ');
  const groups = new Map<string, (readonly string[])[]>();
  for (const group of language.synonyms) {
    for (const phrase of group) {
      const key = stemsOf(phrase);
      groups.set(key, [...(groups.get(key) ?? []), group]);
    }
  }

  return {
    othersOf({ words, terms }) {
      const found = terms.map(() => new Map<string, number>());
      words.forEach((_, at) => {
        for (let length = 1; length <= LONGEST && at + length <= words.length; length++) {
          const part = words.slice(at, at + length);
          const key = part.map(({ text }) => language.stem(text)).join(' ');
          for (const group of groups.get(key) ?? []) {
            for (const phrase of group) if (stemsOf(phrase) !== key) stand(phrase, part);
          }
        }
      });
      return found;

      function stand(phrase: string, part: Question['words']): void {
        const telling = wordsOf(phrase).filter((word) => !language.isStopWord(word));
        const strength = telling.length === 1 ? ONE_WORD : WORD_OF_PHRASE;
        for (const { term } of part) {
          const stems = term === undefined ? undefined : found[term];
          for (const word of telling) {
            const stem = language.stem(word);
            stems?.set(stem, Math.max(stems.get(stem) ?? 0, strength));
          }
        }
      }
    },
  };
}
