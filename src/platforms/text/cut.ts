/** UTF-16 offsets, the end exclusive. */
export type Span = { readonly start: number; readonly end: number };

/** Between words, but not where a space holds them together. */
const BREAK = /[^\S\u00A0\u202F\uFEFF]/;
const segmenter = new Intl.Segmenter();

/**
 * Cuts a text into pieces of at most `limit` UTF-16 units: behind the last of `ends` that fits (offsets, ascending),
 * else between words, else between characters. White space at a cut is left out, and nothing else.
 */
export function cut(text: string, limit: number, ends: readonly number[]): Span[] {
  const pieces: Span[] = [];
  let start = skipSpace(text, 0);
  while (text.length - start > limit) {
    const most = start + limit;
    const sentence = ends.findLast((end) => end <= most);
    const end = sentence !== undefined && sentence > start ? sentence : wordEnd(text, start, most);
    pieces.push({ start, end: start + text.slice(start, end).trimEnd().length });
    start = skipSpace(text, end);
  }
  if (start < text.length) pieces.push({ start, end: text.trimEnd().length });
  return pieces;
}

function wordEnd(text: string, start: number, most: number): number {
  for (let end = most; end > start; end -= 1) if (BREAK.test(text[end] ?? '')) return end;
  return characterEnd(text, start, most);
}

/** The last end of a whole character; of a whole code point where a single character is longer than all of it. */
function characterEnd(text: string, start: number, most: number): number {
  const boundary = segmenter.segment(text.slice(start, most + 100)).containing(most - start)?.index ?? 0;
  if (boundary > 0) return start + boundary;
  return /[\uDC00-\uDFFF]/.test(text[most] ?? '') && /[\uD800-\uDBFF]/.test(text[most - 1] ?? '')
    ? most - 1
    : most;
}

function skipSpace(text: string, from: number): number {
  const rest = text.slice(from);
  return from + rest.length - rest.trimStart().length;
}
