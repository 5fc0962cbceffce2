import type { Weights } from '../../src/answers/ranking/ranker.ts';
import { featureNames } from '../../src/answers/ranking/rows.ts';
import { createAdam } from './adam.ts';
import type { Examples } from './examples.ts';
import { createRandom, shuffled } from './random.ts';

export type TrainingOptions = {
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  readonly seed: number;
  /** Which questions to learn from, by number. */
  readonly questions: readonly number[];
  /** Features that are kept at nought: for measuring what they are worth. */
  readonly without?: readonly string[];
};

const BATCH = 16;
/** A candidate that pulls less than this changes nothing. */
const LEAST_PULL = 1e-5;

/**
 * Learns weights that put answers before all other candidates of their question: listwise softmax, Adam, weight decay.
 * Every source counts by the square root of its number of questions. The same input gives the same weights to the digit.
 */
export function trainListwise(examples: Examples, options: TrainingOptions): Weights {
  const { starts, hits } = examples;
  const size = featureNames.length;
  const rows = standardised(examples, options.questions);
  const kept = Float64Array.from(featureNames, (name) => (options.without?.includes(name) ? 0 : 1));
  const random = createRandom(options.seed);
  const values = new Float64Array(size);
  const gradient = new Float64Array(size);
  const adam = createAdam(size, options.decay);
  const weightOf = sourceWeights(examples, options.questions);
  const usable = options.questions.filter((question) => {
    const list = hits.subarray(starts[question], starts[question + 1]);
    return list.includes(1) && list.includes(0);
  });

  const likely = new Float64Array(longest(starts));

  let step = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const order = shuffled(usable, random);
    for (let from = 0; from < order.length; from += BATCH) {
      gradient.fill(0);
      for (const question of order.slice(from, from + BATCH)) addGradient(question);
      step++;
      for (let at = 0; at < size; at++) gradient[at] = (gradient[at] ?? 0) / BATCH;
      adam(values, gradient, options.rate * (1 - (0.95 * step * BATCH) / (options.epochs * order.length)));
      for (let at = 0; at < size; at++) values[at] = (values[at] ?? 0) * (kept[at] ?? 0);
    }
  }
  return Object.fromEntries(
    featureNames.map((name, at) => [name, short((values[at] ?? 0) / (rows.spread[at] ?? 1))]),
  );

  function addGradient(question: number): void {
    const from = starts[question] ?? 0;
    const end = starts[question + 1] ?? 0;
    const weight = weightOf(question);
    let best = Number.NEGATIVE_INFINITY;
    for (let row = from; row < end; row++) {
      let score = 0;
      for (let at = 0; at < size; at++) score += (values[at] ?? 0) * (rows.values[row * size + at] ?? 0);
      likely[row - from] = score;
      if (score > best) best = score;
    }
    let all = 0;
    let right = 0;
    for (let row = from; row < end; row++) {
      const value = Math.exp((likely[row - from] ?? 0) - best);
      likely[row - from] = value;
      all += value;
      if (hits[row] === 1) right += value;
    }
    for (let row = from; row < end; row++) {
      const value = likely[row - from] ?? 0;
      const pull = weight * (value / all - (hits[row] === 1 ? value / right : 0));
      if (Math.abs(pull) < LEAST_PULL) continue;
      for (let at = 0; at < size; at++) {
        gradient[at] = (gradient[at] ?? 0) + pull * (rows.values[row * size + at] ?? 0);
      }
    }
  }
}

function longest(starts: Uint32Array): number {
  let most = 0;
  for (let question = 0; question + 1 < starts.length; question++) {
    most = Math.max(most, (starts[question + 1] ?? 0) - (starts[question] ?? 0));
  }
  return most;
}

/** Five digits are all that a weight needs. */
export function short(value: number): number {
  return Number(value.toPrecision(5));
}

/**
 * Every column with a spread of 1 within the questions. One that never differs there is kept at nought: it cannot order
 * anything, and what training would make of rounding errors only disturbs the score.
 */
function standardised({ rows, starts }: Examples, questions: readonly number[]) {
  const size = featureNames.length;
  const spread = new Float64Array(size);
  const mean = new Float64Array(size);
  const means = new Float64Array(size);
  let count = 0;
  for (const question of questions) {
    const from = starts[question] ?? 0;
    const end = starts[question + 1] ?? 0;
    if (end === from) continue;
    mean.fill(0);
    for (let row = from; row < end; row++) {
      for (let at = 0; at < size; at++)
        mean[at] = (mean[at] ?? 0) + (rows[row * size + at] ?? 0) / (end - from);
    }
    for (let row = from; row < end; row++) {
      for (let at = 0; at < size; at++) {
        spread[at] = (spread[at] ?? 0) + ((rows[row * size + at] ?? 0) - (mean[at] ?? 0)) ** 2;
      }
    }
    for (let at = 0; at < size; at++) means[at] = (means[at] ?? 0) + (end - from) * (mean[at] ?? 0);
    count += end - from;
  }
  for (let at = 0; at < size; at++) {
    const deviation = Math.sqrt((spread[at] ?? 0) / Math.max(count, 1));
    spread[at] = deviation > 1e-4 ? deviation : Number.POSITIVE_INFINITY;
    means[at] = (means[at] ?? 0) / Math.max(count, 1);
  }
  const values = new Float32Array(rows.length);
  for (let cell = 0; cell < rows.length; cell++) {
    const at = cell % size;
    values[cell] = ((rows[cell] ?? 0) - (means[at] ?? 0)) / (spread[at] ?? 1);
  }
  return { values, spread };
}

function sourceWeights({ sources }: Examples, questions: readonly number[]): (question: number) => number {
  const counts = new Map<string, number>();
  for (const question of questions) {
    const source = sources[question] ?? '';
    counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  const each = questions.length / Math.max(counts.size, 1);
  return (question) => Math.sqrt(each / (counts.get(sources[question] ?? '') ?? 1));
}
