import type { Scope } from '../corpus/scope.ts';
import type { Vocabulary } from '../corpus/vocabulary.ts';
import { NONE } from '../corpus/vocabulary.ts';
import { isMisspelling, isSameName, sharedLetters } from '../naming/spelling.ts';
import type { WordVectors } from '../vectors/word-vectors.ts';
import type { AliasBook } from './alias-book.ts';
import type { Question, Term } from './question.ts';
import { synonymBookOf } from './synonym-book.ts';

/** How a term of the question is found where it is looked for. */
export type Meaning = {
  readonly term: Term;
  /** Stems that count as the term, with how far (1: the term itself). */
  readonly stems: ReadonlyMap<number, number>;
  /**
   * `exact`: it occurs; `other`: under another name or spelling, or it was typed with an error; `synonym`: a word that stands for
   * it does; `related`: only words that mean nearly the same; `none`: nothing like it.
   */
  readonly found: 'exact' | 'other' | 'synonym' | 'related' | 'none';
  /** How much the term says: rare words say more. Above 0. */
  readonly weight: number;
  /** The term as the vocabulary numbers it, or NONE. */
  readonly word: number;
  /** Row of the term in the vectors, or NONE. */
  readonly vector: number;
};

const SAME_NAME = 0.85;
const MISSPELT = 0.85;
/** A misspelling of what is itself a word: "form" for "from". */
const MISSPELT_WORD = 0.4;
const DERIVED = 0.75;
const NEIGHBOURS = 4;
const NEAREST_COSINE = 0.45;

/**
 * Looks every term up. A word that occurs is taken as it is; one that does not is tried as another spelling of a name,
 * as a typing error, as a derivation, and at last by the company it keeps.
 */
export function meaningsOf(
  question: Question,
  scope: Scope,
  vocabulary: Vocabulary,
  aliases: AliasBook,
  vectors: WordVectors | undefined,
): Meaning[] {
  const others = aliases.othersOf(question);
  const synonyms = synonymBookOf(vocabulary.language).othersOf(question);
  return question.terms.map((term, at) => {
    const vector = vectors?.row(term.text) ?? NONE;
    const stems = new Map<number, number>();
    for (const [stem, strength] of others[at] ?? []) {
      const number = vocabulary.knownStem(stem);
      if (number !== NONE && scope.has(number)) stems.set(number, strength);
    }
    const own = vocabulary.knownStem(term.stem);
    const occurs = own !== NONE && scope.has(own);
    let found: Meaning['found'] = 'none';
    if (occurs && !term.isRespelled) found = 'exact';
    else if (occurs || stems.size > 0) found = 'other';
    if (occurs) stems.set(own, 1);
    if (found === 'none' && !term.isNumber)
      found = resolveUnknown(term, vector, scope, vocabulary, vectors, stems);
    for (const [stem, strength] of synonyms[at] ?? []) {
      const number = vocabulary.knownStem(stem);
      if (number === NONE || !scope.has(number)) continue;
      stems.set(number, Math.max(stems.get(number) ?? 0, strength));
      if (found === 'none' || found === 'related') found = 'synonym';
    }
    const word = vocabulary.knownWord(term.text);
    return { term, word, stems, found, weight: weightOf(stems, vector, scope, vectors), vector };
  });
}

/** Fills `stems` for a word that does not occur. */
function resolveUnknown(
  term: Term,
  vector: number,
  scope: Scope,
  vocabulary: Vocabulary,
  vectors: WordVectors | undefined,
  stems: Map<number, number>,
): Meaning['found'] {
  const isWord = vector !== NONE;
  const spelled = new Map<number, number>();
  const related: { stem: number; strength: number }[] = [];
  const put = (word: number, strength: number) => {
    const stem = vocabulary.stemOf(word);
    spelled.set(stem, Math.max(spelled.get(stem) ?? 0, strength));
  };
  scope.eachWord((word) => {
    const text = vocabulary.textOf(word);
    if (isSameName(term.text, text)) put(word, SAME_NAME);
    else if (isMisspelling(term.text, text)) put(word, isWord ? MISSPELT_WORD : MISSPELT);
    else if (isDerived(term.text, text, cosineOf(vector, word))) put(word, DERIVED);
    const cosine = cosineOf(vector, word);
    if (cosine > NEAREST_COSINE)
      related.push({ stem: vocabulary.stemOf(word), strength: 0.9 * (cosine - 0.2) });
    else if (!vectors) {
      const alike = sharedLetters(term.text, text);
      if (alike > 0.6) related.push({ stem: vocabulary.stemOf(word), strength: 0.8 * alike });
    }
  });

  function cosineOf(row: number, word: number): number {
    const other = vocabulary.vectorOf(word);
    return vectors && row !== NONE && other !== NONE ? vectors.cosine(row, other) : 0;
  }

  related.sort((a, b) => b.strength - a.strength);
  for (const { stem, strength } of related.slice(0, NEIGHBOURS)) {
    stems.set(stem, Math.max(stems.get(stem) ?? 0, strength));
  }
  for (const [stem, strength] of spelled) stems.set(stem, Math.max(stems.get(stem) ?? 0, strength));
  if ([...spelled.values()].some((strength) => strength > MISSPELT_WORD)) return 'other';
  return stems.size > 0 ? 'related' : 'none';
}

/** "withdraw" and "withdrawal" where the stemmer keeps them apart: a long beginning in common and, where known, a like meaning. */
function isDerived(a: string, b: string, cosine: number): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 5 || Math.abs(a.length - b.length) > 4) return false;
  const shared = Math.max(5, shorter - 2);
  return a.startsWith(b.slice(0, shared)) && (cosine > 0.3 || shared >= 7);
}

/** BM25's idf in the scope, lowered for words that are common in the language at large. */
function weightOf(
  stems: ReadonlyMap<number, number>,
  vector: number,
  scope: Scope,
  vectors: WordVectors | undefined,
): number {
  let holders = 0;
  for (const [stem, strength] of stems) {
    if (strength > 0.8) holders = Math.max(holders, scope.holders(stem));
  }
  const rarity = Math.log(1 + (scope.sentences - holders + 0.5) / (holders + 0.5));
  if (!vectors) return rarity;
  const common = vector === NONE ? 1 : Math.min(1, Math.log((vector + 20) / 20) / Math.log(2500));
  return rarity * (0.4 + 0.6 * common);
}
