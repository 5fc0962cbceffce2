import { beginsName, isCapital, isPossessive, lower, nameEnd, span } from './name-run.ts';
import {
  addresses,
  adverbs,
  bodies,
  documents,
  groups,
  impersonal,
  isPersonNoun,
  prepositions,
  roleModifiers,
  times,
  titles,
} from './nouns.ts';
import { isBe, isFiniteVerb } from './verbs.ts';
import type { Word } from './words.ts';

/** Who is said to speak, as the sentence words it; who that is in the article is another question. */
export type Subject =
  | { readonly kind: 'pronoun'; readonly pronoun: 'he' | 'she' | 'it' | 'they' }
  /** `California Governor Jerry Brown`, `the Hashed`. */
  | { readonly kind: 'name'; readonly name: string; readonly role?: string; readonly definite: boolean }
  /** `the US president`, `the army`: someone whom the article has named or will name. */
  | { readonly kind: 'role'; readonly words: string; readonly head: string }
  /** `a senior US administration official`, `witnesses`: words that stand for themselves. */
  | { readonly kind: 'phrase'; readonly words: string; readonly head: string }
  | { readonly kind: 'several' };

const openers = new Set(
  `but and yet so still however meanwhile then now also later earlier afterwards yesterday today tonight recently
  nevertheless nonetheless instead moreover furthermore additionally separately similarly likewise finally first second
  thus therefore indeed again once because`
    .trim()
    .split(/\s+/),
);

const determiners = new Set('the this that its their his her our'.split(' '));
const indefinite = new Set(
  'a an one another some several many most two three four five six seven eight nine ten both all other no few various multiple'.split(
    ' ',
  ),
);
const pronouns: ReadonlyMap<string, 'he' | 'she' | 'it' | 'they'> = new Map([
  ['he', 'he'],
  ['she', 'she'],
  ['it', 'it'],
  ['they', 'they'],
]);
const LONGEST = 16;

/** Reads the words before (or behind) a verb of saying as the one who speaks; undefined where they are no such thing. */
export function subjectOf(given: readonly Word[], text: string): Subject | undefined {
  const words = withoutCircumstance(given);
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last || words.length > LONGEST) return undefined;
  const pronoun = pronouns.get(first.text.toLowerCase());
  if (words.length === 1 && pronoun) return { kind: 'pronoun', pronoun };
  if (words.some(({ kind, text: word }) => kind !== 'word' || isFiniteVerb(word) || isBe(word)))
    return undefined;

  const beforePreposition = words[words.findIndex((word) => prepositions.has(lower(word))) - 1];
  if (documents.has(lower(beforePreposition)) && !/^(?:a|the)$/i.test(first.text)) return undefined;
  const joined = words.findIndex(({ text: word }) => word === 'and' || word === 'or');
  if (joined > 0 && isSeveral(words, joined)) return { kind: 'several' };
  const determiner = first.text.toLowerCase();
  const isDefinite = determiners.has(determiner);
  const core = isDefinite || indefinite.has(determiner) ? words.slice(1) : words;
  const lead = core[0];
  if (!lead || prepositions.has(lead.text.toLowerCase())) return undefined;

  const isOneName = joined > 0 && core.every((word) => isCapital(word) || /^(?:and|of|for)$/.test(word.text));
  if (isOneName) return { kind: 'name', name: span(core, text), definite: isDefinite };
  return nameAtEnd(core, text, isDefinite) ?? phraseOf(core, words, text);
}

/** `the US president`, `a spokesman for the ministry`, `witnesses`. */
function phraseOf(core: readonly Word[], given: readonly Word[], text: string): Subject | undefined {
  const preposition = core.findIndex((word) => prepositions.has(lower(word)));
  const head = lower(preposition === -1 ? core.at(-1) : core[preposition - 1]);
  if (preposition === core.length - 1) return undefined;
  if (documents.has(head)) {
    const issuedBy = /^(?:from|by)$/.test(lower(core[preposition]));
    return issuedBy ? subjectOf(core.slice(preposition + 1), text) : undefined;
  }
  if (!isPersonNoun(head) && !groups.has(head) && !bodies.has(head) && !titles.has(head)) return undefined;
  if (determiners.has(lower(given[0]))) return { kind: 'role', words: span(core, text), head };
  const oneOfMany = given.length === core.length && isPersonNoun(head);
  return oneOfMany ? undefined : { kind: 'phrase', words: span(given, text), head };
}

/** `US President Donald Trump`, `the rapper Lil Chris`: a name at the end of the words, and what stands before it. */
function nameAtEnd(core: readonly Word[], text: string, definite: boolean): Subject | undefined {
  const from = core.findIndex(
    (word, index) => beginsName(word, core[index + 1]) && nameEnd(core, index) === core.length,
  );
  if (from === -1) return undefined;
  const run = core.slice(from);
  const before = core.slice(0, from);
  const previous = lower(before.at(-1));
  if (before.some((word) => prepositions.has(lower(word))) || times.has(previous)) return undefined;
  if (documents.has(lower(run.at(-1))) || /^(?:\p{L}\.)+$/u.test(span(run, text))) return undefined;
  if (run.length === 1 && before.length === 0 && (groups.has(lower(run[0])) || bodies.has(lower(run[0])))) {
    return undefined;
  }
  if ((definite || run.length > 1) && titles.has(lower(run.at(-1))))
    return { kind: 'role', words: span(core, text), head: lower(run.at(-1)) };
  const { title, name } = splitTitle(run);
  const isIntroduced =
    definite || title.length > 0 || isPersonNoun(previous) || (run.length > 1 && personEnding.test(previous));
  if (before.length > 0 && !isIntroduced) return undefined;
  const role = roleOf([...before, ...title], text);
  const isBareName = before.length === 0 && title.length === 0;
  return { kind: 'name', name: span(name, text), definite: definite && isBareName, ...(role && { role }) };
}

const personEnding = /(?:er|or|ist|man|woman|ian|ant|ent|ee|ess)$/;

/** Splits `US President Donald Trump` behind its last title; a title that ends the words is part of the name. */
export function splitTitle(run: readonly Word[]): { title: readonly Word[]; name: readonly Word[] } {
  const last = run.findLastIndex(
    (word, index) =>
      index < run.length - 1 &&
      (titles.has(lower(word)) ||
        addresses.has(lower(word)) ||
        (index === 0 && run.length > 2 && isCalling(lower(word)))),
  );
  return { title: run.slice(0, last + 1), name: run.slice(last + 1) };
}

/** `Historian Walter Rodney`: a sentence may begin with what someone is by trade. */
function isCalling(word: string): boolean {
  return isPersonNoun(word) || word.endsWith('ist');
}

/** The role that words before a name say: `Iraq's Prime Minister` is `Prime Minister`; a mere form of address is none. */
export function roleOf(words: readonly Word[], text: string): string | undefined {
  const owner = words.findLastIndex(isPossessive);
  const own = words.slice(owner + 1);
  const end = own.findLastIndex((word) => isPersonNoun(lower(word)) || titles.has(lower(word)));
  const start = own.findIndex(
    (word) => !addresses.has(lower(word)) && !indefinite.has(lower(word)) && !determiners.has(lower(word)),
  );
  if (end === -1 || start === -1 || start > end) return undefined;
  const role = own.slice(start, end + 1);
  if (/["“”«»]/.test(span(role, text))) return undefined;
  return role.every((word) => isCapital(word) || roleModifiers.has(lower(word)) || isPersonNoun(lower(word)))
    ? span(role, text)
    : lastWords(role, text);
}

/** Where unknown words stand before the noun, only the known ones next to it are sure to be the role. */
function lastWords(role: readonly Word[], text: string): string {
  const strange = role.findLastIndex(
    (word) => !(isCapital(word) || roleModifiers.has(lower(word)) || isPersonNoun(lower(word))),
  );
  return span(role.slice(strange + 1), text);
}

/** Takes away what says when, and what joins the sentence to the one before: `But on Thursday …`, `… earlier this month`. */
function withoutCircumstance(words: readonly Word[]): readonly Word[] {
  let from = 0;
  let to = words.length;
  while (from < to) {
    const word = lower(words[from]);
    const next = lower(words[from + 1]);
    if (openers.has(word) && to - from > 1) from += 1;
    else if (times.has(word) && to - from > 1 && !determiners.has(word)) from += 1;
    else if (/^(?:on|in|at|by|last|this)$/.test(word) && (times.has(next) || /^\d/.test(next))) from += 2;
    else if (/^\d{1,4}$/.test(word) && from > 0) from += 1;
    else break;
  }
  while (to > from) {
    const word = lower(words[to - 1]);
    const previous = lower(words[to - 2]);
    if (to - from > 1 && (adverbs.has(word) || (times.has(word) && word !== 'that'))) to -= 1;
    else if (to - from > 1 && word === 'on' && to < words.length) to -= 1;
    else if (/^\d{1,2}$/.test(word) && times.has(previous)) to -= 1;
    else break;
  }
  return words.slice(from, to);
}

/** Two who speak together; the `and` inside `Ministry of Trade and Industry` joins none. */
function isSeveral(words: readonly Word[], joint: number): boolean {
  const before = words.slice(0, joint);
  const after = words.slice(joint + 1);
  const partOfName = before.some(({ text }) => text === 'of' || text === 'for') && isCapital(after[0]);
  const twoWords =
    isCapital(before.at(-1)) &&
    isCapital(after[0]) &&
    after.length > 1 &&
    (bodies.has(lower(after.at(-1))) || impersonal.has(lower(after.at(-1))));
  return !partOfName && !twoWords;
}
