import type { Article } from '../../content/index.ts';
import type { Question } from '../question/question.ts';
import type { Ranked } from './confidence.ts';

/** What being in the newest article is worth over being in the oldest: little, and much where the latest is asked for. */
const NEWER = 0.3;
const LATEST = 4;

/**
 * Scores that prefer newer articles. No measuring set has dates, so this is no trained feature: between sentences that
 * answer alike the newer wins, and for "the latest on …" newness outweighs a word or two.
 */
export function newestFirst(ranked: readonly Ranked[], { asksForLatest }: Question): readonly Ranked[] {
  const dates = [...new Set(ranked.map(({ candidate }) => dateOf(candidate.place.article)))].sort(
    (a, b) => a - b,
  );
  if (dates.length < 2) return ranked;
  const worth = asksForLatest ? LATEST : NEWER;
  const place = new Map(dates.map((date, at) => [date, at / (dates.length - 1)]));
  return ranked.map(({ candidate, score }) => ({
    candidate,
    score: score + worth * (place.get(dateOf(candidate.place.article)) ?? 0),
  }));
}

function dateOf({ published, updated }: Article): number {
  return (updated ?? published).epochMilliseconds;
}
