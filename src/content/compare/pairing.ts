import type { ListedSentence } from './sentence-list.ts';

/** A sentence of the earlier revision and what it is in the later one. */
export type Pair = { readonly before: ListedSentence; readonly after: ListedSentence };

type Score = (before: ListedSentence, after: ListedSentence) => number;

/** The sentences that do not stand in both revisions as they are, from which pairs are taken. */
export type Pairing = {
  /** Those of the earlier, and of the later revision that are in no pair. */
  before(): readonly ListedSentence[];
  after(): readonly ListedSentence[];
  /** Pairs those that stand between the same sentences, in order, each with the one that scores best, `least` at least. */
  pairInPlace(score: Score, least: number): readonly Pair[];
  /** Pairs those that are left wherever they stand. */
  pairAnywhere(score: Score, least: number): readonly Pair[];
};

type Gap = { readonly before: readonly ListedSentence[]; readonly after: readonly ListedSentence[] };

/** Above so many comparisons only the sentences at one and the same place of a gap are compared. */
const MOST_COMPARISONS = 40_000;

/** `same` are the places at which the two lists agree, in order. */
export function createPairing(
  old: readonly ListedSentence[],
  now: readonly ListedSentence[],
  same: readonly { readonly before: number; readonly after: number }[],
): Pairing {
  const gaps = [...same, { before: old.length, after: now.length }].map((end, index): Gap => {
    const start = same[index - 1] ?? { before: -1, after: -1 };
    return { before: old.slice(start.before + 1, end.before), after: now.slice(start.after + 1, end.after) };
  });
  const taken = new Set<ListedSentence>();
  const before = () => gaps.flatMap((gap) => gap.before).filter((sentence) => !taken.has(sentence));
  const after = () => gaps.flatMap((gap) => gap.after).filter((sentence) => !taken.has(sentence));

  return {
    before,
    after,
    pairInPlace: (score, least) => gaps.flatMap((gap) => pairs(gap, score, least, true)),
    pairAnywhere: (score, least) => pairs({ before: before(), after: after() }, score, least, false),
  };

  function pairs(gap: Gap, score: Score, least: number, inOrder: boolean): Pair[] {
    const isLarge = gap.before.length * gap.after.length > MOST_COMPARISONS;
    const found: Pair[] = [];
    let from = 0;
    for (const [index, sentence] of gap.before.entries()) {
      if (taken.has(sentence)) continue;
      const candidates = isLarge ? gap.after.slice(index, index + 1) : gap.after.slice(inOrder ? from : 0);
      const best = bestOf(sentence, candidates, score, least);
      if (!best) continue;
      taken.add(sentence).add(best);
      from = gap.after.indexOf(best) + 1;
      found.push({ before: sentence, after: best });
    }
    return found;
  }

  function bestOf(
    sentence: ListedSentence,
    candidates: readonly ListedSentence[],
    score: Score,
    least: number,
  ): ListedSentence | undefined {
    let best: ListedSentence | undefined;
    let most = least;
    for (const candidate of candidates) {
      if (taken.has(candidate)) continue;
      const scored = score(sentence, candidate);
      if (scored < most || (best && scored === most)) continue;
      best = candidate;
      most = scored;
    }
    return best;
  }
}
