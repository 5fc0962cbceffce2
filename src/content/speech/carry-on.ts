import type { DraftParagraph, DraftSentence } from './draft.ts';
import type { Voice } from './voices.ts';

/** Gives a speaker to quoted sentences that name none: that of their own quotation, else that of the sentence before. */
export function carryOn(draft: readonly DraftParagraph[]): void {
  spreadOverQuotes(draft);
  for (const [index, { sentences }] of draft.entries()) {
    const isWhollyQuoted = sentences.every(isOnlyQuoted);
    for (const [at, sentence] of sentences.entries()) {
      if (!mayCarryOn(sentence)) continue;
      const opens = at === 0 && isWhollyQuoted;
      const voice = voiceOfQuotes(sentence) ?? (opens ? carriedFrom(draft, index) : sentences[at - 1]?.voice);
      if (voice) speak(sentence, voice);
    }
  }
}

/** `"One. Two," he said.`: the sentences of one quotation have one speaker, wherever in it he is named. */
function spreadOverQuotes(draft: readonly DraftParagraph[]): void {
  const sentences = draft.flatMap((paragraph) => paragraph.sentences);
  for (const { voice, quotes } of sentences) {
    if (!voice) continue;
    for (const quote of quotes) {
      if (quote.voice && quote.voice.speaker.name !== voice.speaker.name) quote.disputed = true;
      quote.voice ??= voice;
    }
  }
  for (const sentence of sentences) {
    if (!sentence.voice && !sentence.settled && !sentence.doubt) sentence.voice = voiceOfQuotes(sentence);
  }
}

/** The one voice of all quotations that a sentence holds, or that hold it. */
function voiceOfQuotes({ quotes }: DraftSentence): Voice | undefined {
  const voices = quotes.flatMap(({ voice, disputed }) => (voice && !disputed ? [voice] : []));
  return new Set(voices.map(({ speaker }) => speaker.name)).size === 1 ? voices[0] : undefined;
}

function mayCarryOn(sentence: DraftSentence): boolean {
  return sentence.isQuoted && !sentence.voice && !sentence.doubt && !sentence.settled;
}

function isOnlyQuoted({ isQuoted, settled }: DraftSentence): boolean {
  return isQuoted && !settled;
}

/**
 * The speaker of the paragraph before, where one alone speaks there and has the last word, and where no other has been
 * heard nearby in this section if that paragraph was itself carried on: two who talk to each other take turns without names.
 */
function carriedFrom(draft: readonly DraftParagraph[], index: number): Voice | undefined {
  const paragraph = draft[index];
  const before = draft[index - 1];
  if (!paragraph?.isRunning || !before?.isRunning) return undefined;
  const voice = before.sentences.at(-1)?.voice;
  const heard = namesHeard([before]);
  if (!voice || heard.size !== 1) return undefined;
  if (!before.sentences.every(isOnlyQuoted)) return voice;
  const near = draft
    .slice(Math.max(0, index - FAR), index)
    .filter(({ section, isRunning }) => isRunning && section === before.section);
  return namesHeard(near).size === 1 ? voice : undefined;
}

/** How many paragraphs back another voice makes it uncertain who goes on. */
const FAR = 12;

function namesHeard(paragraphs: readonly DraftParagraph[]): ReadonlySet<string> {
  return new Set(
    paragraphs.flatMap(({ sentences }) => sentences.flatMap(({ voice }) => voice?.speaker.name ?? [])),
  );
}

function speak(sentence: DraftSentence, voice: Voice): void {
  sentence.voice = voice;
  for (const quote of sentence.quotes) quote.voice ??= voice;
}
