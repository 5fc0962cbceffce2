import {
  AGE,
  AREA_UNIT,
  HEAT_UNIT,
  LENGTH_UNIT,
  MONEY_UNIT,
  SHARE_UNIT,
  SPEED_UNIT,
  TIME_UNIT,
  WEIGHT_UNIT,
} from './cue-bits.ts';
import type { Asked } from './language.ts';
import { wordSet } from './word-list.ts';

/** Question words as they are typed in a hurry; none of them is a word of its own. */
export const QUESTION_WORDS: ReadonlyMap<string, string> = new Map(
  `wat what|wht what|waht what|whta what|wot what|whats what|wats what|wen when|whn when|wehn when|whne when|whens when|wens when|wher where
  |whre where|wehre where|wheres where|wich which|whcih which|wihch which|wo who|whos who|hwo how|hows how|hw how|wy why|whys why`
    .split('|')
    .map((pair) => pair.trim().split(' ') as [string, string]),
);
const AUXILIARIES = wordSet(
  'is are was were do does did has have had can could will would should may might must am',
);
const OPENERS = wordSet('what which who how');
const LATER_WORDS = wordSet('the a an of most first last main total average lowest highest smallest largest');
const WHEN = wordSet(
  'year years date dates day month century centuries decade decades time period era season',
);
const WHERE = wordSet(
  'country countries city cities place places location locations state continent town region',
);
const WHO = wordSet('person people man woman');
const CAUSE = wordSet('reason reasons cause causes caused prompted led');
const COUNTING = wordSet('many number');
const SIZE = LENGTH_UNIT | AREA_UNIT | WEIGHT_UNIT | MONEY_UNIT | SHARE_UNIT;
/** "How …": which units the answer may have; 0 for any. */
const MEASURES: ReadonlyMap<string, number> = new Map([
  ['much', 0],
  ['often', 0],
  ['old', AGE],
  ['long', TIME_UNIT | LENGTH_UNIT],
  ['far', LENGTH_UNIT],
  ['tall', LENGTH_UNIT],
  ['deep', LENGTH_UNIT],
  ['wide', LENGTH_UNIT],
  ['high', LENGTH_UNIT | MONEY_UNIT | SHARE_UNIT],
  ['big', SIZE],
  ['large', SIZE],
  ['heavy', WEIGHT_UNIT],
  ['hot', HEAT_UNIT],
  ['cold', HEAT_UNIT],
  ['warm', HEAT_UNIT],
  ['fast', SPEED_UNIT],
  ['strong', SPEED_UNIT],
]);
/** "What is the …": the same. */
const AMOUNTS: ReadonlyMap<string, number> = new Map([
  ...wordPairs('percentage percent proportion share fraction', SHARE_UNIT),
  ...wordPairs('age', AGE),
  ...wordPairs('height length distance', LENGTH_UNIT),
  ...wordPairs('size', SIZE),
  ...wordPairs('weight', WEIGHT_UNIT),
  ...wordPairs('speed', SPEED_UNIT),
  ...wordPairs('temperature', HEAT_UNIT),
  ...wordPairs('price cost salary wage fee fare budget turnover revenue debt', MONEY_UNIT),
  ...wordPairs('rate population amount', 0),
]);
/** Behind these a noun and what describes it are over. */
const BEHIND_NOUN = wordSet(
  `the a an of in on at to from for with by about since that which who and or not there they he she it we you i this these`,
);
/** Of several words that of the thing counted: "attacks" in "how many rocket attacks". */
const PLURAL = /^(?:.{3,}[^su]s|people|men|women|children|police)$/;
const LONGEST_NOUN = 4;
/** What follows "how much" where it means money. */
const SPENDING = wordSet('is was are were does did do will would has have had money it they he she');

function wordPairs(words: string, unit: number): [string, number][] {
  return [...wordSet(words)].map((word) => [word, unit]);
}

/** The first question word decides, unless it opens a clause ("When it rains, what …"); "in what year" asks for a time. */
export function askedFor(typed: readonly string[]): Asked {
  const words = typed.map((word) => QUESTION_WORDS.get(word) ?? word);
  const opensClause =
    (words[0] === 'when' || words[0] === 'where') && !AUXILIARIES.has(words[1] ?? '') && words.length > 3;
  const from = opensClause && words.some((word, at) => at > 2 && OPENERS.has(word)) ? 1 : 0;
  if (AUXILIARIES.has(words[0] ?? '') && words[1] !== 'you') return { kind: 'yes-no' };
  for (const [at, word] of words.entries()) {
    if (at < from) continue;
    const next = words[at + 1] ?? '';
    switch (word) {
      case 'who':
      case 'whom':
      case 'whose':
        return { kind: 'who' };
      case 'when':
        return { kind: 'when' };
      case 'where':
        return { kind: 'where' };
      case 'why':
        return { kind: 'why' };
      case 'how':
        if (COUNTING.has(next)) return { kind: 'count', focus: countedFrom(words, at + 2) };
        if (next === 'long' && words[at + 2] === 'ago') return { kind: 'when' };
        if (MEASURES.has(next)) return { kind: 'amount', unit: unitAfterHow(next, words[at + 2] ?? '') };
        return { kind: 'how' };
      case 'what':
      case 'which':
      case 'whats':
        return whatKind(words, at);
    }
  }
  if (words[0] === 'number' && words[1] === 'of') return { kind: 'count', focus: countedFrom(words, 2) };
  return { kind: 'words' };
}

/** Where the noun and what describes it end that begin at `from`. */
function nounEnd(words: readonly string[], from: number): number {
  const end = words.findIndex((word, at) => at > from && (BEHIND_NOUN.has(word) || AUXILIARIES.has(word)));
  return Math.min(end === -1 ? words.length : end, from + LONGEST_NOUN);
}

function countedFrom(words: readonly string[], from: number): number {
  const plural = words.slice(from, nounEnd(words, from)).findIndex((word) => PLURAL.test(word));
  return from + Math.max(0, plural);
}

/** "Country" in "which European country did …": the last word before an auxiliary, where there is one. */
function namedFrom(words: readonly string[], from: number): number {
  const end = nounEnd(words, from);
  return AUXILIARIES.has(words[end] ?? '') ? end - 1 : from;
}

function unitAfterHow(measure: string, next: string): number {
  return measure === 'much' && SPENDING.has(next) ? MONEY_UNIT : (MEASURES.get(measure) ?? 0);
}

function whatKind(words: readonly string[], at: number): Asked {
  let focus = at + 1;
  if (AUXILIARIES.has(words[focus] ?? '')) focus++;
  while (LATER_WORDS.has(words[focus] ?? '')) focus++;
  const word = words[focus] ?? '';
  if (word === 'number') return { kind: 'count', focus };
  const unit = AMOUNTS.get(word);
  if (unit !== undefined) return { kind: 'amount', focus, unit };
  if (CAUSE.has(word)) return { kind: 'why' };
  const names = focus === at + 1;
  if (names && WHEN.has(word)) return { kind: 'when', focus };
  if (names && WHERE.has(word)) return { kind: 'where', focus };
  if (names && WHO.has(word)) return { kind: 'who', focus };
  return { kind: 'what', focus: names ? namedFrom(words, focus) : focus };
}
