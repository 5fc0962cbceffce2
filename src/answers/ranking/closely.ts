import { CAPITAL, NONE, NUMBER, STOP, YEAR } from '../corpus/vocabulary.ts';
import {
  BEING,
  DATE,
  MANNER,
  NAMING,
  PLACE_BEFORE,
  PRONOUN,
  REASON,
  SAID,
  UNIT,
} from '../language/cue-bits.ts';
import type { Ground } from './sight.ts';
import { raise } from './strengths.ts';

/** What a sentence says that the question does not: the place to look for an answer. Counts, except where told. */
export type Fresh = {
  names: number;
  numbers: number;
  /** Numbers within four words before the thing that is counted. */
  numbersOfFocus: number;
  /** Numbers with a unit or a currency behind or before them. */
  measures: number;
  years: number;
  dates: number;
  /** Names after "in", "at", "from". */
  places: number;
  reasons: number;
  manners: number;
  naming: number;
  said: number;
  /** The sentence says of a term what it is: "X is a …". 0 or 1. */
  defines: number;
  /** It opens with a pronoun. 0 or 1. */
  opensWithPronoun: number;
  /** Best cosine of the thing asked for ("city") to a new word. */
  likeFocus: number;
  /** The same among new names. */
  nameLikeFocus: number;
  /** Neighbouring words of the question that are neighbours here, by weight of the pair. */
  pairs: number;
  /** Neighbouring words of the question, stop words too, that are neighbours here. */
  literalPairs: number;
  /** Share of the question's stop words that stand here. */
  stopWords: number;
  /** Shortest stretch that holds all terms found here, over the number of them; 0 where fewer than two are. */
  stretch: number;
};

/** A word counts as the question's from this strength on. */
const ASKED = 0.5;
const FOCUS_DISTANCE = 4;

type Close = {
  readonly literal: Float32Array;
  readonly soft: Float32Array;
  readonly fresh: Fresh;
  readonly direction: Float32Array | undefined;
};

/** Reads a sentence word by word. */
export function closely(ground: Ground, forms: Uint32Array): Close {
  const { question, meanings, strengths, vocabulary, vectors } = ground;
  const literal = new Float32Array(meanings.length);
  const soft = new Float32Array(meanings.length);
  const direction = vectors && new Float32Array(vectors.dimensions);
  const focus = question.focus === undefined ? undefined : meanings[question.focus];
  const fresh = nothingFresh();
  let sinceNumber = Number.POSITIVE_INFINITY;
  let askedBefore = false;

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
    if ((cues & PRONOUN) !== 0 && at === 0) fresh.opensWithPronoun = 1;
    if ((cues & BEING) !== 0 && askedBefore) fresh.defines = 1;
    // The month of May is a common word otherwise.
    if ((cues & DATE) !== 0 && ((flags & STOP) === 0 || ((flags & CAPITAL) !== 0 && at > 0))) fresh.dates++;
    if ((flags & STOP) !== 0) continue;

    const { exact, soft: near, best } = strengths.of(word);
    raise(soft, near);
    const isAsked = best >= ASKED;
    if (isAsked) {
      if (at < 8) askedBefore = true;
      const text = vocabulary.textOf(word);
      meanings.forEach(({ term }, number) => {
        if (term.text === text) literal[number] = 1;
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

    const before = forms[at - 1];
    const cuesBefore = before === undefined ? 0 : vocabulary.cuesOf(vocabulary.wordOf(before));
    const isName = (flags & CAPITAL) !== 0 && (at > 0 || isCapital(forms[1], vocabulary.flagsOf));
    if ((flags & NUMBER) !== 0) {
      fresh.numbers++;
      sinceNumber = 0;
      const next = forms[at + 1];
      const cuesAfter = next === undefined ? 0 : vocabulary.cuesOf(vocabulary.wordOf(next));
      if ((cuesAfter & UNIT) !== 0) fresh.measures++;
    }
    if ((flags & YEAR) !== 0) fresh.years++;
    if (isName && (cues & DATE) === 0) {
      fresh.names++;
      const earlier = forms[at - 2];
      const cuesEarlier = earlier === undefined ? 0 : vocabulary.cuesOf(vocabulary.wordOf(earlier));
      if (((cuesBefore | cuesEarlier) & PLACE_BEFORE) !== 0) fresh.places++;
    }
    if (vectors && focus && focus.vector !== NONE && row !== NONE) {
      const cosine = vectors.cosine(focus.vector, row);
      fresh.likeFocus = Math.max(fresh.likeFocus, cosine);
      if (isName) fresh.nameLikeFocus = Math.max(fresh.nameLikeFocus, cosine);
    }
  }
  addOrder(fresh, ground, forms);
  return { literal, soft, fresh, direction: direction && atLengthOne(direction) };
}

function nothingFresh(): Fresh {
  return {
    names: 0,
    numbers: 0,
    numbersOfFocus: 0,
    measures: 0,
    years: 0,
    dates: 0,
    places: 0,
    reasons: 0,
    manners: 0,
    naming: 0,
    said: 0,
    defines: 0,
    opensWithPronoun: 0,
    likeFocus: 0,
    nameLikeFocus: 0,
    pairs: 0,
    literalPairs: 0,
    stopWords: 0,
    stretch: 0,
  };
}

function isCapital(form: number | undefined, flagsOf: (form: number) => number): boolean {
  return form !== undefined && (flagsOf(form) & (CAPITAL | STOP)) === CAPITAL;
}

/** Order and nearness: which neighbours of the question are neighbours here, and how close together its terms are. */
function addOrder(
  fresh: Fresh,
  { question, meanings, strengths, vocabulary, total }: Ground,
  forms: Uint32Array,
): void {
  const texts = Array.from(forms, (form) => vocabulary.textOf(vocabulary.wordOf(form)));
  const known = new Set(texts);
  const pairs = new Set(texts.slice(1).map((text, at) => `${texts[at]} ${text}`));
  let stopWords = 0;
  let stopWordsHere = 0;
  question.words.forEach(({ text, term }, at) => {
    const next = question.words[at + 1];
    if (next && pairs.has(`${text} ${next.text}`)) fresh.literalPairs++;
    if (term !== undefined) return;
    stopWords++;
    if (known.has(text)) stopWordsHere++;
  });
  fresh.stopWords = stopWords > 0 ? stopWordsHere / stopWords : 0;

  const best: { at: number; term: number }[] = [];
  for (let at = 0, place = 0; at < forms.length; at++) {
    const form = forms[at] ?? 0;
    if ((vocabulary.flagsOf(form) & STOP) !== 0) continue;
    const { exact, best: strength } = strengths.of(vocabulary.wordOf(form));
    if (strength >= ASKED) best.push({ at: place, term: exact.indexOf(strength) });
    place++;
  }
  best.forEach(({ at, term }, number) => {
    const next = best[number + 1];
    if (!next || next.at !== at + 1 || next.term !== term + 1) return;
    fresh.pairs += ((meanings[term]?.weight ?? 0) + (meanings[term + 1]?.weight ?? 0)) / total;
  });
  const distinct = new Set(best.map(({ term }) => term)).size;
  const first = best[0];
  const last = best.at(-1);
  if (distinct > 1 && first && last) fresh.stretch = Math.min(1, distinct / (last.at - first.at + 1));
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
