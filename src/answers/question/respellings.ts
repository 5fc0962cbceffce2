import type { Scope } from '../corpus/scope.ts';
import type { Vocabulary } from '../corpus/vocabulary.ts';
import { NONE } from '../corpus/vocabulary.ts';
import { oneErrorAway } from '../naming/spelling.ts';
import type { WordVectors } from '../vectors/word-vectors.ts';
import type { AliasBook } from './alias-book.ts';
import type { Question, Term } from './question.ts';

/** Below so many letters too much is one letter away. */
const SHORTEST = 4;
/** Nobody types a longer word; what is longer was pasted, and would cost its length squared. */
const LONGEST = 24;
/** A word that the article does not have must be one of the so many most common to be what was meant. */
const COMMON = 20_000;

/**
 * What the mistyped words of a question were meant for, so that they can count, mean and go together as if they were typed well. A word
 * is mistyped that neither the language nor the article knows; meant is the word one error away that most of the article's sentences
 * have, or else the most common one of the language, but for names. Other errors are left to `meaningsOf`. Costs some hundred look-ups
 * for each unknown word. Empty without vectors, which tell what a word is.
 */
export function respellingsOf(
  question: Question,
  scope: Scope,
  vocabulary: Vocabulary,
  aliases: AliasBook,
  vectors: WordVectors | undefined,
): ReadonlyMap<string, string> {
  const meant = new Map<string, string>();
  if (!vectors) return meant;
  const { language } = vocabulary;
  const unknown = question.terms.filter((term) => !isRight(term));
  if (unknown.length === 0) return meant;
  const others = aliases.othersOf(question);
  for (const term of unknown) {
    const names = others[question.terms.indexOf(term)] ?? new Map<string, number>();
    if ([...names.keys()].some(isHere)) continue;
    const word = meantBy(term);
    if (word !== undefined) meant.set(term.text, word);
  }
  return meant;

  function isRight({ text, stem, isNumber }: Term): boolean {
    const isTyped = text.length >= SHORTEST && text.length <= LONGEST;
    return isNumber || !isTyped || vectors?.row(text) !== undefined || isHere(stem);
  }

  function isHere(stem: string): boolean {
    return scope.has(vocabulary.knownStem(stem));
  }

  function meantBy({ text, isName }: Term): string | undefined {
    let best: { readonly word: string; readonly rank: number } | undefined;
    for (const word of oneErrorAway(text)) {
      const rank = rankOf(word, isName);
      if (rank !== undefined && (best === undefined || rank < best.rank)) best = { word, rank };
    }
    return best?.word;
  }

  /** The less, the likelier; undefined for what cannot be meant. */
  function rankOf(word: string, isName: boolean): number | undefined {
    if (word.length < SHORTEST || language.isStopWord(word)) return undefined;
    const row = vectors?.row(word);
    if (row === undefined && vocabulary.knownWord(word) === NONE) return undefined;
    const holders = scope.holders(vocabulary.knownStem(language.stem(word)));
    if (holders > 0) return -holders;
    return row !== undefined && row < COMMON && !isName ? row : undefined;
  }
}
