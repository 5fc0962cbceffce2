import { ASKING, BRACKETED_NUMBER, CLOCK, LISTING, MONEY, QUOTED } from '../corpus/marks.ts';
import type { Kind } from '../language/language.ts';
import {
  bm25,
  found,
  heaviestMissing,
  meanStrength,
  missing,
  missingNames,
  numbersFound,
  share,
  shareBeyondHeadline,
  shareOfPlainTerms,
  surroundings,
  unitFits,
} from './shares.ts';
import type { Sight } from './sight.ts';

/** One thing that speaks for or against a sentence. Values are about 0 to 1, so that weights can be compared. */
export type Feature = { readonly name: string; readonly of: (sight: Sight) => number };

/** 1 where the sentence has something new of the kind that is asked for, 0 where it has not or any will do. */
export function suits(sight: Sight): number {
  const { fresh, ground } = sight;
  switch (ground.question.kind) {
    case 'who':
      return some(fresh.names);
    case 'when':
      return some(fresh.dates);
    case 'where':
      return some(fresh.places);
    case 'count':
      return some(fresh.numbers);
    case 'amount':
      return ground.question.unit === 0 ? some(fresh.numbers) : unitFits(sight);
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
  { name: 'coverage beyond the headline', of: shareBeyondHeadline },
  { name: 'first to name', of: (s) => share(s, s.firstNamed) },
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
  { name: 'coverage through pronouns', of: (s) => share(s, s.through) },
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
  { name: 'who: first to name', of: when('who', (s) => share(s, s.firstNamed)) },
  { name: 'when: year', of: when('when', (s) => some(s.fresh.years)) },
  { name: 'when: date', of: when('when', (s) => some(s.fresh.dates)) },
  { name: 'when: near', of: when('when', (s) => s.fresh.dateNear) },
  { name: 'when: number', of: when('when', (s) => some(s.fresh.numbers)) },
  { name: 'when: clock', of: when('when', (s) => (s.marks & CLOCK) / CLOCK) },
  { name: 'where: place', of: when('where', (s) => some(s.fresh.places)) },
  { name: 'where: near', of: when('where', (s) => s.fresh.placeNear) },
  { name: 'where: name', of: when('where', (s) => some(s.fresh.names)) },
  { name: 'count: number', of: when('count', (s) => some(s.fresh.numbers)) },
  { name: 'count: number of it', of: when('count', (s) => some(s.fresh.numbersOfFocus)) },
  { name: 'count: near', of: when('count', (s) => s.fresh.numberNear) },
  { name: 'amount: near', of: when('amount', (s) => s.fresh.numberNear) },
  { name: 'amount: number', of: when('amount', (s) => some(s.fresh.numbers)) },
  { name: 'amount: measure', of: when('amount', (s) => some(s.fresh.measures)) },
  { name: 'amount: unit', of: when('amount', unitFits) },
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
    name: 'asked for words: quotation beside',
    of: (s) =>
      s.ground.question.asksForWords && (s.marks & QUOTED) !== 0
        ? share(s, surroundings(s, s.before, s.after, s.speaker))
        : 0,
  },
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
  { name: 'fits: coverage through pronouns', of: (s) => suits(s) * share(s, s.through) },
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
