import { wordSet } from '../word-set.ts';
import { beginsName, isBody, isSmallWord, nameEnd } from './name-run.ts';
import { roleIn, splitTitle } from './role.ts';
import { isFiniteVerb } from './verbs.ts';
import {
  adverbs,
  bodies,
  definite,
  documents,
  groups,
  indefinite,
  isPersonNoun,
  prepositions,
  times,
  titles,
} from './vocabulary.ts';
import type { Word } from './words.ts';
import { textOfWords } from './words.ts';

/** Who is said to speak, as the sentence words it; who that is in the article is another question. */
export type Subject =
  | { readonly kind: 'pronoun'; readonly pronoun: Pronoun }
  /** `California Governor Jerry Brown`, `the Hashed`. */
  | { readonly kind: 'name'; readonly name: string; readonly role?: string; readonly definite: boolean }
  /** `the US president`, `the army`: someone whom the article has named or will name. */
  | { readonly kind: 'role'; readonly words: string; readonly head: string }
  /** `a senior US administration official`, `witnesses`: words that stand for themselves. */
  | { readonly kind: 'phrase'; readonly words: string; readonly head: string }
  | { readonly kind: 'several' };

/** `either`: `the 61-year-old`, who may be a he or a she. */
export type Pronoun = 'he' | 'she' | 'it' | 'they' | 'either';

/** Words that join a sentence to the one before; whoever speaks comes behind them. */
const joints = wordSet(`
  but and yet so still however meanwhile then now also later earlier afterwards yesterday today tonight recently nevertheless
  nonetheless instead moreover furthermore additionally separately similarly likewise finally first second thus therefore
  indeed again once because`);

const LONGEST = 16;

/** Reads the words before (or behind) a verb of saying as the one who speaks; undefined where they are no such thing. */
export function subjectOf(given: readonly Word[], text: string): Subject | undefined {
  const words = withoutCircumstance(given);
  const [first] = words;
  if (!first || words.length > LONGEST) return undefined;
  if (words.length === 1 && isPronoun(first.lower)) return { kind: 'pronoun', pronoun: first.lower };
  if (words.some((word) => word.kind !== 'word' || isFiniteVerb(word))) return undefined;
  if (words.length === 2 && first.lower === 'the' && /^\d+-year-old$/.test(words[1]?.lower ?? ''))
    return { kind: 'pronoun', pronoun: 'either' };

  const isDefinite = definite.has(first.lower);
  const core = isDefinite || indefinite.has(first.lower) ? words.slice(1) : words;
  const last = core.at(-1);
  if (!core[0] || !last || prepositions.has(core[0].lower) || isSmallWord(last)) return undefined;
  if (documents.has(headOf(core).head)) return issuerOf(core, text);
  const joint = core.findIndex(({ text: word }) => word === 'and' || word === 'or');
  if (joint > 0 && !isInsideName(core, joint)) return { kind: 'several' };
  if (joint > 0 && core.every(({ isCapital, lower }) => isCapital || /^(?:and|of|for)$/.test(lower))) {
    return { kind: 'name', name: textOfWords(core, text), definite: isDefinite };
  }
  return nameAtEnd(core, text, isDefinite) ?? phraseOf(core, words, text);
}

/** `The mayor, Jo Smith,`: a role, and between pauses behind it whose it is; undefined where the two are no such things. */
export function introduced(role: Subject, name: Subject | undefined): Subject | undefined {
  const isRole = (role.kind === 'role' || role.kind === 'phrase') && isPersonNoun(role.head);
  return isRole && name?.kind === 'name' ? { ...name, role: bareRole(role.words) } : undefined;
}

/** `chief executive` of `the trust’s chief executive`. */
function bareRole(role: string): string {
  return role.replace(/^(?:.*['’]s?|an?|one|the) /iu, '');
}

/** `US President Donald Trump`, `the rapper Lil Chris`: a name at the end of the words, and what stands before it. */
function nameAtEnd(core: readonly Word[], text: string, isDefinite: boolean): Subject | undefined {
  const from = core.findIndex((_, index) => beginsName(core, index) && nameEnd(core, index) === core.length);
  if (from === -1) return undefined;
  const before = core.slice(0, from);
  const run = core.slice(from);
  const last = run.at(-1)?.lower ?? '';
  const previous = before.at(-1)?.lower ?? '';
  if (before.some(({ lower }) => prepositions.has(lower)) || times.has(previous)) return undefined;
  if (documents.has(last) || /^(?:\p{L}\.)+$/u.test(textOfWords(run, text))) return undefined;
  if (core.length === 1 && (groups.has(last) || bodies.has(last))) return undefined;
  if ((isDefinite || run.length > 1) && titles.has(last)) {
    return { kind: 'role', words: textOfWords(core, text), head: last };
  }
  const { title, name } = splitTitle(run);
  const isIntroduced =
    isDefinite ||
    title.length > 0 ||
    isPersonNoun(previous) ||
    bodies.has(previous) ||
    (run.length > 1 && personEnding.test(previous));
  if (before.length > 0 && !isIntroduced) return undefined;
  const role = roleIn([...before, ...title], text);
  const isBare = before.length === 0 && title.length === 0;
  return {
    kind: 'name',
    name: textOfWords(name, text),
    definite: isDefinite && isBare,
    ...(role && { role }),
  };
}

const personEnding = /(?:er|or|ist|man|woman|ian|ant|ent|ee|ess)$/;

/** `the US president`, `a spokesman for the ministry`, `witnesses`. */
function phraseOf(core: readonly Word[], given: readonly Word[], text: string): Subject | undefined {
  const { head, isComplete } = headOf(core);
  const isSpeaker = isPersonNoun(head) || groups.has(head) || bodies.has(head) || titles.has(head);
  if (!isSpeaker || !isComplete) return undefined;
  if (definite.has(given[0]?.lower ?? '')) return { kind: 'role', words: textOfWords(core, text), head };
  const isOwned = core.some(({ isPossessive }) => isPossessive);
  const lacksArticle = given.length === core.length && isPersonNoun(head) && !isOwned;
  return lacksArticle ? undefined : { kind: 'phrase', words: textOfWords(given, text), head };
}

/** `A statement from Wee W said`, `a report by Oxfam says`: paper speaks for whoever issued it, and else for nobody. */
function issuerOf(core: readonly Word[], text: string): Subject | undefined {
  const { head, preposition } = headOf(core);
  const joint = core[preposition]?.lower;
  const isIssued = joint === 'by' || (joint === 'from' && !head.endsWith('s'));
  return isIssued ? subjectOf(core.slice(preposition + 1), text) : undefined;
}

/** The noun of a phrase: `spokesman` in `senior spokesman for the ministry`. */
function headOf(core: readonly Word[]): {
  readonly head: string;
  readonly preposition: number;
  readonly isComplete: boolean;
} {
  const preposition = core.findIndex(({ lower }) => prepositions.has(lower));
  const head = (preposition === -1 ? core.at(-1) : core[preposition - 1])?.lower ?? '';
  return { head, preposition, isComplete: preposition !== core.length - 1 };
}

/** Takes away what says when, and what joins the sentence to the one before: `But on Thursday …`, `… earlier this month`. */
function withoutCircumstance(words: readonly Word[]): readonly Word[] {
  let from = 0;
  let to = words.length;
  const at = (index: number) => words[index]?.lower ?? '';
  while (to - from > 1) {
    const isTime = times.has(at(from)) && !definite.has(at(from));
    if (joints.has(at(from)) || isTime || (/^\d{1,4}$/.test(at(from)) && from > 0)) from += 1;
    else if (/^(?:on|in|at|last|this)$/.test(at(from)) && isWhen(at(from + 1))) from += 2;
    else break;
  }
  while (to - from > 1) {
    const isTime = times.has(at(to - 1)) && at(to - 1) !== 'that';
    const isDay = /^\d{1,2}$/.test(at(to - 1)) && times.has(at(to - 2));
    const isYear = /^\d{4}$/.test(at(to - 1)) && at(to - 2) === 'in';
    const isLoose = at(to - 1) === 'on' && to < words.length;
    if (!isTime && !isDay && !isYear && !isLoose && !adverbs.has(at(to - 1))) break;
    to -= isYear ? 2 : 1;
  }
  return words.slice(from, to);
}

function isWhen(word: string): boolean {
  return times.has(word) || /^\d/.test(word);
}

/** Two who speak together, or the `and` of `Ministry of Trade and Industry`. */
function isInsideName(words: readonly Word[], joint: number): boolean {
  const before = words.slice(0, joint);
  const after = words.slice(joint + 1);
  if (!after[0]?.isCapital) return false;
  const isTail = before.some(({ lower }) => lower === 'of' || lower === 'for');
  return isTail || (before.at(-1)?.isCapital === true && after.length > 1 && isBody(after.at(-1)));
}

function isPronoun(word: string): word is Pronoun {
  return word === 'he' || word === 'she' || word === 'it' || word === 'they';
}
