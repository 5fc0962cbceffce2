import { ASKING, BRACKETED_NUMBER, LISTING, MONEY, QUOTED } from '../corpus/segment.ts';
import type { Kind } from '../language/language.ts';
import type { Sight } from './sight.ts';
import { raise } from './strengths.ts';

/** One thing that speaks for or against a sentence. Values are about 0 to 1, so that weights can be compared. */
export type Feature = { readonly name: string; readonly of: (sight: Sight) => number };

/** Share of the question's weight that a list of strengths covers. */
function share({ ground }: Sight, strengths: Float32Array): number {
  const { weights, total } = ground;
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += (weights[at] ?? 0) * (strengths[at] ?? 0);
  return sum / total;
}

/** All that stands round a sentence, itself included. */
function surroundings(sight: Sight, ...parts: readonly Float32Array[]): Float32Array {
  const best = sight.here.slice();
  for (const part of parts) raise(best, part);
  return best;
}

/** BM25 with k1 1.2 and b 0.4 over strengths in place of counts, as a share of what the best possible text would score. */
function bm25({ ground }: Sight, counts: Float32Array, length: number, average: number): number {
  const { weights, total } = ground;
  const bound = 1.2 * (0.6 + (0.4 * length) / average);
  let sum = 0;
  for (let at = 0; at < weights.length; at++) {
    const count = counts[at] ?? 0;
    sum += ((weights[at] ?? 0) * count * 2.2) / (count + bound);
  }
  return sum / (2.2 * total);
}

/** Below this a term counts as missing. */
const LEAST = 0.3;

/** Share of the weight of the terms that are missing from a list. */
function missing({ ground }: Sight, strengths: Float32Array): number {
  const { weights, total } = ground;
  let sum = 0;
  for (let at = 0; at < weights.length; at++) if ((strengths[at] ?? 0) < LEAST) sum += weights[at] ?? 0;
  return sum / total;
}

function missingNames({ ground }: Sight, strengths: Float32Array): number {
  let sum = 0;
  for (const at of ground.names) if ((strengths[at] ?? 0) < LEAST) sum += ground.weights[at] ?? 0;
  return sum / ground.total;
}

function heaviestMissing({ ground }: Sight, strengths: Float32Array): number {
  const { weights, total } = ground;
  let most = 0;
  for (let at = 0; at < weights.length; at++) {
    if ((strengths[at] ?? 0) < LEAST) most = Math.max(most, weights[at] ?? 0);
  }
  return most / total;
}

function numbersFound({ ground, here }: Sight): number {
  let sum = 0;
  for (const at of ground.numbers) sum += (ground.weights[at] ?? 0) * (here[at] ?? 0);
  return sum / ground.total;
}

function found({ here }: Sight): number {
  let count = 0;
  for (const strength of here) if (strength > LEAST) count++;
  return count / Math.max(1, here.length);
}

/** The same without the names: in a news story they stand everywhere. 1 for a question that has nothing but names. */
function shareOfPlainTerms({ ground, here }: Sight): number {
  const { weights, names } = ground;
  let sum = 0;
  let all = 0;
  for (let at = 0; at < weights.length; at++) {
    if (names.includes(at)) continue;
    all += weights[at] ?? 0;
    sum += (weights[at] ?? 0) * (here[at] ?? 0);
  }
  return all > 0 ? sum / all : 1;
}

/** Mean strength of the terms, each counting the same. */
function meanStrength({ here }: Sight): number {
  let sum = 0;
  for (const strength of here) sum += strength;
  return sum / Math.max(1, here.length);
}

/** 1 where the sentence has something new of the kind that is asked for, 0 where it has not or any will do. */
export function suits({ fresh, ground }: Sight): number {
  switch (ground.question.kind) {
    case 'who':
      return some(fresh.names);
    case 'when':
      return some(fresh.dates);
    case 'where':
      return some(fresh.places);
    case 'count':
    case 'amount':
      return some(fresh.numbers);
    case 'why':
      return some(fresh.reasons);
    case 'how':
      return some(fresh.manners);
    default:
      return 0;
  }
}

function when(kind: Kind, value: (sight: Sight) => number): (sight: Sight) => number {
  return (sight) => (sight.ground.question.kind === kind ? value(sight) : 0);
}

const some = (count: number) => Math.min(1, count);
const few = (count: number) => Math.min(3, count) / 3;

/** Every feature of the ranking, in the order of the weights. */
export const features: readonly Feature[] = [
  // Which of the question's words stand in the sentence.
  { name: 'coverage', of: (s) => share(s, s.here) },
  { name: 'coverage squared', of: (s) => share(s, s.here) ** 2 },
  { name: 'words found', of: found },
  { name: 'bm25', of: (s) => bm25(s, s.counts, s.length, s.ground.scope.averageLength) },
  { name: 'literal coverage', of: (s) => share(s, s.literal) },
  { name: 'soft coverage', of: (s) => share(s, s.soft) },
  { name: 'missing weight', of: (s) => missing(s, s.here) },
  { name: 'heaviest missing', of: (s) => heaviestMissing(s, s.here) },
  { name: 'missing name', of: (s) => missingNames(s, s.here) },
  { name: 'number found', of: numbersFound },
  { name: 'plain coverage', of: shareOfPlainTerms },
  { name: 'mean strength', of: meanStrength },
  // Which of them stand round it.
  { name: 'context coverage', of: (s) => share(s, s.around) },
  { name: 'context missing name', of: (s) => missingNames(s, s.around) },
  { name: 'neighbour coverage', of: (s) => share(s, surroundings(s, s.before, s.after)) },
  { name: 'before coverage', of: (s) => share(s, s.before) },
  { name: 'after coverage', of: (s) => share(s, s.after) },
  { name: 'paragraph coverage', of: (s) => share(s, s.paragraph) },
  {
    name: 'paragraph bm25',
    of: (s) => bm25(s, s.paragraphCounts, s.paragraphLength, s.ground.scope.averageParagraphLength),
  },
  { name: 'heading coverage', of: (s) => share(s, s.heading) },
  { name: 'headline coverage', of: (s) => share(s, s.headline) },
  { name: 'speaker coverage', of: (s) => share(s, s.speaker) },
  { name: 'pronoun takes up before', of: (s) => s.fresh.opensWithPronoun * share(s, s.before) },
  { name: 'taken up by after', of: (s) => (s.isTakenUp ? share(s, s.after) : 0) },
  { name: 'focus found', of: (s) => s.here[s.ground.question.focus ?? -1] ?? 0 },
  { name: 'focus in context', of: (s) => s.around[s.ground.question.focus ?? -1] ?? 0 },
  // Order and nearness.
  { name: 'pairs', of: (s) => s.order.pairs },
  { name: 'literal pairs', of: (s) => few(s.order.literalPairs) },
  { name: 'stop words', of: (s) => s.order.stopWords },
  { name: 'stretch', of: (s) => s.order.stretch },
  // Meaning.
  { name: 'meaning', of: (s) => s.meaning },
  { name: 'like the rest', of: (s) => s.fresh.likeRest },
  {
    name: 'soft context',
    of: (s) => share(s, surroundings(s, s.soft, s.before, s.after, s.paragraph, s.heading, s.headline)),
  },
  { name: 'like what is asked for', of: (s) => s.fresh.likeFocus },
  { name: 'name like what is asked for', of: (s) => s.fresh.nameLikeFocus },
  // The kind of answer.
  { name: 'who: new name', of: when('who', (s) => some(s.fresh.names)) },
  { name: 'who: by whom', of: when('who', (s) => some(s.fresh.agents)) },
  { name: 'who: near', of: when('who', (s) => s.fresh.nameNear) },
  { name: 'who: new names', of: when('who', (s) => few(s.fresh.names)) },
  { name: 'when: year', of: when('when', (s) => some(s.fresh.years)) },
  { name: 'when: date', of: when('when', (s) => some(s.fresh.dates)) },
  { name: 'when: near', of: when('when', (s) => s.fresh.dateNear) },
  { name: 'when: number', of: when('when', (s) => some(s.fresh.numbers)) },
  { name: 'where: place', of: when('where', (s) => some(s.fresh.places)) },
  { name: 'where: near', of: when('where', (s) => s.fresh.placeNear) },
  { name: 'where: name', of: when('where', (s) => some(s.fresh.names)) },
  { name: 'count: number', of: when('count', (s) => some(s.fresh.numbers)) },
  { name: 'count: number of it', of: when('count', (s) => some(s.fresh.numbersOfFocus)) },
  { name: 'count: near', of: when('count', (s) => s.fresh.numberNear) },
  { name: 'amount: near', of: when('amount', (s) => s.fresh.numberNear) },
  { name: 'amount: number', of: when('amount', (s) => some(s.fresh.numbers)) },
  { name: 'amount: measure', of: when('amount', (s) => some(s.fresh.measures)) },
  { name: 'amount: money', of: when('amount', (s) => (s.marks & MONEY) / MONEY) },
  { name: 'why: reason', of: when('why', (s) => some(s.fresh.reasons)) },
  { name: 'how: manner', of: when('how', (s) => some(s.fresh.manners)) },
  { name: 'what: new name', of: when('what', (s) => some(s.fresh.names)) },
  { name: 'what: near', of: when('what', (s) => s.fresh.nameNear) },
  { name: 'what: list', of: when('what', (s) => (s.marks & LISTING) / LISTING) },
  { name: 'what: naming', of: when('what', (s) => some(s.fresh.naming)) },
  { name: 'what: definition', of: when('what', (s) => s.fresh.defines) },
  { name: 'what: number', of: when('what', (s) => some(s.fresh.numbers)) },
  { name: 'words: definition', of: when('words', (s) => s.fresh.defines) },
  { name: 'asked for words: said', of: (s) => (s.ground.question.asksForWords ? some(s.fresh.said) : 0) },
  { name: 'asked for words: quotation', of: (s) => (s.ground.question.asksForWords ? s.marks & QUOTED : 0) },
  {
    name: 'asked for words: that speaker',
    of: (s) =>
      s.ground.question.asksForWords || s.ground.question.kind === 'who' ? some(2 * share(s, s.speaker)) : 0,
  },
  { name: 'fresh words', of: (s) => Math.log(1 + s.fresh.words) / 4 },
  { name: 'nothing fresh', of: (s) => (s.fresh.words < 3 ? 1 : 0) },
  { name: 'fresh names', of: (s) => few(s.fresh.names) },
  { name: 'fresh numbers', of: (s) => few(s.fresh.numbers) },
  { name: 'bracketed number', of: (s) => (s.marks & BRACKETED_NUMBER) / BRACKETED_NUMBER },
  { name: 'fits: coverage', of: (s) => suits(s) * share(s, s.here) },
  { name: 'fits: coverage with before', of: (s) => suits(s) * share(s, surroundings(s, s.before)) },
  // Place and size.
  { name: 'first of the article', of: (s) => (s.paragraphNumber === 0 && s.sentenceNumber === 0 ? 1 : 0) },
  { name: 'early paragraph', of: (s) => 1 / (1 + s.paragraphNumber) },
  { name: 'first of the paragraph', of: (s) => (s.sentenceNumber === 0 ? 1 : 0) },
  { name: 'length', of: (s) => Math.log(1 + s.length) / 4 },
  { name: 'very short', of: (s) => (s.length < 4 ? 1 : 0) },
  { name: 'is a question', of: (s) => (s.marks & ASKING) / ASKING },
  { name: 'opens with a pronoun', of: (s) => s.fresh.opensWithPronoun },
];

/** Where even the best has less than this, being near it means little. */
const LEAST_BEST = 0.05;

/** Which features are measured against the best candidate too: a lead counts more than a level. */
const RELATIVE = [
  'coverage',
  'bm25',
  'literal coverage',
  'soft coverage',
  'context coverage',
  'neighbour coverage',
  'paragraph bm25',
  'soft context',
  'stop words',
  'meaning',
  'like the rest',
  'fits: coverage',
];

/** Which features count more, or less, in a question of many words. */
const BY_TERMS = [
  'coverage',
  'bm25',
  'soft coverage',
  'context coverage',
  'neighbour coverage',
  'soft context',
  'meaning',
  'length',
  'early paragraph',
];

const columnOf = new Map(features.map(({ name }, at) => [name, at]));
const relative = RELATIVE.map((name) => columnOf.get(name) ?? 0);
const byTerms = BY_TERMS.map((name) => columnOf.get(name) ?? 0);

/** All names in the order of a row of features. */
export const featureNames: readonly string[] = [
  ...features.map(({ name }) => name),
  ...RELATIVE.map((name) => `${name}, of the best`),
  ...BY_TERMS.map((name) => `${name}, by number of terms`),
];

/** The rows of features of all candidates of one question. */
export function rowsOf(sights: readonly Sight[]): Float32Array[] {
  const rows = sights.map((sight) => {
    const row = new Float32Array(featureNames.length);
    for (let at = 0; at < features.length; at++) row[at] = features[at]?.of(sight) ?? 0;
    return row;
  });
  relative.forEach((source, number) => {
    const best = rows.reduce((most, row) => Math.max(most, row[source] ?? 0), LEAST_BEST);
    for (const row of rows) row[features.length + number] = Math.max(0, row[source] ?? 0) / best;
  });
  const length = Math.log(1 + (sights[0]?.here.length ?? 0)) / 3;
  byTerms.forEach((source, number) => {
    const target = features.length + relative.length + number;
    for (const row of rows) row[target] = length * (row[source] ?? 0);
  });
  return rows;
}
