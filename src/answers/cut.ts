import type { Excerpt } from '../content/index.ts';
import { excerptOf } from '../content/index.ts';
import type { Ranked } from './ranking/confidence.ts';

/** A neighbour whose score is within this of the sentence's own is quoted with it. */
const UNSURE = 0.9;

/**
 * Cuts the best sentences out of their paragraphs: one sentence each, with a neighbour where the ranking can hardly
 * tell the two apart. No sentence is quoted twice.
 */
export function cut(ranked: readonly Ranked[], most: number): Excerpt[] {
  const scores = new Map(ranked.map(({ candidate, score }) => [keyOf(candidate.place, 0), score]));
  const taken = new Set<string>();
  const excerpts: Excerpt[] = [];
  for (const { candidate, score } of ranked) {
    if (excerpts.length === most) break;
    const { place } = candidate;
    if (taken.has(keyOf(place, 0))) continue;
    const rival = excerpts.length === 0 ? neighbourWithin(place, score) : 0;
    const first = place.number + Math.min(rival, 0);
    const last = place.number + Math.max(rival, 0);
    for (let number = first; number <= last; number++) taken.add(keyOf(place, number - place.number));
    excerpts.push(excerptOf(place.article, place.paragraph, first, last));
  }
  return excerpts;

  /** -1 or 1 for the neighbour that is nearly as good, 0 for none. */
  function neighbourWithin(place: Ranked['candidate']['place'], score: number): -1 | 0 | 1 {
    const before = scores.get(keyOf(place, -1)) ?? Number.NEGATIVE_INFINITY;
    const after = scores.get(keyOf(place, 1)) ?? Number.NEGATIVE_INFINITY;
    if (Math.max(before, after) < score - UNSURE) return 0;
    return before > after ? -1 : 1;
  }
}

function keyOf({ article, paragraph, number }: Ranked['candidate']['place'], offset: number): string {
  return `${article.slug} ${paragraph} ${number + offset}`;
}
