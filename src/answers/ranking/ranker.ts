import { featureNames } from './rows.ts';

/** What training taught: for each feature what one unit of it is worth. */
export type Weights = Readonly<Record<string, number>>;

/** The higher, the likelier it is that a sentence answers; only differences within one question mean anything. */
export function createRanker(weights: Weights): (row: Float32Array) => number {
  const known = Float64Array.from(featureNames, (name) => weightNamed(name, weights));
  return (row) => {
    let score = 0;
    for (let at = 0; at < known.length; at++) score += (known[at] ?? 0) * (row[at] ?? 0);
    return score;
  };
}

/** The weight of a feature or a signal; fails where training did not know it. */
export function weightNamed(name: string, weights: Weights): number {
  const weight = weights[name];
  if (weight === undefined) {
    throw new Error(`"${name}" has no weight; train the weights anew with bench/train-answers.ts.`);
  }
  return weight;
}
