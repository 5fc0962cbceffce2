import { NONE } from '../corpus/vocabulary.ts';
import { KINDS } from '../language/language.ts';
import type { Meaning } from '../question/meanings.ts';
import type { Question } from '../question/question.ts';
import type { Candidate, Examination } from './examine.ts';
import { weightNamed } from './ranker.ts';
import { featureNames } from './rows.ts';

/** A candidate with the ranker's score. */
export type Ranked = { readonly candidate: Candidate; readonly score: number };

/** What is known when a list is ranked: the question, what became of its words, and the rows and scores, best first. */
type Evidence = {
  readonly question: Question;
  readonly meanings: readonly Meaning[];
  readonly scores: readonly number[];
  /** A feature of the best sentence. */
  readonly best: (feature: string) => number;
  /** Sum of the terms' weights; above 0. */
  readonly total: number;
};

type Signal = { readonly name: string; readonly of: (evidence: Evidence) => number };

/** Features of the best sentence that tell whether it answers at all. */
const OF_THE_BEST = [
  'coverage',
  'words found',
  'literal coverage',
  'soft coverage',
  'plain coverage',
  'coverage beyond the headline',
  'mean strength',
  'bm25',
  'heaviest missing',
  'missing name',
  'number found',
  'context coverage',
  'context missing name',
  'neighbour coverage',
  'coverage through pronouns',
  'paragraph coverage',
  'paragraph bm25',
  'headline coverage',
  'speaker coverage',
  'focus found',
  'focus in context',
  'pairs',
  'literal pairs',
  'stop words',
  'stretch',
  'meaning',
  'like the rest',
  'soft context',
  'like what is asked for',
  'asked for words: that speaker',
  'fits: coverage',
  'fits: coverage with before',
  'first of the article',
  'early paragraph',
  'length',
  'opens with a pronoun',
];

/** For each kind of question the feature that is above 0 where the sentence has something new of that kind. */
const HAS_KIND: Partial<Record<Question['kind'], string>> = {
  who: 'who: new name',
  when: 'when: date',
  where: 'where: place',
  count: 'count: number',
  amount: 'amount: number',
  why: 'why: reason',
  how: 'how: manner',
};
const NEAR_KIND: Partial<Record<Question['kind'], string>> = {
  who: 'who: near',
  when: 'when: near',
  where: 'where: near',
  count: 'count: near',
  amount: 'amount: near',
};

/** Rank for a word that is too uncommon to have a vector. */
const BEYOND = 60_000;

const isUnresolved = ({ found }: Meaning) => found === 'none';
const isResolved = ({ found }: Meaning) => found === 'exact' || found === 'other';
const isPlain = ({ term }: Meaning) => !term.isName;

function sumOf(meanings: readonly Meaning[]): number {
  return meanings.reduce((sum, { weight }) => sum + weight, 0);
}

/** Share of the weight of the terms of which something holds. */
function share({ meanings, total }: Evidence, holds: (meaning: Meaning) => boolean): number {
  return sumOf(meanings.filter(holds)) / total;
}

/** The same among the terms that are no names; 0 where all are. */
function shareOfPlain({ meanings }: Evidence, holds: (meaning: Meaning) => boolean): number {
  const plain = meanings.filter(isPlain);
  return plain.length > 0 ? sumOf(plain.filter(holds)) / sumOf(plain) : 0;
}

function heaviestUnresolved({ meanings }: Evidence): number {
  return meanings.filter(isUnresolved).reduce((most, { weight }) => Math.max(most, weight), 0);
}

/** How far the best score is above another, up to 4; 4 where there is no other. */
function lead({ scores }: Evidence, place: number): number {
  const best = scores[0] ?? 0;
  return Math.min(4, best - (scores[place] ?? best - 4)) / 4;
}

function hasKind({ question, best }: Evidence): number | undefined {
  const feature = HAS_KIND[question.kind];
  return feature === undefined ? undefined : best(feature);
}

const signals: readonly Signal[] = [
  // What became of the question's words.
  { name: 'unresolved weight', of: (e) => share(e, isUnresolved) },
  { name: 'heaviest unresolved', of: (e) => heaviestUnresolved(e) / e.total },
  {
    name: 'unresolved names',
    of: ({ meanings }) =>
      meanings.filter((one) => isUnresolved(one) && !isPlain(one)).length / meanings.length,
  },
  { name: 'unresolved among plain words', of: (e) => shareOfPlain(e, isUnresolved) },
  { name: 'not well resolved among plain words', of: (e) => shareOfPlain(e, (one) => !isResolved(one)) },
  { name: 'unresolved in all', of: ({ meanings }) => Math.min(1, sumOf(meanings.filter(isUnresolved)) / 12) },
  { name: 'number of unresolved', of: ({ meanings }) => meanings.filter(isUnresolved).length / 6 },
  { name: 'weight resolved by meaning only', of: (e) => share(e, ({ found }) => found === 'related') },
  { name: 'weight resolved by synonym only', of: (e) => share(e, ({ found }) => found === 'synonym') },
  { name: 'weight resolved by another name', of: (e) => share(e, ({ found }) => found === 'other') },
  { name: 'everything resolved', of: ({ meanings }) => (meanings.every(isResolved) ? 1 : 0) },
  {
    name: 'only names found',
    of: ({ meanings, best }) => (meanings.some(isPlain) && best('plain coverage') < 0.3 ? 1 : 0),
  },
  {
    name: 'few terms, all resolved',
    of: ({ meanings }) => (meanings.every(isResolved) && meanings.length <= 2 ? 1 : 0),
  },
  { name: 'number of terms', of: ({ meanings }) => Math.log(1 + meanings.length) / 3 },
  { name: 'weight in all', of: ({ total }) => total / 30 },
  // How the ranking went.
  {
    name: 'share of all scores',
    of: ({ scores }) => 1 / scores.reduce((sum, score) => sum + Math.exp(score - (scores[0] ?? 0)), 0),
  },
  { name: 'lead over the second', of: (e) => lead(e, 1) },
  { name: 'lead over the third', of: (e) => lead(e, 2) },
  { name: 'score', of: ({ scores }) => Math.max(-1, Math.min(3, (scores[0] ?? 0) / 10)) },
  // The kind of answer.
  { name: 'fitting kind', of: (e) => ((hasKind(e) ?? 0) > 0 ? 1 : 0) },
  { name: 'nothing of the kind', of: (e) => (hasKind(e) === 0 ? 1 : 0) },
  {
    name: 'unit missing',
    of: ({ question, best }) => (question.unit !== 0 && best('amount: unit') === 0 ? 1 : 0),
  },
  { name: 'near of the kind', of: ({ question, best }) => best(NEAR_KIND[question.kind] ?? '') },
  // How the question is put: the same coverage says another thing of a careful question than of two words in a chat.
  ...KINDS.map((kind) => ({
    name: `asks: ${kind}`,
    of: ({ question }: Evidence) => (question.kind === kind ? 1 : 0),
  })),
  { name: 'number of words', of: ({ question }) => Math.log(1 + question.words.length) / 3 },
  {
    name: 'share of stop words',
    of: ({ question: { words } }) =>
      words.filter(({ term }) => term === undefined).length / Math.max(1, words.length),
  },
  { name: 'mean weight', of: ({ total, meanings }) => total / meanings.length / 6 },
  { name: 'weight of uncommon words', of: (e) => share(e, ({ vector }) => vector === NONE) },
  {
    name: 'rank among all words',
    of: ({ meanings }) =>
      meanings.reduce((sum, { vector }) => sum + Math.log(1 + (vector === NONE ? BEYOND : vector)), 0) /
      meanings.length /
      Math.log(1 + BEYOND),
  },
  ...OF_THE_BEST.map((feature) => ({
    name: `best: ${feature}`,
    of: ({ best }: Evidence) => best(feature),
  })),
];

/** What decides how sure an answer is, in the order of the weights. */
export const signalNames: readonly string[] = signals.map(({ name }) => name);

const columns = new Map(featureNames.map((name, at) => [name, at]));

/** The signals of a ranked list, best first. Neither `ranked` nor the meanings may be empty. */
export function signalsOf(
  { meanings, question }: Pick<Examination, 'meanings' | 'question'>,
  ranked: readonly { readonly row: Float32Array; readonly score: number }[],
): Float32Array {
  const row = ranked[0]?.row ?? new Float32Array(featureNames.length);
  const evidence: Evidence = {
    question,
    meanings,
    scores: ranked.map(({ score }) => score),
    best: (feature) => row[columns.get(feature) ?? -1] ?? 0,
    total: sumOf(meanings) || 1,
  };
  return Float32Array.from(signals, ({ of }) => of(evidence));
}

/** A hidden layer: each unit sums up the signals, and where its sum is above 0 that counts for so much. */
export type ConfidenceWeights = {
  readonly bias: number;
  readonly units: readonly {
    readonly worth: number;
    readonly bias: number;
    readonly weights: Readonly<Record<string, number>>;
  }[];
};

/**
 * From signals to how likely it is that the articles answer, 0 to 1. It takes a hidden layer, since what a signal means depends on
 * others: a missing word weighs less in a long question than in one of two words, and less in careful writing than in a chat.
 */
export function createConfidence({ bias, units }: ConfidenceWeights): (signals: Float32Array) => number {
  const known = units.map((unit) => ({
    ...unit,
    weights: Float64Array.from(signalNames, (name) => weightNamed(name, unit.weights)),
  }));
  return (signals) => {
    let all = bias;
    for (const { worth, bias: own, weights } of known) {
      let sum = own;
      for (let at = 0; at < weights.length; at++) sum += (weights[at] ?? 0) * (signals[at] ?? 0);
      if (sum > 0) all += worth * sum;
    }
    return 1 / (1 + Math.exp(-all));
  };
}
