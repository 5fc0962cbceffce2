import type { Article } from '../../content/index.ts';
import { fold } from '../language/fold.ts';
import type { Language } from '../language/language.ts';
import { wordsOf } from '../language/words.ts';
import type { Question } from './question.ts';

/** What else the words of a question are called. */
export type AliasBook = {
  /** For each term the stems of its other names, with how far they stand for it (1: as well as the term itself). */
  othersOf(question: Question): readonly ReadonlyMap<string, number>[];
};

/** Longest name that is looked up, in words. */
const LONGEST = 4;
/** "Iraqi" for "Iraq". */
const ONE_WORD = 0.95;
/** One word of "Abu Mahdi Al Muhandis": other people share it. */
const WORD_OF_NAME = 0.7;

/** The names of a language's countries and what the articles themselves say: their aliases, and their people's. */
export function createAliasBook(language: Language, articles: readonly Article[]): AliasBook {
  const names = new Map<string, Set<string>>();
  const phrase = (name: string) =>
    wordsOf(name)
      .map((word) => language.word?.(word) ?? fold(word))
      .join(' ');
  const add = (group: readonly string[]) => {
    for (const name of group) {
      const others = names.get(name) ?? new Set();
      for (const other of group) if (other !== name) others.add(other);
      names.set(name, others);
    }
  };
  for (const group of language.aliases) add(group);
  for (const { aliases, people } of articles) {
    for (const { word, others } of aliases) add([word, ...others].map(phrase));
    for (const { name, aliases: spellings } of people)
      if (spellings.length > 0) add([name, ...spellings].map(phrase));
  }

  return {
    othersOf({ words, terms }) {
      const found = terms.map(() => new Map<string, number>());
      words.forEach((word, at) => {
        joinWith(words[at + 1], word, found);
        for (let length = 1; length <= LONGEST && at + length <= words.length; length++) {
          const part = words.slice(at, at + length);
          const key = part
            .map(({ text, term }) => (term === undefined ? text : (terms[term]?.text ?? text)))
            .join(' ');
          for (const other of names.get(key) ?? []) {
            const otherWords = other.split(' ').filter((word) => !language.isStopWord(word));
            const strength = otherWords.length === 1 ? ONE_WORD : WORD_OF_NAME;
            for (const { term } of part) {
              if (term === undefined) continue;
              for (const word of otherWords) {
                const stem = language.stem(word);
                const known = found[term]?.get(stem) ?? 0;
                found[term]?.set(stem, Math.max(known, strength));
              }
            }
          }
        }
      });
      return found;

      /** "Sea World" is written "SeaWorld" too. */
      function joinWith(
        next: Question['words'][number] | undefined,
        word: Question['words'][number],
        into: typeof found,
      ) {
        if (next?.term === undefined || word.term === undefined) return;
        const stem = language.stem(word.text + next.text);
        into[word.term]?.set(stem, ONE_WORD);
        into[next.term]?.set(stem, ONE_WORD);
      }
    },
  };
}
