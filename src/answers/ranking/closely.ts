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
  readonly direction: Float32Array | undefined;
};

/** Reads a sentence word by word. */
export function closely(ground: Ground, forms: Uint32Array): Close {
  const { question, meanings, strengths, vocabulary, vectors } = ground;
  const literal = new Float32Array(meanings.length);
  const soft = new Float32Array(meanings.length);
  const direction = vectors && new Float32Array(vectors.dimensions);
  const freshDirection = vectors && new Float32Array(vectors.dimensions);
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
      meanings.forEach((meaning, number) => {
        if (meaning.word === word) literal[number] = 1;
      });
      if (
        question.focus !== undefined &&
        (exact[question.focus] ?? 0) >= ASKED &&
        sinceNumber <= FOCUS_DISTANCE
      ) {
        fresh.numbersOfFocus++;
        sinceNumber = Number.POSITIVE_INFINITY;
      }
    }
    const row = vocabulary.vectorOf(word);
    if (direction && row !== NONE) vectors.add(row, rarityOf(row), direction);
    if (isAsked) continue;
    fresh.words++;
    if (freshDirection && row !== NONE) vectors.add(row, rarityOf(row), freshDirection);

    const before = forms[at - 1];
    const cuesBefore = before === undefined ? 0 : vocabulary.cuesOf(vocabulary.wordOf(before));
    const isName = (flags & CAPITAL) !== 0 && (at > 0 || isCapital(forms[1], vocabulary.flagsOf));
    if ((flags & NUMBER) !== 0) {
      numbers.push(at);
      sinceNumber = 0;
      const next = forms[at + 1];
      const cuesAfter = next === undefined ? 0 : vocabulary.cuesOf(vocabulary.wordOf(next));
      if ((cuesAfter & UNIT) !== 0) fresh.measures++;
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
  if (freshDirection) fresh.likeRest = restLikeness(ground, here, freshDirection);
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
    direction: direction && atLengthOne(direction),
  };
}

function restLikeness(
  { meanings, vectors }: Ground,
  here: Float32Array,
  freshDirection: Float32Array,
): number {
  if (!vectors) return 0;
  const rest = new Float32Array(vectors.dimensions);
  meanings.forEach(({ vector, weight }, at) => {
    if (vector !== NONE && (here[at] ?? 0) < ASKED) vectors.add(vector, weight, rest);
  });
  return dot(atLengthOne(rest), atLengthOne(freshDirection));
}

/** Cosine of two vectors of length 1; 0 where one is missing. */
export function dot(a: Float32Array | undefined, b: Float32Array | undefined): number {
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
