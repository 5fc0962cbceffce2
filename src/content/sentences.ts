import { abbreviationsOf } from './abbreviations.ts';
import { entriesIn } from './list-entries.ts';
import { isSentenceEnd, SIGHT } from './sentence-boundary.ts';

/**
 * Where the sentences of a paragraph begin and end, as UTF-16 offsets, end exclusive. No sentence begins or ends
 * with white space, and every other character belongs to exactly one. In doubt two sentences stay one. Linear time.
 *
 * `Intl.Segmenter` proposes (UAX #29, so every script is served); the rules for newspapers dispose.
 */
export function splitSentences(text: string, language: string): readonly Span[] {
  return sentencesOf(text, language).flatMap((sentence) => entriesOf(text, sentence));
}

type Span = { start: number; end: number };

/** A sentence as it is, or each entry of one that is a list. */
function entriesOf(text: string, { start, end }: Span): Span[] {
  const starts = [0, ...entriesIn(text.slice(start, end))].map((at) => start + at);
  return starts.flatMap((from, number) => withoutSpaces(text, from, starts[number + 1] ?? end) ?? []);
}

function sentencesOf(text: string, language: string): readonly Span[] {
  const line = text.replace(/[\n\r\u0085\u2028\u2029]/g, ' ');
  const abbreviations = abbreviationsOf(language);
  const sentences: Span[] = [];
  let start = 0;
  for (const boundary of [...proposedBoundaries(line, language), line.length]) {
    if (boundary <= start) continue;
    const before = line.slice(Math.max(start, boundary - SIGHT), boundary);
    const isLast = boundary === line.length;
    if (!isLast && !isSentenceEnd(before, line.slice(boundary, boundary + SIGHT), abbreviations)) continue;
    const sentence = withoutSpaces(line, start, boundary);
    start = boundary;
    if (!sentence) continue;
    const previous = sentences.at(-1);
    if (previous && !saysSomething(line, sentence)) previous.end = sentence.end;
    else sentences.push(sentence);
  }
  return sentences;
}

/** What the standard breaks off, and what it leaves together: before a number, after `…`, and where the space is missing. */
function proposedBoundaries(line: string, language: string): readonly number[] {
  const boundaries = new Set<number>();
  let quotes = 0;
  for (const { segment, index } of segmenterOf(language).segment(line)) {
    boundaries.add(index + detachedClosers(line, index, quotes % 2 === 1));
    quotes += segment.match(/"/g)?.length ?? 0;
  }
  for (const match of line.matchAll(overlookedBoundary)) boundaries.add(match.index + match[0].length);
  return [...boundaries].sort((a, b) => a - b);
}

const segmenters = new Map<string, Intl.Segmenter>();

/** Making one costs as much as splitting a paragraph, so each language's is kept. Throws RangeError for what is no language. */
function segmenterOf(language: string): Intl.Segmenter {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'sentence' });
  segmenters.set(language, segmenter);
  return segmenter;
}

const overlookedBoundary =
  /(?:[.!?…؟۔]["'”’»)\]]*(?:\s+(?=["'“‘’«([]?\p{Sc}?\p{N})|(?=\p{Lu}))|…["'”’»)\]]*\s+)/gu;

/** How many closing marks stand alone behind a boundary: `« Oui. » Il` ends behind the mark. */
function detachedClosers(line: string, boundary: number, quoteIsOpen: boolean): number {
  const closers = quoteIsOpen ? /^["”’»)\]]+(?=\s|$)/ : /^[”’»)\]]+(?=\s|$)/;
  return closers.exec(line.slice(boundary, boundary + SIGHT))?.[0].length ?? 0;
}

function withoutSpaces(line: string, start: number, end: number): Span | undefined {
  const part = line.slice(start, end);
  const from = start + part.length - part.trimStart().length;
  const to = start + part.trimEnd().length;
  return from < to ? { start: from, end: to } : undefined;
}

function saysSomething(line: string, { start, end }: Span): boolean {
  return /[\p{L}\p{N}]/u.test(line.slice(start, end));
}
