import type { Subject } from './subject.ts';
import { subjectOf } from './subject.ts';
import { subjectBefore } from './subject-before.ts';
import { longestSubject, subjectBehind, subjectEnd } from './subject-behind.ts';
import { isSpeechVerb, isVerbOfSpeech, mayPrecedeSpeaker } from './verbs.ts';
import type { Word } from './words.ts';

/** One place in a sentence that says who speaks. */
export type Cue = {
  readonly subject: Subject;
  /** The verb of saying in small letters; `:` where a quotation follows without one. */
  readonly verb: string;
  /** Where the verb stands among the words of the sentence. */
  readonly at: number;
};

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
