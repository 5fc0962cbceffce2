import type { Weights } from '../../src/answers/ranking/ranker.ts';
import type { Examples } from './examples.ts';
import { createRandom, shuffled } from './random.ts';

export type TrainingOptions = {
  readonly hidden: number;
  readonly epochs: number;
  readonly rate: number;
  readonly decay: number;
  readonly seed: number;
  /** Which questions to learn from, by number. */
  readonly questions: readonly number[];
  /** Features that are kept at nought, by number: for measuring what they are worth. */
  readonly without?: readonly number[];
};

const BATCH = 16;

/**
 * Learns weights that put answers before all other candidates of their question: listwise softmax, Adam, weight decay.
 * Every source counts by the square root of its number of questions. The same input gives the same weights to the digit.
 */
export function trainListwise(examples: Examples, options: TrainingOptions): Weights {
  const { starts, rows, hits } = examples;
  const size = rows.length / Math.max(hits.length, 1);
  const { mean, spread } = standardise(examples, options.questions, size);
  for (const at of options.without ?? []) spread[at] = Number.POSITIVE_INFINITY;
  const random = createRandom(options.seed);
  const { hidden } = options;
  // Layout: linear weights, then for each unit its weights, its bias and what it adds.
  const unit = size + 2;
  const values = new Float64Array(size + hidden * unit);
  for (let at = size; at < values.length; at++) values[at] = (random() - 0.5) * 0.4;
  const gradient = new Float64Array(values.length);
  const momentum = new Float64Array(values.length);
  const speed = new Float64Array(values.length);
  const weightOf = sourceWeights(examples, options.questions);
  const usable = options.questions.filter((question) => {
    const list = hits.subarray(starts[question], starts[question + 1]);
    return list.includes(1) && list.includes(0);
  });

  let step = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const order = shuffled(usable, random);
    for (let from = 0; from < order.length; from += BATCH) {
      gradient.fill(0);
      for (const question of order.slice(from, from + BATCH)) {
        addGradient(question, weightOf(question));
      }
      step++;
      const progress = step / ((options.epochs * order.length) / BATCH);
      adam(options.rate * (1 - 0.95 * progress));
    }
  }
  return asWeights();

  function addGradient(question: number, weight: number): void {
    const from = starts[question] ?? 0;
    const count = (starts[question + 1] ?? 0) - from;
    const inputs = new Float64Array(count * size);
    const activity = new Float64Array(count * hidden);
    const scores = new Float64Array(count);
    for (let candidate = 0; candidate < count; candidate++) {
      let score = 0;
      for (let at = 0; at < size; at++) {
        const value = ((rows[(from + candidate) * size + at] ?? 0) - (mean[at] ?? 0)) / (spread[at] ?? 1);
        inputs[candidate * size + at] = value;
        score += value * (values[at] ?? 0);
      }
      for (let node = 0; node < hidden; node++) {
        const base = size + node * unit;
        let sum = values[base + size] ?? 0;
        for (let at = 0; at < size; at++)
          sum += (values[base + at] ?? 0) * (inputs[candidate * size + at] ?? 0);
        const active = Math.tanh(sum);
        activity[candidate * hidden + node] = active;
        score += active * (values[base + size + 1] ?? 0);
      }
      scores[candidate] = score;
    }
    const best = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
    let all = 0;
    let right = 0;
    const likely = scores.map((score) => Math.exp(score - best));
    likely.forEach((value, candidate) => {
      all += value;
      if (hits[from + candidate] === 1) right += value;
    });
    for (let candidate = 0; candidate < count; candidate++) {
      const value = likely[candidate] ?? 0;
      const pull = weight * (value / all - (hits[from + candidate] === 1 ? value / right : 0));
      if (Math.abs(pull) < 1e-6) continue;
      for (let at = 0; at < size; at++) {
        gradient[at] = (gradient[at] ?? 0) + pull * (inputs[candidate * size + at] ?? 0);
      }
      for (let node = 0; node < hidden; node++) {
        const base = size + node * unit;
        const active = activity[candidate * hidden + node] ?? 0;
        gradient[base + size + 1] = (gradient[base + size + 1] ?? 0) + pull * active;
        const inner = pull * (values[base + size + 1] ?? 0) * (1 - active * active);
        gradient[base + size] = (gradient[base + size] ?? 0) + inner;
        for (let at = 0; at < size; at++) {
          gradient[base + at] = (gradient[base + at] ?? 0) + inner * (inputs[candidate * size + at] ?? 0);
        }
      }
    }
  }

  function adam(rate: number): void {
    for (let at = 0; at < values.length; at++) {
      const slope = (gradient[at] ?? 0) / BATCH;
      momentum[at] = 0.9 * (momentum[at] ?? 0) + 0.1 * slope;
      speed[at] = 0.999 * (speed[at] ?? 0) + 0.001 * slope * slope;
      const first = (momentum[at] ?? 0) / (1 - 0.9 ** step);
      const second = (speed[at] ?? 0) / (1 - 0.999 ** step);
      const value = values[at] ?? 0;
      values[at] = value - rate * (first / (Math.sqrt(second) + 1e-8) + options.decay * value);
    }
  }

  /** Folds the standardising in, so that raw features can be used. */
  function asWeights(): Weights {
    const raw = (base: number) => Array.from(mean, (_, at) => (values[base + at] ?? 0) / (spread[at] ?? 1));
    return {
      linear: raw(0).map(short),
      hidden: Array.from({ length: hidden }, (_, node) => {
        const base = size + node * unit;
        const weights = raw(base);
        const bias = weights.reduce(
          (sum, weight, at) => sum - weight * (mean[at] ?? 0),
          values[base + size] ?? 0,
        );
        return { bias: short(bias), weights: weights.map(short), out: short(values[base + size + 1] ?? 0) };
      }),
    };
  }
}

/** Five digits are all that a weight needs. */
export function short(value: number): number {
  return Number(value.toPrecision(5));
}

function standardise({ rows, starts }: Examples, questions: readonly number[], size: number) {
  const mean = new Float64Array(size);
  const spread = new Float64Array(size);
  let count = 0;
  const eachRow = (visit: (row: number) => void) => {
    for (const question of questions) {
      for (let row = starts[question] ?? 0; row < (starts[question + 1] ?? 0); row++) visit(row);
    }
  };
  eachRow((row) => {
    count++;
    for (let at = 0; at < size; at++) mean[at] = (mean[at] ?? 0) + (rows[row * size + at] ?? 0);
  });
  for (let at = 0; at < size; at++) mean[at] = (mean[at] ?? 0) / Math.max(count, 1);
  eachRow((row) => {
    for (let at = 0; at < size; at++)
      spread[at] = (spread[at] ?? 0) + ((rows[row * size + at] ?? 0) - (mean[at] ?? 0)) ** 2;
  });
  for (let at = 0; at < size; at++) {
    const deviation = Math.sqrt((spread[at] ?? 0) / Math.max(count, 1));
    spread[at] = deviation > 1e-4 ? deviation : Number.POSITIVE_INFINITY;
  }
  return { mean, spread };
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
