import type { Abbreviations } from './abbreviations.ts';

const CLOSERS = `["'”’»›)\\]}\\u200e\\u200f\\u202c\\u2069]`;
const OPENERS = `["'“‘„‚«‹(\\[{¿¡\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2068]`;

const beforeBoundary = new RegExp(
  `(?<word>\\S*?)(?<mark>[.!?…؟۔]+)(?<closers>${CLOSERS}*)(?<space>\\s*)$`,
  'u',
);
const afterBoundary = new RegExp(`^${OPENERS}*(?<first>[\\p{L}\\p{M}\\p{N}]*)(?<joint>[-.‐‑’']?)`, 'u');
const quoteInClosers = /["'”’»›]/u;

/** How far a rule looks to either side of a boundary, so that a text of any length is split in linear time. */
export const SIGHT = 80;

/**
 * Whether a sentence ends between `before` (the sentence so far, spaces included) and `after`. In doubt it does not:
 * two sentences in one excerpt harm nobody, half a sentence may say the opposite of the whole.
 */
export function isSentenceEnd(before: string, after: string, abbreviations: Abbreviations): boolean {
  const left = beforeBoundary.exec(before)?.groups;
  if (!left) return !/[\p{Ps}\p{Pi}]$/u.test(before);
  const { word = '', mark = '', closers = '', space } = left;
  const { first = '', joint = '' } = afterBoundary.exec(after)?.groups ?? {};
  const opens = abbreviations.openers.has(first) && !(joint === '.' || joint === '-');

  if (!space) return opens && /\p{Ll}{2}$/u.test(word) && /^\P{L}*\p{L}+\s/u.test(after);
  if (/^\p{Ll}/u.test(first)) return false;
  if (quoteInClosers.test(closers) && (/^[-–—]/u.test(after) || (mark !== '.' && attribution.test(after)))) {
    return false;
  }
  const isOmission = /^[\])]/.test(closers);
  if (/^(?:\.{2,}|…)/u.test(mark)) return !isOmission && (opens || quoteInClosers.test(closers));
  if (mark !== '.') return true;
  return !isAbbreviated(before.slice(0, before.lastIndexOf('.')), after, first, opens, abbreviations);
}

/** `Trump asked.`, behind a quotation that ends with a question mark. */
const attribution =
  /^(?:(?:The|An?) )?(?:[\p{L}.’'-]+ ){1,5}(?:said|says|asked|asks|added|adds|replied|replies|wrote|writes|told)\b(?! that\b| the\b)/u;

function isAbbreviated(
  left: string,
  after: string,
  first: string,
  opens: boolean,
  { beforeNames, beforeNumbers, anywhere, ordinals }: Abbreviations,
): boolean {
  const word = /(?:^|[\s"'“‘«([/—–-])(?<word>[\p{L}\p{M}\p{N}.]*)$/u.exec(left)?.groups?.word ?? '';
  const numeral = /^\p{N}/u.test(first);
  const enumerates = /(?:^\s*|\()\p{N}+$/u.test(left);
  if (/^\p{N}{1,3}$/u.test(word)) return enumerates || (ordinals && word.length < 3 && !numeral);
  if (beforeNames.has(word)) return true;
  if (numeral && (beforeNumbers.has(word) || anywhere.has(word))) return true;
  if (/^[ap]\.m$/iu.test(word)) return goesOnAfterTheTime.test(after);
  const initials = /^[\p{Lu}\p{Script=Arabic}]$|^(?:\p{L}\.)+\p{L}$/u.test(word);
  return (initials || anywhere.has(word)) && !opens && !numeral;
}

/** `5 a.m. Monday`, `5 a.m. EST`, `5 a.m. Moscow time`. */
const goesOnAfterTheTime =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September|October|November|December)|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.|UTC|[A-Z]{1,3}T|(?:\p{Lu}\p{L}+ ){1,3}(?:[Tt]ime|UTC|[A-Z]{1,3}T))\b/u;
