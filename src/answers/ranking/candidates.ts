import { sentencesOf } from '../corpus/scope.ts';
import type { Segment } from '../corpus/segment.ts';
import type { Shelf } from '../corpus/shelf.ts';
import type { Meaning } from '../question/meanings.ts';

/** Sentences of one segment that are worth a closer look. */
export type Candidates = { readonly segment: Segment; readonly sentences: readonly number[] };

/** How many sentences and paragraphs of all articles are looked at closely, by their first score. */
const SENTENCES = 60;
const PARAGRAPHS = 20;
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
  const bySentence = new Map<number, number>();
  const byParagraph = new Map<number, number>();
  const byArticle = new Map<number, number>();
  for (const { stems, weight } of meanings) {
    for (const [stem, strength] of stems) {
      addScores(segment, stem, weight * strength, bySentence, byParagraph);
      for (const article of segment.titled(stem)) {
        byArticle.set(article, (byArticle.get(article) ?? 0) + 0.5 * weight * strength);
      }
    }
  }
  const titleOf = (paragraph: number) => byArticle.get(segment.articleOf(paragraph)) ?? 0;
  const sentences = highest(bySentence, SENTENCES, (sentence, score) =>
    isEligible(sentence) ? score + titleOf(segment.paragraphOf(sentence)) : 0,
  );
  const paragraphs = highest(byParagraph, PARAGRAPHS, (paragraph, score) =>
    isEligible(segment.firstSentence[paragraph] ?? 0) ? score + titleOf(paragraph) : 0,
  );
  const all = new Set(sentences);
  for (const paragraph of paragraphs) {
    for (
      let at = segment.firstSentence[paragraph] ?? 0;
      at < (segment.firstSentence[paragraph + 1] ?? 0);
      at++
    )
      all.add(at);
  }
  return { segment, sentences: [...all].sort((a, b) => a - b) };
}

/** BM25 of one stem, added to the sentences that hold it and to their paragraphs. */
function addScores(
  segment: Segment,
  stem: number,
  weight: number,
  bySentence: Map<number, number>,
  byParagraph: Map<number, number>,
): void {
  let paragraph = -1;
  let inParagraph = 0;
  const closeParagraph = () => {
    if (inParagraph === 0) return;
    const score = (weight * 2.2 * inParagraph) / (inParagraph + 1.2);
    byParagraph.set(paragraph, (byParagraph.get(paragraph) ?? 0) + score);
  };
  segment.visit(stem, (sentence, count) => {
    const bound = 1.2 * (0.6 + (0.4 * segment.lengthOf(sentence)) / segment.averageLength);
    bySentence.set(sentence, (bySentence.get(sentence) ?? 0) + (weight * count * 2.2) / (count + bound));
    if (segment.paragraphOf(sentence) !== paragraph) {
      closeParagraph();
      paragraph = segment.paragraphOf(sentence);
      inParagraph = 0;
    }
    inParagraph += count;
  });
  closeParagraph();
}

/** The `most` keys of the highest scores above 0, in no order. */
function highest(
  scores: ReadonlyMap<number, number>,
  most: number,
  scoreOf: (key: number, score: number) => number,
): number[] {
  const kept: { key: number; score: number }[] = [];
  let least = 0;
  for (const [key, first] of scores) {
    const score = scoreOf(key, first);
    if (score <= least && (kept.length >= most || score <= 0)) continue;
    kept.push({ key, score });
    if (kept.length < 4 * most) continue;
    kept.sort((a, b) => b.score - a.score || a.key - b.key);
    kept.length = most;
    least = kept.at(-1)?.score ?? 0;
  }
  return kept
    .sort((a, b) => b.score - a.score || a.key - b.key)
    .slice(0, most)
    .map(({ key }) => key);
}
