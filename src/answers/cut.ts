import type { Excerpt } from '../content/index.ts';
import { excerptOf, textOf } from '../content/index.ts';
import type { Ranked } from './ranking/confidence.ts';
import type { Candidate } from './ranking/examine.ts';

/** A neighbour whose score is within this of the sentence's own is quoted with it: the ranking can hardly tell them apart. */
const UNSURE = 1.42;

/**
 * Cuts the best sentences out of their paragraphs. One sentence each; the first has its neighbour beside it where the
 * ranking is unsure between the two, or the sentence before it where it opens with a pronoun that leads back there.
 * No sentence is quoted twice, not even where two articles have it word for word, and none across paragraphs.
 */
export function cut(ranked: readonly Ranked[], most: number): Excerpt[] {
  const taken = new Set<Candidate>();
  const texts = new Set<string>();
  const excerpts: Excerpt[] = [];
  for (const { candidate, score } of ranked) {
    if (excerpts.length === most) break;
    if (taken.has(candidate)) continue;
    const { article, paragraph, number } = candidate.place;
    const beside = excerpts.length === 0 ? companion(candidate, score, ranked) : 0;
    const other = beside < 0 ? candidate.before : candidate.after;
    taken.add(candidate);
    if (beside !== 0 && other) taken.add(other);
    const excerpt = excerptOf(article, paragraph, number + Math.min(beside, 0), number + Math.max(beside, 0));
    const text = textOf(article, excerpt);
    if (texts.has(text)) continue;
    texts.add(text);
    excerpts.push(excerpt);
  }
  return excerpts;
}

/** -1 or 1 for the neighbour to be quoted too, 0 for none. */
function companion(candidate: Candidate, score: number, ranked: readonly Ranked[]): -1 | 0 | 1 {
  const scoreOf = (other: Candidate | undefined) =>
    ranked.find((one) => one.candidate === other)?.score ?? Number.NEGATIVE_INFINITY;
  const before = scoreOf(candidate.before);
  const after = scoreOf(candidate.after);
  if (Math.max(before, after) >= score - UNSURE) return before > after ? -1 : 1;
  return leadsBack(candidate) ? -1 : 0;
}

/** Whether a sentence opens with a pronoun and what the question names stands only in the sentence before. */
function leadsBack({ place, sight }: Candidate): boolean {
  if (place.number === 0 || sight.fresh.opensWithPronoun === 0) return false;
  return sight.before.some((strength, term) => strength > 0.5 && (sight.here[term] ?? 0) < 0.3);
}
