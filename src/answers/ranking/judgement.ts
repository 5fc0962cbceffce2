import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ConfidenceWeights } from './confidence.ts';
import { createConfidence } from './confidence.ts';
import type { Weights } from './ranker.ts';
import { createRanker } from './ranker.ts';

/** What training taught for one kind of asking. */
export type Taught = {
  readonly ranker: Weights;
  readonly confidence: ConfidenceWeights;
  /** Confidence from which on an answer is an answer. */
  readonly threshold: number;
  /** Confidence from which on the best excerpt is worth showing as what comes closest. */
  readonly closest: number;
};

/** The file that `bench/train-answers.ts` writes. */
export type WeightsFile = {
  /** What it was trained on, for the record. */
  readonly trainedOn: string;
  /** English, one article asked. */
  readonly article: Taught;
  /** English, all articles asked. */
  readonly corpus: Taught;
  /** Languages without vectors, trained on Arabic. */
  readonly plain: Taught;
};

export type Judgement = Taught & {
  readonly score: (row: Float32Array) => number;
  readonly confidenceOf: (signals: Float32Array) => number;
};

export const WEIGHTS_FILE = resolve(import.meta.dirname, 'weights.json');

let shipped: WeightsFile | undefined;

/** The weights that Pullquote comes with, read once. */
export function shippedWeights(): WeightsFile {
  shipped ??= JSON.parse(readFileSync(WEIGHTS_FILE, 'utf8')) as WeightsFile;
  return shipped;
}

const judgements = new WeakMap<Taught, Judgement>();

/** The weights for a language and for one article or all of them. */
export function judgementOf(weights: WeightsFile, language: string, isArticle: boolean): Judgement {
  const taught = weights[language !== 'en' ? 'plain' : isArticle ? 'article' : 'corpus'];
  const known = judgements.get(taught);
  if (known) return known;
  const judgement = {
    ...taught,
    score: createRanker(taught.ranker),
    confidenceOf: createConfidence(taught.confidence),
  };
  judgements.set(taught, judgement);
  return judgement;
}
