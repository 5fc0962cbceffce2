import { normaliseText } from '../../content/index.ts';
import { cut } from './cut.ts';

/** Text of our own as platforms show it: cleaned line by line, so that what comes back is what was sent. */
export function ownWords(text: string): string {
  return text
    .split('\n')
    .map((line) => normaliseText(line))
    .join('\n')
    .trim();
}

/** Own words in at most `length` UTF-16 units, cut at a whole character with an ellipsis. */
export function shortWords(text: string, length: number): string {
  const words = normaliseText(text);
  if (words.length <= length) return words;
  const cut = segmenter.segment(words).containing(length - 1)?.index ?? 0;
  return `${words.slice(0, cut).trimEnd()}…`;
}

const segmenter = new Intl.Segmenter();

const RIGHT_TO_LEFT =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]|[\u{10800}-\u{10FFF}]|[\u{1E800}-\u{1EFFF}]/u;

/**
 * Text that may run the other way than what follows it: between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE
 * (https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates), so that a date behind it stays in order.
 */
export function isolation(text: string): readonly [before: string, after: string] {
  return RIGHT_TO_LEFT.test(text) ? ['\u2068', '\u2069'] : ['', ''];
}

/** Cuts words of our own into pieces of at most `length` UTF-16 units, at the ends of sentences; none where nothing is to be seen. */
export function ownPieces(text: string, length: number): string[] {
  const words = ownWords(text);
  if (!/[^\s\p{Cf}]/u.test(words)) return [];
  const sentences = [...sentenceSegmenter.segment(words)];
  const ends = sentences.map(({ index, segment }) => index + segment.trimEnd().length);
  return cut(words, length, ends).map(({ start, end }) => words.slice(start, end));
}

const sentenceSegmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });
