import { featureNames } from './features.ts';

/** What one set of questions taught: a line through the features, and a small net that bends it. */
export type Weights = {
  /** One for each feature, in the order of `featureNames`. */
  readonly linear: readonly number[];
  /** Each unit: a bias, one weight for each feature, and what it adds. */
  readonly hidden: readonly {
    readonly bias: number;
    readonly weights: readonly number[];
    readonly out: number;
  }[];
};

/** The higher, the likelier it is that a sentence answers; only differences within one question mean anything. */
export function createRanker(weights: Weights): (row: Float32Array) => number {
  const size = featureNames.length;
  const units = weights.hidden.map(({ bias, weights, out }) => ({
    bias,
    weights: Float64Array.from(weights),
    out,
  }));
  const linear = Float64Array.from(weights.linear);
  if (linear.length !== size || units.some(({ weights }) => weights.length !== size)) {
    throw new Error(
      `The weights are for ${linear.length} features and there are ${size}; train them anew with scripts/train-answers.ts.`,
    );
  }
  return (row) => {
    let score = 0;
    for (let at = 0; at < size; at++) score += (linear[at] ?? 0) * (row[at] ?? 0);
    for (const unit of units) {
      let sum = unit.bias;
      for (let at = 0; at < size; at++) sum += (unit.weights[at] ?? 0) * (row[at] ?? 0);
      score += unit.out * Math.tanh(sum);
    }
    return score;
  };
}
