import { clauseStart } from './clause.ts';
import { mayBePerson } from './names.ts';
import type { Subject } from './subject.ts';
import { introduced, subjectOf } from './subject.ts';
import { isFiniteVerb, isPerfect, isPlainlySaying } from './verbs.ts';
import { adverbs } from './vocabulary.ts';
import type { Word } from './words.ts';

/** The one who stands before the verb: `Trump said`, `Trump, who was there, said`, `…, the army said`. */
export function subjectBefore(words: readonly Word[], verb: number, text: string): Subject | undefined {
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
    const named = introduced(outer, subjectOf(insertion, text));
    if (named) return named;
    if (insertion.length < LONGEST_INSERTION) return outer;
  }
  return undefined;
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
  if (verb <= 0 || verb >= joint) return undefined;
  return words[verb - 1]?.text === ','
    ? subjectBeforeInsertion(words, verb - 1, text)
    : subjectOf(words.slice(0, verb), text);
}

function isBetween(word: Word | undefined): boolean {
  return word?.kind === 'word' && (adverbs.has(word.lower) || isPerfect(word));
}
