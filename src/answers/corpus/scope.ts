import type { Segment } from './segment.ts';
import type { Vocabulary } from './vocabulary.ts';
import { STOP } from './vocabulary.ts';

/** Where an answer is looked for: one article or all of them. */
export type Scope = {
  /** Whether one article is asked. */
  readonly isArticle: boolean;
  readonly sentences: number;
  readonly averageLength: number;
  readonly averageParagraphLength: number;
  /** Number of sentences that hold a stem. */
  holders(stem: number): number;
  /** Whether a stem stands anywhere, headlines and headings included. */
  has(stem: number): boolean;
  /** Calls `visit` for every word that occurs, stop words left out. */
  eachWord(visit: (word: number) => void): void;
};

/** One article of a segment. Costs one pass over the article. */
export function articleScope(segment: Segment, article: number, vocabulary: Vocabulary): Scope {
  const [from, to] = sentencesOf(segment, article);
  const words = new Set<number>();
  const holders = new Map<number, number>();
  const lastSentence = new Map<number, number>();
  let length = 0;
  for (let sentence = from; sentence < to; sentence++) {
    for (const form of segment.formsOf(sentence)) {
      if ((vocabulary.flagsOf(form) & STOP) !== 0) continue;
      const word = vocabulary.wordOf(form);
      const stem = vocabulary.stemOf(word);
      words.add(word);
      length++;
      if (lastSentence.get(stem) === sentence) continue;
      lastSentence.set(stem, sentence);
      holders.set(stem, (holders.get(stem) ?? 0) + 1);
    }
  }
  const titles = new Set<number>();
  for (const forms of segment.titlesOf(article)) {
    for (const form of forms) {
      if ((vocabulary.flagsOf(form) & STOP) !== 0) continue;
      const word = vocabulary.wordOf(form);
      words.add(word);
      titles.add(vocabulary.stemOf(word));
    }
  }
  const paragraphs = (segment.firstParagraph[article + 1] ?? 0) - (segment.firstParagraph[article] ?? 0);
  return {
    isArticle: true,
    sentences: to - from,
    averageLength: length / Math.max(to - from, 1) || 1,
    averageParagraphLength: length / Math.max(paragraphs, 1) || 1,
    holders: (stem) => holders.get(stem) ?? 0,
    has: (stem) => holders.has(stem) || titles.has(stem),
    eachWord: (visit) => words.forEach(visit),
  };
}

/** All articles of some segments. */
export function wholeScope(segments: readonly Segment[], vocabulary: Vocabulary): Scope {
  const sentences = segments.reduce((sum, segment) => sum + segment.sentences, 0);
  const mean = (of: (segment: Segment) => number) =>
    segments.reduce((sum, segment) => sum + of(segment) * segment.sentences, 0) / Math.max(sentences, 1) || 1;
  const holders = (stem: number) => segments.reduce((sum, segment) => sum + segment.holders(stem), 0);
  const has = (stem: number) =>
    holders(stem) > 0 || segments.some((segment) => segment.titled(stem).length > 0);
  return {
    isArticle: false,
    sentences,
    averageLength: mean(({ averageLength }) => averageLength),
    averageParagraphLength: mean(({ averageParagraphLength }) => averageParagraphLength),
    holders,
    has,
    eachWord(visit) {
      for (let word = 0; word < vocabulary.words; word++) {
        if (has(vocabulary.stemOf(word))) visit(word);
      }
    },
  };
}

/** First sentence of an article, and the one behind its last. */
export function sentencesOf(segment: Segment, article: number): readonly [from: number, to: number] {
  const first = segment.firstParagraph[article] ?? 0;
  const end = segment.firstParagraph[article + 1] ?? 0;
  return [segment.firstSentence[first] ?? 0, segment.firstSentence[end] ?? 0];
}
