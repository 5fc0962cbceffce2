import { wordSet } from '../word-set.ts';
import { isSmallWord } from './name-run.ts';
import { mayBePerson } from './names.ts';
import type { Subject } from './subject.ts';
import { subjectOf } from './subject.ts';
import {
  isFiniteVerb,
  isPerfect,
  isPlainlySaying,
  isSpeechVerb,
  isVerbOfSpeech,
  mayPrecedeSpeaker,
} from './verbs.ts';
import { adverbs, isPersonNoun, prepositions, times } from './vocabulary.ts';
import type { Word } from './words.ts';

/** One place in a sentence that says who speaks. */
export type Cue = {
  readonly subject: Subject;
  /** The verb of saying in small letters; `:` where a quotation follows without one. */
  readonly verb: string;
  /** Where the verb stands among the words of the sentence. */
  readonly at: number;
};

/** Words that open a clause inside another: who speaks there is part of what is told, not the one who tells it. */
const subordinators = wordSet(`
  that as when whenever after before while because if unless until though although since than who whom whose which where
  why how what whether whereas once like despite`);

/** Whatever is longer is a list or a mistake, and would take time that grows with its square. */
const LONGEST_SENTENCE = 400;

/** Every place in an English sentence that says who speaks in it, left out those that stand inside what is told. */
export function cuesIn(words: readonly Word[], text: string): readonly Cue[] {
  if (words.length > LONGEST_SENTENCE) return [];
  const cues: Cue[] = [];
  for (const [at, word] of words.entries()) {
    if (word.kind !== 'word' || !mayTellSpeaker(word)) continue;
    const subject = subjectAt(words, at, text);
    if (subject) cues.push({ subject, verb: word.text.toLowerCase(), at });
  }
  const introduced = cues.length === 0 ? introducedSpeaker(words, text) : undefined;
  return introduced ? [{ subject: introduced, verb: ':', at: 0 }] : cues;
}

/** Whether a word may be one of those that say who speaks: most are none, and that is soon told. */
function mayTellSpeaker({ text, lower }: Word): boolean {
  return lower === 'according' || isVerbOfSpeech(text) || mayPrecedeSpeaker(text.toLowerCase());
}

function subjectAt(words: readonly Word[], at: number, text: string): Subject | undefined {
  if (words[at]?.lower === 'according') {
    return words[at + 1]?.text === 'to'
      ? longestSubject(words, at + 2, subjectEnd(words, at + 2), text)
      : undefined;
  }
  return (
    subjectBehind(words, at, text) ?? (isSpeechVerb(words, at) ? subjectBefore(words, at, text) : undefined)
  );
}

/** The one who stands before the verb: `Trump said`, `Trump, who was there, said`, `…, the army said`. */
function subjectBefore(words: readonly Word[], verb: number, text: string): Subject | undefined {
  let end = verb;
  while (isBetween(words[end - 1])) end -= 1;
  const before = words[end - 1];
  if (!before || before.kind === 'quote') return undefined;
  if (before.kind === 'stop') {
    const subject = before.text === ',' ? subjectBeforeInsertion(words, end - 1, text) : undefined;
    return subject && (isPlainlySaying(words[verb]?.text ?? '') || isSurelyPerson(subject))
      ? subject
      : undefined;
  }
  if (isFiniteVerb(before)) return undefined;
  const { start, boundary } = clauseStart(words, end);
  if (boundary === 'subordinate') return undefined;
  if (boundary === 'pause' && isToldBefore(words, start, verb)) return undefined;
  if (boundary === 'start' && tellsNothing(words, verb)) return undefined;
  if (start === end) return boundary === 'joined' ? subjectOfFirstClause(words, start, text) : undefined;
  const subject = subjectOf(words.slice(start, end), text);
  return subject && boundary === 'joined' && joinsSpeakers(words, start, text)
    ? { kind: 'several' }
    : subject;
}

type Clause = { readonly start: number; readonly boundary: 'start' | 'pause' | 'joined' | 'subordinate' };

/** Where the clause begins whose words end at `end`. */
function clauseStart(words: readonly Word[], end: number): Clause {
  for (let index = end - 1; index >= 0; index -= 1) {
    const word = words[index];
    if (!word) break;
    const start = index + 1;
    if (word.kind !== 'word') return { start, boundary: /^[:(]$/.test(word.text) ? 'subordinate' : 'pause' };
    const contrasts = /^(?:while|whereas)$/.test(word.lower) && words[index - 1]?.text === ',';
    if (contrasts) return { start, boundary: 'joined' };
    const saysWhen = /^(?:since|after|before)$/.test(word.lower) && times.has(words[start]?.lower ?? '');
    if (subordinators.has(word.lower) && !saysWhen) return { start, boundary: 'subordinate' };
    const joins = word.lower === 'but' || (word.lower === 'and' && !isBetweenNames(words, index));
    if (joins && index > 0) return { start, boundary: 'joined' };
  }
  return { start: 0, boundary: 'start' };
}

function isBetweenNames(words: readonly Word[], joint: number): boolean {
  return words[joint - 1]?.isCapital === true && words[joint + 1]?.isCapital === true;
}

/** `He said that in 2010, the army said …`: a clause behind a `that` is part of what is told, unless it stands between pauses. */
function isToldBefore(words: readonly Word[], start: number, verb: number): boolean {
  return (
    words[verb + 1]?.kind === 'word' &&
    words.slice(0, start).some(({ text }) => text === 'that' || text === 'whether')
  );
}

/** `Smith responded.`: nothing before the verb, nothing behind it, no quotation. */
function tellsNothing(words: readonly Word[], verb: number): boolean {
  const next = words[verb + 1];
  return next?.kind !== 'word' && next?.text !== ':' && !words.some(({ kind }) => kind === 'quote');
}

/** `Trump and Kadhemi said`, `Trump, Pence, and Pompeo said`: what stands in front of the `and` speaks too. */
function joinsSpeakers(words: readonly Word[], start: number, text: string): boolean {
  const joint = words[start - 2]?.text === ',' ? start - 2 : start - 1;
  const { start: first, boundary } = clauseStart(words, joint);
  return boundary !== 'subordinate' && subjectOf(words.slice(first, joint), text) !== undefined;
}

/** `Smith, 45, said`, `A senior official, who spoke on Wednesday, said`, `The mayor, Jo Smith, said`. */
function subjectBeforeInsertion(words: readonly Word[], comma: number, text: string): Subject | undefined {
  for (let open = comma - 1; open > 0; open -= 1) {
    const word = words[open];
    if (word?.kind === 'quote') return undefined;
    if (word?.text !== ',') continue;
    const { start, boundary } = clauseStart(words, open);
    if (boundary === 'subordinate') return undefined;
    const outer = subjectOf(words.slice(start, open), text);
    if (!outer || outer.kind === 'several' || outer.kind === 'pronoun') continue;
    if (boundary === 'joined' && joinsSpeakers(words, start, text)) return { kind: 'several' };
    const insertion = words.slice(open + 1, comma);
    const inner = subjectOf(insertion, text);
    const isIntroduced = (outer.kind === 'role' || outer.kind === 'phrase') && isPersonNoun(outer.head);
    if (inner?.kind === 'name' && isIntroduced) return { ...inner, role: bareRole(outer.words) };
    if (insertion.length < LONGEST_INSERTION) return outer;
  }
  return undefined;
}

/** `chief executive` of `the trust’s chief executive`. */
function bareRole(role: string): string {
  return role.replace(/^(?:.*['’]s?|an?|one|the) /iu, '');
}

/** `Barack Obama, in a rare rebuke, called it "a disaster"`; but not `the line, in red, called the Loop`. */
function isSurelyPerson(subject: Subject): boolean {
  return subject.kind === 'name' && (subject.role !== undefined || mayBePerson(subject.name));
}

const LONGEST_INSERTION = 40;

/** `Google News did not profit, and said …`: the verb has no one of its own, so it is the one whom the sentence begins with. */
function subjectOfFirstClause(words: readonly Word[], joint: number, text: string): Subject | undefined {
  const verb = words.findIndex(
    (word, index) => index > 0 && (isFiniteVerb(word) || /^\p{Ll}+ed$/u.test(word.text)),
  );
  return verb > 0 && verb < joint ? subjectOf(words.slice(0, verb), text) : undefined;
}

/** `…," said Smith, who was there`: the words behind the verb, up to the next pause. */
function subjectBehind(words: readonly Word[], verb: number, text: string): Subject | undefined {
  const said = words[verb]?.text.toLowerCase() ?? '';
  const before = words[verb - 1];
  if (!mayPrecedeSpeaker(said) || words[verb + 1]?.text === 'that') return undefined;
  const isQuoted = before?.kind === 'quote';
  const isToldPlainly =
    before?.kind === 'stop' && /^[,–—-]$/.test(before.text) && /^(?:said|says|added)$/.test(said);
  if (!isQuoted && !isToldPlainly && verb > 0) return undefined;
  const end = subjectEnd(words, verb + 1);
  if (!isQuoted && words[end]?.kind === 'word') return undefined;
  return longestSubject(words, verb + 1, end, text);
}

/** Where the words end that may be one who speaks: before a pause, a time, a place or another clause. */
function subjectEnd(words: readonly Word[], start: number): number {
  const end = words.findIndex((word, index) => {
    if (index < start) return false;
    if (word.kind !== 'word') return true;
    if (index === start) return false;
    const isTime = times.has(word.lower) && !/^(?:first|late)$/.test(word.lower);
    const isPlace = prepositions.has(word.lower) && !/^(?:of|for|from)$/.test(word.lower);
    const joins =
      word.lower === 'but' ||
      word.lower === 'adding' ||
      (word.lower === 'and' && !isBetweenNames(words, index));
    return (
      isTime ||
      isPlace ||
      joins ||
      subordinators.has(word.lower) ||
      isFiniteVerb(word) ||
      adverbs.has(word.lower)
    );
  });
  return end === -1 ? words.length : end;
}

/** The longest run of words that can be one who speaks; it is cut before a small word only, never inside `the Scottish census`. */
function longestSubject(
  words: readonly Word[],
  start: number,
  end: number,
  text: string,
): Subject | undefined {
  for (let last = end; last > start; last -= 1) {
    const next = words[last];
    if (last < end && next && !isSmallWord(next)) continue;
    const subject = subjectOf(words.slice(start, last), text);
    if (subject) return isListed(words, last) ? { kind: 'several' } : subject;
  }
  return undefined;
}

/** `according to Johnson, Smeeding, and Tory`. */
function isListed(words: readonly Word[], end: number): boolean {
  if (words[end]?.text !== ',') return false;
  const behind = words.findIndex(({ isCapital }, index) => index > end && !isCapital);
  return behind > end + 1 && (words[behind]?.text === 'and' || words[behind + 1]?.text === 'and');
}

/** `The Labour MP Paul Flynn raised doubts: "…"`: a name that opens the sentence, whatever it does before the colon. */
function introducedSpeaker(words: readonly Word[], text: string): Subject | undefined {
  const colon = words.findIndex(
    ({ text: mark }, index) => mark === ':' && words[index + 1]?.kind === 'quote',
  );
  for (let end = Math.min(colon - 1, LONGEST_OPENING); end > 0; end -= 1) {
    const last = words[end - 1];
    if (!last?.isCapital || last.isPossessive) continue;
    const verb = words[end]?.text ?? '';
    const subject =
      acting.test(verb) && !receiving.test(verb) ? subjectOf(words.slice(0, end), text) : undefined;
    return subject?.kind === 'name' ? subject : undefined;
  }
  return undefined;
}

const LONGEST_OPENING = 8;
const acting =
  /^\p{Ll}+(?:ed|s)$|^(?:spoke|wrote|gave|made|took|put|sent|went|held|paid|hit|struck|drew|began|left|let)$/u;
const receiving =
  /^(?:received|receives|gets|reads|quoted|quotes|hears|sees|faced|faces|finds|was|is|has|cited|cites)$/;

function isBetween(word: Word | undefined): boolean {
  return word?.kind === 'word' && (adverbs.has(word.lower) || isPerfect(word));
}
