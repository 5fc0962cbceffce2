import { REFERRING, SAID } from '../language/cue-bits.ts';
import type { Language } from '../language/language.ts';
import type { Question } from './question.ts';
import { understand } from './question.ts';

/** What a question may mean in a conversation. */
export type Readings = {
  /** With what was asked before filled in, each a question that stands alone; empty where nothing has to be filled in. */
  readonly filledIn: readonly string[];
  /** Whether the question may also be meant just as it stands. */
  readonly asItStands: boolean;
};

const ALONE: Readings = { filledIn: [], asItStands: true };
/** "and the American troops?" is short; a longer question says itself what it is about. */
const MOST_TERMS = 3;

/**
 * What a question means after another, `about`: "when?" asks that of the same thing, "and the Iraqis?" the same of
 * another thing, and "what did he say?" of somebody who was named before. A question that names what it asks about
 * is left alone.
 */
export function readingsOf(text: string, about: string | undefined, language: Language): Readings {
  if (!about) return ALONE;
  const before = understand(about, language);
  const subject = before.words.flatMap(({ written, term }) => (term === undefined ? [] : [written]));
  if (subject.length === 0) return ALONE;
  const leadIn = language.leadIn.exec(text)?.[0] ?? '';
  const rest = text.slice(leadIn.length).trim();
  const asked = understand(rest, language);
  const says = (bit: number) => (word: string) => (language.cues(word) & bit) !== 0;
  const own = asked.terms.filter(({ text }) => !says(SAID)(text));

  if (own.length === 0) return { filledIn: [`${rest} ${subject.join(' ')}`], asItStands: false };
  if (leadIn !== '' && asked.kind === 'words' && own.length <= MOST_TERMS) {
    const isName = understand(text, language).terms.some((term) => term.isName);
    const filled = replacements(before, asked, isName);
    return { filledIn: filled.length > 0 ? filled : [`${about} ${rest}`], asItStands: false };
  }
  const isOpen = asked.words.some(({ text }) => says(REFERRING)(text)) && !own.some(({ isName }) => isName);
  if (!isOpen) return ALONE;
  const names = before.words.flatMap(({ written, term }) =>
    before.terms[term ?? -1]?.isName ? [written] : [],
  );
  return { filledIn: [`${rest} ${(names.length > 0 ? names : subject).join(' ')}`], asItStands: true };
}

/** Whether a question names nothing that it asks about: "why?", "who said that?", "what else did he say?". */
export function leavesOpen(text: string, language: Language): boolean {
  const asked = understand(text.slice((language.leadIn.exec(text)?.[0] ?? '').length), language);
  const isEmpty = asked.words.length === 0;
  return !isEmpty && asked.terms.every(({ text }) => (language.cues(text) & SAID) !== 0);
}

/** A question with each of its telling words in turn replaced: a name by a name, where it has one. */
function replacements({ words, terms }: Question, other: Question, isName: boolean): string[] {
  const replacement = other.words.map(({ written }) => written).join(' ');
  const isAlike = terms.some((term) => term.isName === isName);
  return words.flatMap(({ term }, place) =>
    term === undefined || (isAlike && terms[term]?.isName !== isName)
      ? []
      : [words.map(({ written }, at) => (at === place ? replacement : written)).join(' ')],
  );
}
