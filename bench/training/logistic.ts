import type { ConfidenceWeights } from '../../src/answers/ranking/confidence.ts';
import { signalNames } from '../../src/answers/ranking/confidence.ts';
import { short } from './listwise.ts';

export type Labelled = { readonly signals: Float32Array; readonly label: 0 | 1; readonly weight: number };

/** Logistic regression by gradient descent on standardised signals, with weight decay; the same input gives the same weights. */
export function trainLogistic(examples: readonly Labelled[], decay = 0.003, rounds = 400): ConfidenceWeights {
  const size = examples[0]?.signals.length ?? 0;
  const total = examples.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const columns = Array.from({ length: size }, (_, at) => at);
  const mean = columns.map((at) => sumOf(({ signals, weight }) => weight * (signals[at] ?? 0)) / total);
  const spread = columns.map(
    (at) =>
      Math.sqrt(
        sumOf(({ signals, weight }) => weight * ((signals[at] ?? 0) - (mean[at] ?? 0)) ** 2) / total,
      ) || 1,
  );
  const rows = examples.map(({ signals }) =>
    Float64Array.from(columns, (at) => ((signals[at] ?? 0) - (mean[at] ?? 0)) / (spread[at] ?? 1)),
  );
  const weights = new Float64Array(size);
  const velocity = new Float64Array(size);
  let bias = 0;
  let biasVelocity = 0;
  for (let round = 0; round < rounds; round++) {
    const slope = new Float64Array(size);
    let biasSlope = 0;
    examples.forEach(({ label, weight }, number) => {
      const row = rows[number];
      if (!row) return;
      let sum = bias;
      for (let at = 0; at < size; at++) sum += (weights[at] ?? 0) * (row[at] ?? 0);
      const pull = (weight * (1 / (1 + Math.exp(-sum)) - label)) / total;
      biasSlope += pull;
      for (let at = 0; at < size; at++) slope[at] = (slope[at] ?? 0) + pull * (row[at] ?? 0);
    });
    for (let at = 0; at < size; at++) {
      velocity[at] = 0.9 * (velocity[at] ?? 0) - 0.5 * ((slope[at] ?? 0) + decay * (weights[at] ?? 0));
      weights[at] = (weights[at] ?? 0) + (velocity[at] ?? 0);
    }
    biasVelocity = 0.9 * biasVelocity - 0.5 * biasSlope;
    bias += biasVelocity;
  }
  const raw = columns.map((at) => (weights[at] ?? 0) / (spread[at] ?? 1));
  return {
    bias: short(raw.reduce((sum, weight, at) => sum - weight * (mean[at] ?? 0), bias)),
    weights: Object.fromEntries(signalNames.map((name, at) => [name, short(raw[at] ?? 0)])),
  };

  function sumOf(value: (example: Labelled) => number): number {
    return examples.reduce((sum, example) => sum + value(example), 0);
  }
}
