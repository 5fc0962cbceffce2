import { arabic } from './arabic.ts';
import { english } from './english.ts';
import { snowballLanguage } from './snowball.ts';

/** What the answers need to know of a language. Every function is pure; the results are kept by the vocabulary. */
export type Language = {
  /** BCP 47 primary subtag: `en`. */
  readonly tag: string;
  /** One form for all ways to write the same word: case, accents, possessives, Arabic letter variants. */
  fold(written: string): string;
  /** What is common to the inflections of a folded word. */
  stem(folded: string): string;
  /** Words that say how, not what. They never decide which sentence is found. */
  isStopWord(folded: string): boolean;
};

/** The language of a BCP 47 tag; for one that we have no words for, its Snowball stemmer or none at all. */
export function languageOf(tag: string): Language {
  const primary = tag.toLowerCase().split('-')[0] ?? '';
  if (primary === 'en') return english;
  if (primary === 'ar') return arabic;
  return snowballLanguage(primary);
}
