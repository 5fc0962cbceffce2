import { ASKING, BRACKETED_NUMBER, LISTING, MONEY, QUOTED } from '../corpus/segment.ts';
import type { Kind } from '../language/language.ts';
import { dot } from './closely.ts';
import type { Sight } from './sight.ts';

/** One thing that speaks for or against a sentence. Values are about 0 to 1, so that weights can be compared. */
export type Feature = { readonly name: string; readonly of: (sight: Sight) => number };

/** Share of the question's weight that a list of strengths covers. */
function share({ ground }: Sight, strengths: Float32Array): number {
  let sum = 0;
  ground.meanings.forEach(({ weight }, at) => {
    sum += weight * (strengths[at] ?? 0);
  });
  return sum / ground.total;
}

/** All that stands round a sentence, itself included. */
function surroundings(sight: Sight, ...parts: readonly Float32Array[]): Float32Array {
  return Float32Array.from(sight.here, (own, at) =>
    parts.reduce((best, part) => Math.max(best, part[at] ?? 0), own),
  );
}

/** BM25 with k1 1.2 and b 0.4 over strengths in place of counts, as a share of what the best possible text would score. */
function bm25(sight: Sight, counts: Float32Array, length: number, average: number): number {
  const bound = 1.2 * (0.6 + (0.4 * length) / average);
  let sum = 0;
  sight.ground.meanings.forEach(({ weight }, at) => {
    const count = counts[at] ?? 0;
    sum += (weight * count * 2.2) / (count + bound);
  });
  return sum / (2.2 * sight.ground.total);
}

/** Weight of the names, or of all terms, for which there is less than `least` in a list. */
function missing({ ground }: Sight, strengths: Float32Array, onlyNames: boolean): number {
  let sum = 0;
  ground.meanings.forEach(({ weight, term }, at) => {
    if ((strengths[at] ?? 0) < 0.3 && (term.isName || !onlyNames)) sum += weight;
  });
  return sum / ground.total;
}

function heaviestMissing({ ground }: Sight, strengths: Float32Array): number {
  let most = 0;
  ground.meanings.forEach(({ weight }, at) => {
    if ((strengths[at] ?? 0) < 0.3) most = Math.max(most, weight);
  });
  return most / ground.total;
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
  {
    name: 'words found',
    of: (s) => s.here.filter((strength) => strength > 0.3).length / Math.max(1, s.here.length),
  },
  { name: 'bm25', of: (s) => bm25(s, s.counts, s.length, s.ground.scope.averageLength) },
  { name: 'literal coverage', of: (s) => share(s, s.literal) },
  { name: 'soft coverage', of: (s) => share(s, s.soft) },
  { name: 'missing weight', of: (s) => missing(s, s.here, false) },
  { name: 'heaviest missing', of: (s) => heaviestMissing(s, s.here) },
  { name: 'missing name', of: (s) => missing(s, s.here, true) },
  {
    name: 'number found',
    of: (s) =>
      share(
        s,
        Float32Array.from(s.here, (own, at) => (s.ground.meanings[at]?.term.isNumber ? own : 0)),
      ),
  },
  // Which of them stand round it.
  { name: 'context coverage', of: (s) => share(s, s.around) },
  { name: 'context missing name', of: (s) => missing(s, s.around, true) },
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
  { name: 'meaning', of: (s) => dot(s.direction, s.ground.direction) },
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
  // Place and size.
  { name: 'first of the article', of: (s) => (s.paragraphNumber === 0 && s.sentenceNumber === 0 ? 1 : 0) },
  { name: 'early paragraph', of: (s) => 1 / (1 + s.paragraphNumber) },
  { name: 'first of the paragraph', of: (s) => (s.sentenceNumber === 0 ? 1 : 0) },
  { name: 'length', of: (s) => Math.log(1 + s.length) / 4 },
  { name: 'very short', of: (s) => (s.length < 4 ? 1 : 0) },
  { name: 'is a question', of: (s) => (s.marks & ASKING) / ASKING },
  { name: 'opens with a pronoun', of: (s) => s.fresh.opensWithPronoun },
];

/** Which features are measured against the best candidate too: a lead counts more than a level. */
const RELATIVE = ['coverage', 'bm25', 'soft coverage', 'context coverage', 'paragraph bm25', 'meaning'];

/** All names in the order of a row of features. */
export const featureNames: readonly string[] = [
  ...features.map(({ name }) => name),
  ...RELATIVE.map((name) => `${name}, of the best`),
];

/** The rows of features of all candidates of one question. */
export function rowsOf(sights: readonly Sight[]): Float32Array[] {
  const rows = sights.map((sight) => {
    const row = new Float32Array(featureNames.length);
    features.forEach(({ of }, at) => {
      row[at] = of(sight);
    });
    return row;
  });
  RELATIVE.forEach((name, number) => {
    const source = featureNames.indexOf(name);
    const best = rows.reduce((most, row) => Math.max(most, row[source] ?? 0), 1e-6);
    for (const row of rows) row[features.length + number] = (row[source] ?? 0) / best;
  });
  return rows;
}
