import type { SpeakerInput } from '../speakers.ts';
import { arabicCues } from './arabic.ts';
import type { Cast, Member } from './cast.ts';
import type { Cue } from './cues.ts';
import { cuesIn } from './cues.ts';
import type { DraftParagraph, DraftSentence } from './draft.ts';
import { namingsOutsideQuotes } from './draft.ts';
import { turnsOf } from './interview.ts';
import type { Context, Finding, Voice } from './voices.ts';
import { createVoices } from './voices.ts';

/** Finds who speaks in each sentence that says so itself: an editor's word first, then an interview's labels, then its own. */
export function hear(draft: readonly DraftParagraph[], cast: Cast, input: SpeakerInput): void {
  const voices = createVoices(cast);
  const primary = input.language.toLowerCase().split('-')[0];
  const cuesOf = (sentence: DraftSentence, text: string): readonly Cue[] => {
    if (primary === 'en') return cuesIn(sentence.words, text);
    return primary === 'ar' ? arabicCues(sentence, text, input.people) : [];
  };
  settleOverrides(draft, input, voices.ofEditor);
  if (primary === 'en') settleTurns(draft, cast, voices.ofMember);

  let context = nobody;
  for (const { text, sentences, isRunning } of draft) {
    if (!isRunning) context = nobody;
    for (const sentence of sentences) {
      if (!sentence.settled) {
        const found = agreed(cuesOf(sentence, text), (cue, said) =>
          findingOf(cue, sentence, said ? { ...nobody, voice: said } : context),
        );
        if (found && 'doubt' in found) sentence.doubt = found.doubt;
        else sentence.voice = found;
      }
      if (!sentence.isQuoted) context = contextBehind(sentence, context, cast);
    }
  }

  function findingOf(cue: Cue, sentence: DraftSentence, before: Context): Finding | undefined {
    const { subject, verb, at } = cue;
    if (subject.kind === 'pronoun') {
      const place = sentence.words[at]?.start ?? 0;
      const namedBefore = cast.peopleAmong(namingsOutsideQuotes(sentence, 0, place));
      const people = [...before.people, ...namedBefore];
      return voices.ofPronoun(
        subject.pronoun,
        verb,
        { ...before, people },
        cast.peopleAmong(namingsOutsideQuotes(sentence, place)),
      );
    }
    const found = voices.of(subject);
    if (verb !== ':') return found;
    const isAlone = cast.peopleAmong(namingsOutsideQuotes(sentence)).length === 1;
    return found && !('doubt' in found) && found.number === 'person' && isAlone ? found : undefined;
  }
}

const nobody: Context = { voice: undefined, people: [], isUnclear: false };

/** One voice for a sentence: its cues must agree, save that `according to` inside what someone tells is part of it. */
function agreed(
  cues: readonly Cue[],
  meant: (cue: Cue, said: Voice | undefined) => Finding | undefined,
): Finding | undefined {
  let voice: Voice | undefined;
  for (const cue of cues) {
    if (voice && cue.verb === 'according') continue;
    const found = meant(cue, cue.subject.kind === 'pronoun' ? voice : undefined);
    if (!found) continue;
    if ('doubt' in found) return found;
    if (voice && voice.speaker.name !== found.speaker.name) {
      return { doubt: `${voice.speaker.name} and ${found.speaker.name} both speak` };
    }
    voice ??= found;
  }
  return voice;
}

/** Behind `He was born in Baghdad.` whoever was meant before is still meant; behind a sentence about nobody, nobody is. */
function contextBehind(sentence: DraftSentence, before: Context, cast: Cast): Context {
  const { voice, words } = sentence;
  const namings = namingsOutsideQuotes(sentence);
  const people = cast.peopleAmong(namings).filter(({ name }) => name !== voice?.speaker.name);
  if (voice) return { voice, people, isUnclear: false };
  const [first] = words;
  if (first && /^(?:he|she|his|her)$/.test(first.lower)) {
    return { ...before, people: [...before.people, ...people] };
  }
  const [opening] = namings;
  const isUnclear =
    opening !== undefined &&
    opening.start === first?.start &&
    cast.named(opening.name).length === 0 &&
    // `Museum director Anton Reiter`: what he is may have a name in it.
    !namings[1]?.role?.startsWith(opening.name);
  return { voice: undefined, people, isUnclear };
}

function settleOverrides(
  draft: readonly DraftParagraph[],
  { paragraphs, overrides }: SpeakerInput,
  voiceOf: (words: string) => Voice,
): void {
  for (const { address, sentences, speaker } of overrides) {
    const paragraph = draft[paragraphs.findIndex((candidate) => candidate.address === address)];
    for (const sentence of paragraph?.sentences ?? []) {
      if (sentences && !sentences.includes(sentence.index)) continue;
      sentence.settled = true;
      sentence.voice = speaker === null ? undefined : voiceOf(speaker);
    }
  }
}

function settleTurns(draft: readonly DraftParagraph[], cast: Cast, voiceOf: (member: Member) => Voice): void {
  for (const [index, turn] of turnsOf(draft, cast)) {
    for (const sentence of draft[index]?.sentences ?? []) {
      if (sentence.settled) continue;
      sentence.settled = true;
      if (turn.kind === 'member') sentence.voice = voiceOf(turn.member);
      if (turn.kind === 'named') sentence.voice = personCalled(turn.name);
      if (turn.kind === 'doubt' && sentence.index === 0) sentence.doubt = turn.doubt;
    }
  }
}

function personCalled(name: string): Voice {
  return { speaker: { name }, number: 'person', gender: undefined };
}
