import type { ConfidenceWeights } from '../../src/answers/ranking/confidence.ts';
import { signalNames } from '../../src/answers/ranking/confidence.ts';
import { createAdam } from './adam.ts';
import { short } from './listwise.ts';
import { createRandom, shuffled } from './random.ts';

export type Labelled = { readonly signals: Float32Array; readonly label: 0 | 1; readonly weight: number };

const UNITS = 16;
const EPOCHS = 20;
const RATE = 0.003;
const BATCH = 256;
const DECAY = 0.1;
/** Share of the signals that are hidden from each example in turn, so that none is leant on alone. */
const HIDDEN = 0.1;

/**
 * Learns how likely it is that the articles answer: a hidden layer over standardised signals, logistic loss, Adam. The same input
 * gives the same weights to the digit.
 */
export function trainHiddenLayer(examples: readonly Labelled[], seed: number): ConfidenceWeights {
  const size = signalNames.length;
  const mass = examples.reduce((sum, { weight }) => sum + weight, 0) / Math.max(1, examples.length) || 1;
  const { rows, mean, spread } = standardised(examples);
  const random = createRandom(seed);
  // Each unit's weights, then each unit's bias, then what each is worth, then the bias of all.
  const biases = UNITS * size;
  const worths = biases + UNITS;
  const bias = worths + UNITS;
  const values = new Float64Array(bias + 1);
  for (let at = 0; at < biases; at++) values[at] = (2 * random() - 1) * Math.sqrt(3 / size);
  for (let at = worths; at < bias; at++) values[at] = (2 * random() - 1) * Math.sqrt(3 / UNITS);
  const gradient = new Float64Array(values.length);
  const adam = createAdam(values.length, DECAY);
  const seen = new Float64Array(size);
  const sums = new Float64Array(UNITS);

  const numbers = examples.map((_, number) => number);
  const steps = EPOCHS * Math.ceil(numbers.length / BATCH);
  let step = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const order = shuffled(numbers, random);
    for (let from = 0; from < order.length; from += BATCH) {
      gradient.fill(0);
      for (const number of order.slice(from, from + BATCH)) addGradient(number);
      adam(values, gradient, RATE * (1 - (0.95 * step) / steps));
      step++;
    }
  }
  if (values.some(Number.isNaN)) {
    throw new Error('The confidence learned nothing, since a signal of some question is not a number.');
  }
  return {
    bias: short(values[bias] ?? 0),
    units: Array.from({ length: UNITS }, (_, unit) => {
      const raw = signalNames.map((_, at) => (values[unit * size + at] ?? 0) / (spread[at] ?? 1));
      return {
        worth: short(values[worths + unit] ?? 0),
        bias: short(
          raw.reduce((sum, weight, at) => sum - weight * (mean[at] ?? 0), values[biases + unit] ?? 0),
        ),
        weights: Object.fromEntries(signalNames.map((name, at) => [name, short(raw[at] ?? 0)])),
      };
    }),
  };

  function addGradient(number: number): void {
    const { label = 0, weight = 0 } = examples[number] ?? {};
    for (let at = 0; at < size; at++) {
      seen[at] = random() < HIDDEN ? 0 : (rows[number * size + at] ?? 0) / (1 - HIDDEN);
    }
    let all = values[bias] ?? 0;
    for (let unit = 0; unit < UNITS; unit++) {
      let sum = values[biases + unit] ?? 0;
      for (let at = 0; at < size; at++) sum += (values[unit * size + at] ?? 0) * (seen[at] ?? 0);
      sums[unit] = sum;
      if (sum > 0) all += sum * (values[worths + unit] ?? 0);
    }
    const pull = ((weight / mass) * (1 / (1 + Math.exp(-all)) - label)) / BATCH;
    gradient[bias] = (gradient[bias] ?? 0) + pull;
    for (let unit = 0; unit < UNITS; unit++) {
      const sum = sums[unit] ?? 0;
      if (sum <= 0) continue;
      gradient[worths + unit] = (gradient[worths + unit] ?? 0) + pull * sum;
      const back = pull * (values[worths + unit] ?? 0);
      gradient[biases + unit] = (gradient[biases + unit] ?? 0) + back;
      for (let at = 0; at < size; at++) {
        gradient[unit * size + at] = (gradient[unit * size + at] ?? 0) + back * (seen[at] ?? 0);
      }
    }
  }
}

/** Every signal with mean 0 and a spread of 1. One that never differs is kept at nought. */
function standardised(examples: readonly Labelled[]) {
  const size = signalNames.length;
  const count = Math.max(1, examples.length);
  const mean = new Float64Array(size);
  const spread = new Float64Array(size);
  for (const { signals } of examples) {
    for (let at = 0; at < size; at++) mean[at] = (mean[at] ?? 0) + (signals[at] ?? 0) / count;
  }
  for (const { signals } of examples) {
    for (let at = 0; at < size; at++) {
      spread[at] = (spread[at] ?? 0) + ((signals[at] ?? 0) - (mean[at] ?? 0)) ** 2 / count;
    }
  }
  for (let at = 0; at < size; at++) {
    const deviation = Math.sqrt(spread[at] ?? 0);
    spread[at] = deviation > 1e-4 ? deviation : Number.POSITIVE_INFINITY;
  }
  const rows = new Float32Array(examples.length * size);
  examples.forEach(({ signals }, number) => {
    for (let at = 0; at < size; at++) {
      rows[number * size + at] = ((signals[at] ?? 0) - (mean[at] ?? 0)) / (spread[at] ?? 1);
    }
  });
  return { rows, mean, spread };
}
