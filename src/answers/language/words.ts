/**
 * What counts as a word: initials with their dots ("U.S."), numbers with their separators ("5,000", "7.28"), and
 * runs of letters and digits with an apostrophe inside ("don't"). Hyphens part words: "pro-Iranian" is two.
 */
const WORD = /(?:\p{Lu}\.){2,}|\p{N}+(?:[.,:٫٬]\p{N}+)+|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** Every word of a text in order, as it is written. */
export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}
