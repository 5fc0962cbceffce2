import { sentencesOf } from '../corpus/scope.ts';
import type { Segment } from '../corpus/segment.ts';
import type { Shelf } from '../corpus/shelf.ts';
import type { Meaning } from '../question/meanings.ts';
import type { Tally } from './tally.ts';
import { createTally } from './tally.ts';

/** Sentences of one segment that are worth a closer look. */
export type Candidates = { readonly segment: Segment; readonly sentences: readonly number[] };

/** How many sentences and paragraphs of all articles are looked at closely, by their first score. */
const SENTENCES = 60;
const PARAGRAPHS = 20;
/** What a word of the headline adds, as a share of what it adds in a sentence. */
const TITLE = 0.5;
/** An article of more sentences than this is searched like a shelf. */
const SHORT_ARTICLE = 150;

/** Every sentence of an article, or of a long one the likeliest. */
export function candidatesInArticle(
  segment: Segment,
  article: number,
  meanings: readonly Meaning[],
): Candidates[] {
  const [from, to] = sentencesOf(segment, article);
  if (to - from > SHORT_ARTICLE)
    return [best(segment, meanings, (sentence) => sentence >= from && sentence < to)];
  return [{ segment, sentences: Array.from({ length: to - from }, (_, at) => from + at) }];
}

/** The likeliest sentences of a shelf: by their own words, and by those of their paragraph. */
export function candidatesOnShelf(shelf: Shelf, meanings: readonly Meaning[]): Candidates[] {
  return shelf.segments.map((segment) =>
    best(segment, meanings, (sentence) =>
      shelf.isCurrent(segment, segment.articleOf(segment.paragraphOf(sentence))),
    ),
  );
}

function best(
  segment: Segment,
  meanings: readonly Meaning[],
  isEligible: (sentence: number) => boolean,
): Candidates {
  const scores = scoresFor(segment);
  for (const { stems, weight } of meanings) {
    for (const [stem, strength] of stems) addScores(segment, stem, weight * strength, scores);
  }
  const ofTitles = new Map<number, number>();
  for (const { stems, weight } of meanings) {
    for (const [stem, strength] of stems) {
      for (const article of segment.titled(stem)) {
        ofTitles.set(article, (ofTitles.get(article) ?? 0) + TITLE * weight * strength);
      }
    }
  }
  const titleOf = (paragraph: number) => ofTitles.get(segment.articleOf(paragraph)) ?? 0;
  const sentences = scores.sentences.takeBest(SENTENCES, (sentence, score) =>
    isEligible(sentence) ? score + titleOf(segment.paragraphOf(sentence)) : 0,
  );
  const paragraphs = scores.paragraphs.takeBest(PARAGRAPHS, (paragraph, score) =>
    isEligible(segment.firstSentence[paragraph] ?? 0) ? score + titleOf(paragraph) : 0,
  );
  const all = new Set(sentences);
  for (const paragraph of paragraphs) {
    const end = segment.firstSentence[paragraph + 1] ?? 0;
    for (let at = segment.firstSentence[paragraph] ?? 0; at < end; at++) all.add(at);
  }
  return { segment, sentences: [...all].sort((a, b) => a - b) };
}

type Scores = { readonly sentences: Tally; readonly paragraphs: Tally };

/** Room for the scores of a segment, kept from question to question; it is empty between them. */
const rooms = new WeakMap<Segment, Scores>();

function scoresFor(segment: Segment): Scores {
  const known = rooms.get(segment);
  if (known) return known;
  const scores = {
    sentences: createTally(segment.sentences),
    paragraphs: createTally(segment.firstSentence.length),
  };
  rooms.set(segment, scores);
  return scores;
}

/** BM25 of one stem, added to the sentences that hold it and to their paragraphs. */
function addScores(segment: Segment, stem: number, weight: number, { sentences, paragraphs }: Scores): void {
  let paragraph = -1;
  let inParagraph = 0;
  segment.visit(stem, (sentence, count) => {
    const bound = 1.2 * (0.6 + (0.4 * segment.lengthOf(sentence)) / segment.averageLength);
    sentences.add(sentence, (weight * count * 2.2) / (count + bound));
    if (segment.paragraphOf(sentence) !== paragraph) {
      if (inParagraph > 0) paragraphs.add(paragraph, (weight * 2.2 * inParagraph) / (inParagraph + 1.2));
      paragraph = segment.paragraphOf(sentence);
      inParagraph = 0;
    }
    inParagraph += count;
  });
  if (inParagraph > 0) paragraphs.add(paragraph, (weight * 2.2 * inParagraph) / (inParagraph + 1.2));
}
