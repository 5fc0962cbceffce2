import { isCapital, isPossessive, isSmallWord, lower } from './name-run.ts';
import { adverbs, prepositions, times } from './nouns.ts';
import type { Subject } from './subject.ts';
import { subjectOf } from './subject.ts';
import { isBe, isFiniteVerb, isPerfect, isPlainlySaying, mayPrecedeSpeaker, speechVerbAt } from './verbs.ts';
import type { Word } from './words.ts';

/** One place in a sentence that says who speaks. */
export type Cue = {
  readonly subject: Subject;
  /** The verb of saying in lower case; `:` where a quotation follows without one. */
  readonly verb: string;
  /** Where the verb stands among the words of the sentence. */
  readonly at: number;
};

/** Words that open a clause inside another: who speaks there is part of what is told, not the one who tells it. */
const subordinators = new Set(
  `that as when whenever after before while because if unless until though although since than who whom whose which where why how what
  whether whereas once like despite`
    .trim()
    .split(/\s+/),
);

/** Every place in a sentence that says who speaks in it, left out those that stand inside what is told. */
export function cuesIn(words: readonly Word[], text: string): readonly Cue[] {
  const cues = words.flatMap((word, index): Cue[] => {
    const subject = subjectAt(words, index, text);
    return subject ? [{ subject, verb: word.text.toLowerCase(), at: index }] : [];
  });
  const introduced = cues.length === 0 ? introducedSpeaker(words, text) : undefined;
  return introduced ? [{ subject: introduced, verb: ':', at: 0 }] : cues;
}

function subjectAt(words: readonly Word[], index: number, text: string): Subject | undefined {
  const word = words[index];
  if (word?.kind !== 'word') return undefined;
  if (word.text.toLowerCase() === 'according') return subjectOfAccording(words, index, text);
  const behind = subjectBehind(words, index, text);
  return behind ?? (speechVerbAt(words, index) ? subjectBefore(words, index, text) : undefined);
}

/** `The Labour MP Paul Flynn raised doubts: "…"`: a name that opens the sentence, whatever it does before the colon. */
function introducedSpeaker(words: readonly Word[], text: string): Subject | undefined {
  const colon = words.findIndex(
    ({ text: mark }, index) => mark === ':' && words[index + 1]?.kind === 'quote',
  );
  for (let end = Math.min(colon - 1, LONGEST_OPENING); end > 0; end -= 1) {
    const opening = words.slice(0, end);
    if (!isCapital(opening.at(-1)) || isPossessive(opening.at(-1))) continue;
    const subject = subjectOf(opening, text);
    const verb = words[end];
    const acts = verb?.kind === 'word' && acting.test(verb.text) && !receives.test(verb.text);
    return acts && subject?.kind === 'name' ? subject : undefined;
  }
  return undefined;
}

const LONGEST_OPENING = 8;
const acting =
  /^\p{Ll}+(?:ed|s)$|^(?:spoke|wrote|gave|made|took|put|sent|went|held|paid|hit|struck|drew|began|left|let)$/u;
const receives =
  /^(?:received|receives|gets|reads|quoted|quotes|hears|sees|faced|faces|finds|was|is|has|cited|cites)$/;

/** The one who stands before the verb: `Trump said`, `Trump, who was there, said`, `…, the army said`. */
function subjectBefore(words: readonly Word[], verb: number, text: string): Subject | undefined {
  let end = verb;
  while (end > 0 && isBetween(words[end - 1])) end -= 1;
  if (words.slice(end, verb).some(({ text: word }) => word === 'not')) return undefined;
  const before = words[end - 1];
  if (!before) return undefined;
  if (isBe(before.text) || isFiniteVerb(before.text)) return undefined;
  if (before.kind === 'stop')
    return before.text === ',' && isPlainlySaying(words[verb]?.text ?? '')
      ? subjectBeforeInsertion(words, end - 1, text)
      : undefined;
  if (before.kind === 'quote') return undefined;
  const { start, boundary } = clauseStart(words, end);
  if (boundary === 'subordinate' || (boundary === 'pause' && isToldBefore(words, start, verb)))
    return undefined;
  if (boundary === 'start' && tellsNothing(words, verb)) return undefined;
  if (start === end) return boundary === 'joined' ? subjectOfFirstClause(words, start, text) : undefined;
  const subject = subjectOf(words.slice(start, end), text);
  if (boundary === 'joined' && subject && joinsSpeakers(words, start, text)) return { kind: 'several' };
  return subject;
}

/** `Smith responded.`: nothing before the verb, nothing behind it, no quotation. */
function tellsNothing(words: readonly Word[], verb: number): boolean {
  const next = words[verb + 1];
  return next?.kind !== 'word' && next?.text !== ':' && !words.some(({ kind }) => kind === 'quote');
}

/** `He said that in 2010, the army said …`: a clause behind a `that` is part of what is told, unless it stands between pauses. */
function isToldBefore(words: readonly Word[], start: number, verb: number): boolean {
  const next = words[verb + 1];
  return (
    next?.kind === 'word' && words.slice(0, start).some(({ text }) => text === 'that' || text === 'whether')
  );
}

type Clause = { readonly start: number; readonly boundary: 'start' | 'pause' | 'joined' | 'subordinate' };

/** Where the clause begins whose words end at `end`. */
function clauseStart(words: readonly Word[], end: number): Clause {
  for (let index = end - 1; index >= 0; index -= 1) {
    const word = words[index];
    if (!word) break;
    if (word.kind !== 'word')
      return { start: index + 1, boundary: /^[:(]$/.test(word.text) ? 'subordinate' : 'pause' };
    const said = word.text.toLowerCase();
    const isTime = said === 'since' || said === 'after' || said === 'before';
    if (subordinators.has(said) && !(isTime && times.has(lower(words[index + 1])))) {
      return { start: index + 1, boundary: 'subordinate' };
    }
    if ((said === 'but' || said === 'and') && index > 0 && !insideName(words, index)) {
      return { start: index + 1, boundary: 'joined' };
    }
  }
  return { start: 0, boundary: 'start' };
}

function insideName(words: readonly Word[], joint: number): boolean {
  return (
    words[joint]?.text === 'and' &&
    isCapital(words[joint - 1]) &&
    isCapital(words[joint + 1]) &&
    words[joint - 1]?.kind === 'word'
  );
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
    const insertion = words.slice(open + 1, comma);
    const { start, boundary } = clauseStart(words, open);
    if (boundary === 'subordinate' || (boundary === 'joined' && start === open)) return undefined;
    const outer = subjectOf(words.slice(start, open), text);
    if (boundary === 'joined' && outer && joinsSpeakers(words, start, text)) return { kind: 'several' };
    if (!outer || outer.kind === 'several' || outer.kind === 'pronoun') continue;
    const inner = subjectOf(insertion, text);
    if (inner?.kind === 'name' && outer.kind === 'role') return { ...inner, role: outer.words };
    if (isInsertion(insertion)) return outer;
  }
  return undefined;
}

function isInsertion(insertion: readonly Word[]): boolean {
  const first = lower(insertion[0]);
  return (
    insertion.length < 40 &&
    (/^(?:who|which|whose|the|an?|\d.*|then|now|also|however|too|himself|herself|aged|both|one|his|her|their)$/.test(
      first,
    ) ||
      prepositions.has(first) ||
      adverbs.has(first) ||
      times.has(first) ||
      first.endsWith('ing') ||
      isCapital(insertion[0]) ||
      insertion.length < 9)
  );
}

/** `…," said Smith, who was there`: the words behind the verb, up to the next pause. */
function subjectBehind(words: readonly Word[], verb: number, text: string): Subject | undefined {
  const before = words[verb - 1];
  const afterQuote = before?.kind === 'quote';
  const opens = verb === 0 || afterQuote || (before?.kind === 'stop' && /^[,–—-]$/.test(before.text));
  const said = words[verb]?.text.toLowerCase() ?? '';
  if (words[verb + 1]?.text === 'that') return undefined;
  if (!opens || !mayPrecedeSpeaker(said) || (before?.text === ',' && !/^(?:said|says|added)$/.test(said)))
    return undefined;
  const end = subjectEnd(words, verb + 1);
  const next = words[end];
  if (!afterQuote && next?.kind === 'word') return undefined;
  return longestSubject(words, verb + 1, end, text);
}

function subjectOfAccording(words: readonly Word[], index: number, text: string): Subject | undefined {
  if (words[index + 1]?.text !== 'to') return undefined;
  return longestSubject(words, index + 2, subjectEnd(words, index + 2), text);
}

/** Where the words end that may be one who speaks: before a pause, a time, a place or another clause. */
function subjectEnd(words: readonly Word[], start: number): number {
  let end = start;
  for (; end < words.length; end += 1) {
    const word = words[end];
    if (word?.kind !== 'word') break;
    const said = word.text.toLowerCase();
    if (end === start) continue;
    if (subordinators.has(said) || isFiniteVerb(word.text) || adverbs.has(said) || said === 'adding') break;
    if (prepositions.has(said) && !/^(?:of|for|from)$/.test(said)) break;
    if (times.has(said) && !isCapitalTitle(words, end)) break;
    if ((said === 'and' || said === 'but') && !insideName(words, end)) break;
  }
  return end;
}

/** The longest run of words that can be one who speaks; it is cut before a small word only, never inside `the Scottish census`. */
function longestSubject(
  words: readonly Word[],
  start: number,
  end: number,
  text: string,
): Subject | undefined {
  for (let last = end; last > start; last -= 1) {
    if (last < end && !isSmallWord(lower(words[last]))) continue;
    const subject = subjectOf(words.slice(start, last), text);
    if (subject) return isListed(words, last) ? { kind: 'several' } : subject;
  }
  return undefined;
}

/** `according to Johnson, Smeeding, and Tory`. */
function isListed(words: readonly Word[], end: number): boolean {
  const another = words.findIndex((word, index) => index > end && !isCapital(word));
  return (
    words[end]?.text === ',' &&
    another > end + 1 &&
    /^(?:,|and)$/.test(words[another]?.text ?? '') &&
    words.slice(another, another + 2).some(({ text }) => text === 'and')
  );
}

function isCapitalTitle(words: readonly Word[], index: number): boolean {
  return /^(?:first|late)$/i.test(words[index]?.text ?? '') && isCapital(words[index + 1]);
}

function isBetween(word: Word | undefined): boolean {
  return word?.kind === 'word' && (adverbs.has(word.text.toLowerCase()) || isPerfect(word.text));
}

/** `Google News did not profit, and said …`: the verb has no one of its own, so it is the one whom the sentence begins with. */
function subjectOfFirstClause(words: readonly Word[], joint: number, text: string): Subject | undefined {
  const verb = words.findIndex((word, index) => index > 0 && index < joint && beginsPredicate(word));
  if (verb < 1) return undefined;
  const first = words.slice(0, verb);
  const subject = first.every(({ kind }) => kind === 'word') ? subjectOf(first, text) : undefined;
  return subject?.kind === 'several' ? undefined : subject;
}

function beginsPredicate(word: Word): boolean {
  return word.kind === 'word' && (isFiniteVerb(word.text) || /^\p{Ll}+ed$/u.test(word.text));
}
