/** The words of a text in small letters. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** How alike two sentences are, from 0 to 1: the share of words that they have in common (Dice), in any order. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const size = a.length + b.length;
  return size === 0 ? 0 : (2 * common(a, b)) / size;
}

/** The share of the words of `part` that stand in `whole`. */
export function heldIn(part: readonly string[], whole: readonly string[]): number {
  return part.length === 0 ? 0 : common(part, whole) / part.length;
}

function common(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of b) left.set(word, (left.get(word) ?? 0) + 1);
  return a.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  }).length;
}
