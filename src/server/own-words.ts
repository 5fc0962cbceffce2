import type { Words } from '../conversation/index.ts';
import { knownLanguage, wordsIn } from '../conversation/index.ts';

/** A page's own words, which speak of the page and never of the news. */
export type OwnWords = {
  /** The language of the words, which the markup has to name: that of the page may be another. */
  readonly language: string;
  readonly say: Words;
};

/** The words for a page in a language (BCP 47): in that language where we speak it, else in English. */
export function ownWords(pageLanguage: string): OwnWords {
  return { language: knownLanguage(pageLanguage) ?? 'en', say: wordsIn(pageLanguage) };
}
