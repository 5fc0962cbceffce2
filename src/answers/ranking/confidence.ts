import type { Candidate, Examination } from './examine.ts';
import { featureNames } from './features.ts';

/** A candidate with the ranker's score. */
export type Ranked = { readonly candidate: Candidate; readonly score: number };

/** Features of the best sentence that tell whether it answers at all. */
const OF_THE_BEST = [
  'coverage',
  'words found',
  'literal coverage',
  'soft coverage',
  'heaviest missing',
  'missing name',
  'context coverage',
  'context missing name',
  'paragraph coverage',
  'headline coverage',
  'pairs',
  'stretch',
  'meaning',
  'like what is asked for',
];

const columns = OF_THE_BEST.map((name) => featureNames.indexOf(name));

/** What decides how sure an answer is, in the order of the weights. */
export const signalNames: readonly string[] = [
  'unresolved weight',
  'heaviest unresolved',
  'unresolved names',
  'weight resolved by meaning only',
  'weight resolved by another name',
  'everything resolved',
  'few terms, all resolved',
  'share of all scores',
  'number of terms',
  'lead over the second',
  'lead over the third',
  'score',
  'fitting kind',
  ...OF_THE_BEST.map((name) => `best: ${name}`),
];

/** The signals of a ranked list, best first. `ranked` must not be empty. */
export function signalsOf({ meanings, question }: Examination, ranked: readonly Ranked[]): Float32Array {
  const [first, second, third] = ranked;
  const total = meanings.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const weightWhere = (isCounted: (meaning: Examination['meanings'][number]) => boolean) =>
    meanings.reduce((sum, meaning) => sum + (isCounted(meaning) ? meaning.weight : 0), 0) / total;
  const unresolved = meanings.filter(({ found }) => found === 'none');
  const isResolved = meanings.every(({ found }) => found === 'exact' || found === 'other');
  const lead = (other: Ranked | undefined) =>
    Math.min(4, (first?.score ?? 0) - (other?.score ?? (first?.score ?? 0) - 4)) / 4;
  const row = first?.candidate.row ?? new Float32Array(featureNames.length);
  const fits = featureNames.some((name, at) => name.startsWith(`${question.kind}:`) && (row[at] ?? 0) > 0);
  return Float32Array.from([
    weightWhere(({ found }) => found === 'none'),
    unresolved.reduce((most, { weight }) => Math.max(most, weight), 0) / total,
    unresolved.filter(({ term }) => term.isName).length / Math.max(1, meanings.length),
    weightWhere(({ found }) => found === 'related'),
    weightWhere(({ found }) => found === 'other'),
    isResolved ? 1 : 0,
    isResolved && meanings.length <= 2 ? 1 : 0,
    1 / ranked.reduce((sum, { score }) => sum + Math.exp(score - (first?.score ?? 0)), 0),
    Math.log(1 + meanings.length) / 3,
    lead(second),
    lead(third),
    Math.max(-1, Math.min(3, (first?.score ?? 0) / 10)),
    fits ? 1 : 0,
    ...columns.map((column) => row[column] ?? 0),
  ]);
}

export type ConfidenceWeights = { readonly bias: number; readonly weights: Readonly<Record<string, number>> };

/** 0 to 1: how likely the best sentence answers, by logistic regression over the signals. */
export function confidenceOf(signals: Float32Array, { bias, weights }: ConfidenceWeights): number {
  const sum = signalNames.reduce((sum, name, at) => sum + (weights[name] ?? 0) * (signals[at] ?? 0), bias);
  return 1 / (1 + Math.exp(-sum));
}
