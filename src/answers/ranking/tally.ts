/** Sums of scores by number, in one array that is used again for the next question. */
export type Tally = {
  add(key: number, score: number): void;
  /** The `most` keys of the highest scores above 0, in no order, and an empty tally. `scoreOf` has the last word on a score. */
  takeBest(most: number, scoreOf: (key: number, score: number) => number): number[];
};

export function createTally(size: number): Tally {
  const scores = new Float32Array(size);
  const touched: number[] = [];
  return {
    add(key, score) {
      if (scores[key] === 0) touched.push(key);
      scores[key] = (scores[key] ?? 0) + score;
    },
    takeBest(most, scoreOf) {
      let kept: { readonly key: number; readonly score: number }[] = [];
      let least = 0;
      const cut = () => {
        kept = kept.sort((a, b) => b.score - a.score || a.key - b.key).slice(0, most);
        if (kept.length === most) least = kept.at(-1)?.score ?? 0;
      };
      for (const key of touched) {
        const score = scoreOf(key, scores[key] ?? 0);
        scores[key] = 0;
        if (score <= least) continue;
        kept.push({ key, score });
        if (kept.length >= 4 * most) cut();
      }
      touched.length = 0;
      cut();
      return kept.map(({ key }) => key);
    },
  };
}
