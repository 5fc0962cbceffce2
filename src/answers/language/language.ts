import { arabic } from './arabic.ts';
import { english } from './english.ts';
import { snowballLanguage } from './snowball.ts';

/** What a question wants to be told; `words` is a bare keyword or a request without a question word. */
export const KINDS = [
  'who',
  'when',
  'where',
  'count',
  'amount',
  'why',
  'how',
  'what',
  'yes-no',
  'words',
] as const;
export type Kind = (typeof KINDS)[number];

/** What is asked for. */
export type Asked = {
  readonly kind: Kind;
  /** Where the word stands that names it: "city" in "which city". */
  readonly focus?: number;
  /** The units that an amount may have, as cue bits: those of length for "how far"; absent where any will do. */
  readonly unit?: number;
};

/** What the answers need to know of a language. Every function is pure and takes folded words. */
export type Language = {
  /** BCP 47 primary subtag: `en`. */
  readonly tag: string;
  /** The folded word, where it needs more than folding: "US" is not "us". */
  word?(written: string): string;
  /** What is common to the inflections of a word. */
  stem(folded: string): string;
  /** Words that say how, not what. They never decide which sentence is found. */
  isStopWord(folded: string): boolean;
  isNumberWord(folded: string): boolean;
  /** DATE, REASON and the like, joined. */
  cues(folded: string): number;
  /** What a question of these words asks for. */
  kind(words: readonly string[]): Asked;
  /** How a question opens that takes up the one before: "and", "what about". */
  readonly leadIn: RegExp;
  /** Words that mean the same everywhere: countries and their people. Each group is a list of phrases. */
  readonly aliases: readonly (readonly string[])[];
  /** Everyday words that may stand for each other. Each group is a list of phrases. */
  readonly synonyms: readonly (readonly string[])[];
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
