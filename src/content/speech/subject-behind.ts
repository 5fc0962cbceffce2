import { isBetweenNames, subordinators } from './clause.ts';
import { beginsName, isSmallWord, nameEnd } from './name-run.ts';
import { mayBePerson } from './names.ts';
import type { Subject } from './subject.ts';
import { introduced, subjectOf } from './subject.ts';
import { isFiniteVerb, mayPrecedeSpeaker } from './verbs.ts';
import { adverbs, prepositions, times } from './vocabulary.ts';
import type { Word } from './words.ts';

/** `…," said Smith, who was there`: the words behind the verb, up to the next pause. */
export function subjectBehind(words: readonly Word[], verb: number, text: string): Subject | undefined {
  const said = words[verb]?.text.toLowerCase() ?? '';
  const before = words[verb - 1];
  if (!mayPrecedeSpeaker(said) || words[verb + 1]?.text === 'that') return undefined;
  const isQuoted = before?.kind === 'quote';
  const isToldPlainly =
    before?.kind === 'stop' && /^[,–—-]$/.test(before.text) && /^(?:said|says|added)$/.test(said);
  if (!isQuoted && !isToldPlainly && verb > 0) return undefined;
  const end = subjectEnd(words, verb + 1);
  if (!isQuoted && words[end]?.kind === 'word') return undefined;
  const subject = longestSubject(words, verb + 1, end, text);
  return subject && words[end]?.text === ',' ? withName(subject, words, end, text) : subject;
}

/** Whose role it is, where a person's name stands alone behind the comma: `said the lead author, Marta Lindqvist, …`. */
function withName(role: Subject, words: readonly Word[], comma: number, text: string): Subject {
  const from = comma + 1;
  if (!beginsName(words, from)) return role;
  const end = nameEnd(words, from);
  if (words[end]?.kind === 'word') return role;
  const name = subjectOf(words.slice(from, end), text);
  return name?.kind === 'name' && mayBePerson(name.name) ? (introduced(role, name) ?? role) : role;
}

/** Where the words end that may be one who speaks: before a pause, a time, a place or another clause. */
export function subjectEnd(words: readonly Word[], start: number): number {
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
export function longestSubject(
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
