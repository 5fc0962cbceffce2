import { fold } from './fold.ts';

/** A set out of a text of words. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/).map(fold));
}

/** A function out of sets of words, each with its bit: the bits of all sets that hold the word. */
export function cueTable(
  lists: readonly (readonly [bit: number, words: string])[],
): (folded: string) => number {
  const bits = new Map<string, number>();
  for (const [bit, words] of lists) {
    for (const word of wordSet(words)) bits.set(word, (bits.get(word) ?? 0) | bit);
  }
  return (folded) => bits.get(folded) ?? 0;
}
