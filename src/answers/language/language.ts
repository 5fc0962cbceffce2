import { arabic } from './arabic.ts';
import { english } from './english.ts';
import { snowballLanguage } from './snowball.ts';

/** What the answers need to know of a language. Every function is pure and takes folded words. */
export type Language = {
  /** BCP 47 primary subtag: `en`. */
  readonly tag: string;
  /** What is common to the inflections of a word. */
  stem(folded: string): string;
  /** Words that say how, not what. They never decide which sentence is found. */
  isStopWord(folded: string): boolean;
};

const known = new Map<string, Language>([
  ['en', english],
  ['ar', arabic],
]);

/** The language of a BCP 47 tag; for one that we have no words for, its Snowball stemmer or none at all. */
export function languageOf(tag: string): Language {
  const primary = tag.toLowerCase().split('-')[0] ?? '';
  const language = known.get(primary) ?? snowballLanguage(primary);
  known.set(primary, language);
  return language;
}
