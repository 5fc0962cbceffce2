import { AGED, MONEY } from '../corpus/marks.ts';
import { AGE, MONEY_UNIT } from '../language/cue-bits.ts';
import { ASKED } from './closely.ts';
import type { Sight } from './sight.ts';
import { raise } from './strengths.ts';

/** Share of the question's weight that a list of strengths covers. */
export function share({ ground }: Sight, strengths: Float32Array): number {
  const { weights, total } = ground;
  let sum = 0;
  for (let at = 0; at < weights.length; at++) sum += (weights[at] ?? 0) * (strengths[at] ?? 0);
  return sum / total;
}

/** All that stands round a sentence, itself included. */
export function surroundings(sight: Sight, ...parts: readonly Float32Array[]): Float32Array {
  const best = sight.here.slice();
  for (const part of parts) raise(best, part);
  return best;
}

/** BM25 with k1 1.2 and b 0.4 over strengths in place of counts, as a share of what the best possible text would score. */
export function bm25({ ground }: Sight, counts: Float32Array, length: number, average: number): number {
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
export function missing({ ground }: Sight, strengths: Float32Array): number {
  const { weights, total } = ground;
  let sum = 0;
  for (let at = 0; at < weights.length; at++) if ((strengths[at] ?? 0) < LEAST) sum += weights[at] ?? 0;
  return sum / total;
}

/** The same among names, of the weight of all terms. */
export function missingNames({ ground }: Sight, strengths: Float32Array): number {
  let sum = 0;
  for (const at of ground.names) if ((strengths[at] ?? 0) < LEAST) sum += ground.weights[at] ?? 0;
  return sum / ground.total;
}

/** The weight of the heaviest term that is missing, as a share of all. */
export function heaviestMissing({ ground }: Sight, strengths: Float32Array): number {
  const { weights, total } = ground;
  let most = 0;
  for (let at = 0; at < weights.length; at++) {
    if ((strengths[at] ?? 0) < LEAST) most = Math.max(most, weights[at] ?? 0);
  }
  return most / total;
}

/** Share of the weight that is in numbers which stand in the sentence. */
export function numbersFound({ ground, here }: Sight): number {
  let sum = 0;
  for (const at of ground.numbers) sum += (ground.weights[at] ?? 0) * (here[at] ?? 0);
  return sum / ground.total;
}

/** Share of the terms that stand in the sentence, each counting the same. */
export function found({ here }: Sight): number {
  let count = 0;
  for (const strength of here) if (strength > LEAST) count++;
  return count / Math.max(1, here.length);
}

/** The same without the names: in a news story they stand everywhere. 1 for a question that has nothing but names. */
export function shareOfPlainTerms({ ground, here }: Sight): number {
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
export function meanStrength({ here }: Sight): number {
  let sum = 0;
  for (const strength of here) sum += strength;
  return sum / Math.max(1, here.length);
}

/** The same without the terms that the headline has: the whole article is about those. 1 where it has all. */
export function shareBeyondHeadline({ ground, here, headline }: Sight): number {
  const { weights } = ground;
  let sum = 0;
  let all = 0;
  for (let at = 0; at < weights.length; at++) {
    if ((headline[at] ?? 0) >= ASKED) continue;
    all += weights[at] ?? 0;
    sum += (weights[at] ?? 0) * (here[at] ?? 0);
  }
  return all > 0 ? sum / all : 1;
}

/** 1 where a new number has a unit that is asked for, or an age or a sum of money is and there is one; 0 where any unit will do. */
export function unitFits({ fresh, marks, ground: { question } }: Sight): number {
  const { unit } = question;
  const isAge = (unit & AGE) !== 0 && (marks & AGED) !== 0;
  const isMoney = (unit & MONEY_UNIT) !== 0 && (marks & MONEY) !== 0;
  return isAge || isMoney || (unit & fresh.units) !== 0 ? 1 : 0;
}
