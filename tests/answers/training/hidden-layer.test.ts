import { expect, test } from 'vitest';
import { trainHiddenLayer } from '../../../bench/training/hidden-layer.ts';
import { createRandom } from '../../../bench/training/random.ts';
import { createConfidence, signalNames } from '../../../src/answers/ranking/confidence.ts';

const coverage = signalNames.indexOf('best: coverage');
const words = signalNames.indexOf('number of words');

function signals(covered: number, long: number): Float32Array {
  const all = new Float32Array(signalNames.length);
  all[coverage] = covered;
  all[words] = long;
  return all;
}

/** A little is enough in a long question, in a short one it is not. */
const random = createRandom(1);
const examples = Array.from({ length: 3000 }, () => {
  const covered = random();
  const long = random() < 0.5 ? 1 : 0;
  const isAnswered = long === 1 ? covered > 0.2 : covered > 0.8;
  return { signals: signals(covered, long), label: isAnswered ? (1 as const) : (0 as const), weight: 1 };
});

test('the same coverage may be enough in one kind of question and too little in another', () => {
  const confidenceOf = createConfidence(trainHiddenLayer(examples, 7));
  expect(confidenceOf(signals(0.5, 1))).toBeGreaterThan(0.7);
  expect(confidenceOf(signals(0.5, 0))).toBeLessThan(0.3);
  expect(confidenceOf(signals(0.05, 1))).toBeLessThan(0.5);
  expect(confidenceOf(signals(0.95, 0))).toBeGreaterThan(0.5);
});

test('the same examples give the same weights to the digit', () => {
  const few = examples.slice(0, 100);
  expect(trainHiddenLayer(few, 7)).toEqual(trainHiddenLayer(few, 7));
});

test('a signal that never differs has no weight', () => {
  const { units } = trainHiddenLayer(examples.slice(0, 100), 7);
  expect(units.map(({ weights }) => weights.score)).toEqual(units.map(() => 0));
});

test('a signal that is not a number is told, and no weights are made of it', () => {
  const broken = { signals: signals(Number.NaN, 0), label: 0 as const, weight: 1 };
  expect(() => trainHiddenLayer([...examples.slice(0, 100), broken], 7)).toThrow(/not a number/);
});
