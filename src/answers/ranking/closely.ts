import type { Vocabulary } from '../corpus/vocabulary.ts';
import { CAPITAL, NONE, NUMBER, STOP, YEAR } from '../corpus/vocabulary.ts';
import {
  AGENT,
  BEING,
  DATE,
  MANNER,
  NAMING,
  ONE,
  PLACE_BEFORE,
  PRONOUN,
  REASON,
  REFERRING,
  SAID,
  UNIT,
} from '../language/cue-bits.ts';
import type { Fresh } from './fresh.ts';
import { nothingFresh } from './fresh.ts';
import type { Order } from './order.ts';
import { orderOf } from './order.ts';
import type { Ground } from './sight.ts';
import { raise } from './strengths.ts';

/** A word counts as the question's from this strength on. */
export const ASKED = 0.5;
const FOCUS_DISTANCE = 4;

type Close = {
  readonly literal: Float32Array;
  readonly soft: Float32Array;
  readonly fresh: Fresh;
  readonly order: Order;
  /** Cosine of what the sentence and the question mean as a whole. */
  readonly meaning: number;
};

/** Sums of vectors, used again for every sentence. */
export type Sums = { readonly all: Float32Array; readonly fresh: Float32Array; readonly rest: Float32Array };

export function createSums(dimensions: number): Sums {
  const sum = () => new Float32Array(dimensions);
  return { all: sum(), fresh: sum(), rest: sum() };
}

/** Reads a sentence word by word. */
export function closely(ground: Ground, forms: Uint32Array): Close {
  const { question, meanings, strengths, vocabulary, vectors, sums } = ground;
  const literal = new Float32Array(meanings.length);
  const soft = new Float32Array(meanings.length);
  sums.all.fill(0);
  sums.fresh.fill(0);
  const here = new Float32Array(meanings.length);
  const focus = question.focus === undefined ? undefined : meanings[question.focus];
  const fresh = nothingFresh();
  const asked: number[] = [];
  const names: number[] = [];
  const numbers: number[] = [];
  const dates: number[] = [];
  const places: number[] = [];
  let sinceNumber = Number.POSITIVE_INFINITY;
  let askedBefore = false;
  let namedAt = Number.NEGATIVE_INFINITY;

  for (let at = 0; at < forms.length; at++) {
    const form = forms[at] ?? 0;
    const word = vocabulary.wordOf(form);
    const flags = vocabulary.flagsOf(form);
    const cues = vocabulary.cuesOf(word);
    sinceNumber++;
    if ((cues & REFERRING) !== 0) fresh.leadsBack = 1;
    if ((cues & REASON) !== 0) fresh.reasons++;
    if ((cues & MANNER) !== 0) fresh.manners++;
    if ((cues & NAMING) !== 0) fresh.naming++;
    if ((cues & SAID) !== 0) fresh.said++;
    if ((cues & BEING) !== 0 && askedBefore) fresh.defines = 1;
    // "The Aurora, a cruiser, …"
    if ((cues & ONE) !== 0 && namedAt === at - 1) fresh.defines = 1;
    // The month of May is a common word otherwise.
    if ((cues & DATE) !== 0 && ((flags & STOP) === 0 || ((flags & CAPITAL) !== 0 && at > 0))) dates.push(at);
    if ((flags & STOP) !== 0) continue;

    const { exact, soft: near, best } = strengths.of(word);
    raise(soft, near);
    raise(here, exact);
    const isAsked = best >= ASKED;
    if (isAsked) {
      asked.push(at);
      if ((flags & CAPITAL) !== 0) namedAt = at;
      if (at < 8) askedBefore = true;
      for (let term = 0; term < meanings.length; term++) if (meanings[term]?.word === word) literal[term] = 1;
      if (
        question.focus !== undefined &&
        (exact[question.focus] ?? 0) >= ASKED &&
        sinceNumber <= FOCUS_DISTANCE
      ) {
        fresh.numbersOfFocus++;
        sinceNumber = Number.POSITIVE_INFINITY;
      }
    }
    // The name goes on: "the Hashed Al Shaabi, a coalition …".
    if (!isAsked && namedAt === at - 1 && (flags & CAPITAL) !== 0) namedAt = at;
    const row = vocabulary.vectorOf(word);
    if (vectors && row !== NONE) vectors.add(row, rarityOf(row), sums.all);
    if (isAsked) continue;
    fresh.words++;
    if (vectors && row !== NONE) vectors.add(row, rarityOf(row), sums.fresh);

    const before = forms[at - 1];
    const cuesBefore = before === undefined ? 0 : vocabulary.cuesOf(vocabulary.wordOf(before));
    const isName = (flags & CAPITAL) !== 0 && (at > 0 || isCapital(forms[1], vocabulary.flagsOf));
    if ((flags & NUMBER) !== 0) {
      numbers.push(at);
      sinceNumber = 0;
      const next = forms[at + 1];
      const cuesAfter = next === undefined ? 0 : vocabulary.cuesOf(vocabulary.wordOf(next));
      if ((cuesAfter & UNIT) !== 0) fresh.measures++;
      fresh.units |= cuesAfter;
    }
    if ((flags & YEAR) !== 0) {
      fresh.years++;
      dates.push(at);
    }
    if (isName && (cues & DATE) === 0) {
      names.push(at);
      const earlier = forms[at - 2];
      const cuesEarlier = earlier === undefined ? 0 : vocabulary.cuesOf(vocabulary.wordOf(earlier));
      if (((cuesBefore | cuesEarlier) & PLACE_BEFORE) !== 0) places.push(at);
      if (((cuesBefore | cuesEarlier) & AGENT) !== 0) fresh.agents++;
    }
    if (vectors && focus && focus.vector !== NONE && row !== NONE) {
      const cosine = vectors.cosine(focus.vector, row);
      fresh.likeFocus = Math.max(fresh.likeFocus, cosine);
      if (isName) fresh.nameLikeFocus = Math.max(fresh.nameLikeFocus, cosine);
    }
  }
  fresh.likeRest = restLikeness(ground, here);
  fresh.opensWithPronoun = opensWithPronoun(forms, vocabulary) ? 1 : 0;
  fresh.names = names.length;
  fresh.numbers = numbers.length;
  fresh.dates = dates.length;
  fresh.places = places.length;
  fresh.nameNear = nearness(names, asked);
  fresh.numberNear = nearness(numbers, asked);
  fresh.dateNear = nearness(dates, asked);
  fresh.placeNear = nearness(places, asked);
  return {
    literal,
    soft,
    fresh,
    order: orderOf(ground, forms),
    meaning: dot(atLengthOne(sums.all), ground.direction),
  };
}

function restLikeness({ meanings, vectors, sums }: Ground, here: Float32Array): number {
  if (!vectors) return 0;
  sums.rest.fill(0);
  for (let at = 0; at < meanings.length; at++) {
    const { vector = NONE, weight = 0 } = meanings[at] ?? {};
    if (vector !== NONE && (here[at] ?? 0) < ASKED) vectors.add(vector, weight, sums.rest);
  }
  return dot(atLengthOne(sums.rest), atLengthOne(sums.fresh));
}

/** Cosine of two vectors of length 1; 0 where one is missing. */
function dot(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (!a || !b) return 0;
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** "They are …", "This tool …": such a sentence does not stand alone. */
export function opensWithPronoun([first]: Uint32Array, vocabulary: Vocabulary): boolean {
  return first !== undefined && (vocabulary.cuesOf(vocabulary.wordOf(first)) & PRONOUN) !== 0;
}

/** 1 for neighbours, less the more words are between; 0 where there is nothing to compare. */
function nearness(some: readonly number[], others: readonly number[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const one of some) for (const other of others) least = Math.min(least, Math.abs(one - other));
  return 4 / (3 + least);
}

function isCapital(form: number | undefined, flagsOf: (form: number) => number): boolean {
  return form !== undefined && (flagsOf(form) & (CAPITAL | STOP)) === CAPITAL;
}

/** Rare words tell more of what a sentence is about (SIF weighting, over ranks in place of frequencies). */
export function rarityOf(row: number): number {
  return 1 / (1 + 300 / (row + 1));
}

/** In place; undefined where there is nothing to scale. */
export function atLengthOne(sum: Float32Array): Float32Array | undefined {
  let length = 0;
  for (const value of sum) length += value * value;
  if (length === 0) return undefined;
  const scale = 1 / Math.sqrt(length);
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) * scale;
  return sum;
}
