import { isBody, isSmallWord } from './name-run.ts';
import {
  addresses,
  definite,
  indefinite,
  isPersonNoun,
  prepositions,
  roleModifiers,
  titles,
} from './vocabulary.ts';
import type { Word } from './words.ts';
import { textOfWords } from './words.ts';

/** Splits `US President Donald Trump` behind its last title. A title that ends the words is part of the name, and `Justice Ministry` has none. */
export function splitTitle(run: readonly Word[]): {
  readonly title: readonly Word[];
  readonly name: readonly Word[];
} {
  if (isBody(run.at(-1))) return { title: [], name: run };
  const last = run.findLastIndex(
    ({ lower }, index) =>
      index < run.length - 1 &&
      (titles.has(lower) || addresses.has(lower) || (index === 0 && run.length > 2 && isCalling(lower))),
  );
  return { title: run.slice(0, last + 1), name: run.slice(last + 1) };
}

/** `Historian Walter Rodney`: a sentence may begin with what someone is by trade. */
function isCalling(word: string): boolean {
  return isPersonNoun(word) || word.endsWith('ist');
}

/** The role that words before a name say: `Iraq's Prime Minister` is `Prime Minister`; a mere form of address is none. */
export function roleIn(words: readonly Word[], text: string): string | undefined {
  const own = words.slice(words.findLastIndex(({ isPossessive }) => isPossessive) + 1);
  const end = own.findLastIndex(isHead);
  const start = own.findIndex(
    ({ lower }) => !addresses.has(lower) && !definite.has(lower) && !indefinite.has(lower),
  );
  if (end === -1 || start === -1 || start > end) return undefined;
  const said = textOfWords(own.slice(start, end + 1), text);
  return /["“”«»]/.test(said) ? undefined : said;
}

/** Words in front of a name that end with a person's noun: `top Iranian commander`. */
export function roleWordsBefore(words: readonly Word[], name: number): readonly Word[] {
  if (!isPersonNoun(words[name - 1]?.lower ?? '')) return [];
  let from = name - 1;
  while (name - from < LONGEST_ROLE) {
    const word = words[from - 1];
    if (word?.kind !== 'word' || word.isPossessive || isSmallWord(word)) break;
    from -= 1;
  }
  const role = words.slice(from, name);
  const article = words[from - 1]?.lower ?? '';
  if (definite.has(article) || indefinite.has(article)) return role;
  const strange = role.findLastIndex(
    (word) => !word.isCapital && !roleModifiers.has(word.lower) && !isHead(word),
  );
  return role.slice(strange + 1);
}

/** `Jo Doe, a spokesman for the ministry,`: what stands between commas behind a name that ends at `end`. */
export function roleBehind(words: readonly Word[], end: number, text: string): string | undefined {
  if (words[end]?.text !== ',') return undefined;
  const close = words.findIndex(
    ({ kind, lower }, index) => index > end && (kind !== 'word' || /^(?:who|whose)$/.test(lower)),
  );
  return wholeRole(words.slice(end + 1, close === -1 ? words.length : close), text);
}

/** `The defendant, Kevin Doyle,`: what stands before the comma in front of a name, from the start or a quotation on. */
export function roleInFront(
  words: readonly Word[],
  name: number,
  end: number,
  text: string,
): string | undefined {
  if (words[name - 1]?.text !== ',' || words[end]?.text !== ',') return undefined;
  const opening = words.findLastIndex(({ kind }, index) => index < name - 1 && kind !== 'word') + 1;
  const gap = text.slice(words[opening - 1]?.start ?? 0, words[opening]?.start);
  const isFree = opening === 0 || /["”’»]/.test(gap);
  const isDefinite =
    definite.has(words[opening]?.lower ?? '') ||
    words.slice(opening, name - 1).some(({ isPossessive }) => isPossessive);
  return isFree && isDefinite ? wholeRole(words.slice(opening, name - 1), text) : undefined;
}

const LONGEST_ROLE = 12;

/** The words as a role, where all of them are one: `a spokesman for the ministry`. */
function wholeRole(words: readonly Word[], text: string): string | undefined {
  const isTail = ({ lower }: Word) => prepositions.has(lower);
  const front = words.slice(0, words.findIndex(isTail) === -1 ? words.length : words.findIndex(isTail));
  const own = words.slice(front.findLastIndex(({ isPossessive }) => isPossessive) + 1);
  const [first] = own;
  const isDetermined = first && (definite.has(first.lower) || /^(?:an?|then)$/.test(first.lower));
  const core = isDetermined ? own.slice(1) : own;
  const preposition = core.findIndex(isTail);
  const head = (preposition === -1 ? core.at(-1) : core[preposition - 1])?.lower ?? '';
  const isClause = core.some(
    ({ lower }, index) =>
      /^(?:who|said|says|was|is|were)$/.test(lower) || (lower === 'and' && !core[index + 1]?.isCapital),
  );
  return isPersonNoun(head) && core.length < LONGEST_ROLE && !isClause ? textOfWords(core, text) : undefined;
}

function isHead({ lower }: Word): boolean {
  return isPersonNoun(lower) || titles.has(lower);
}
