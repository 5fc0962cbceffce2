import type { DraftParagraph, DraftSentence } from './draft.ts';
import type { Voice } from './voices.ts';

/** Gives a speaker to quoted sentences that name none: the one of their own quotation, else the one of the sentence before. */
export function carryOn(draft: readonly DraftParagraph[]): void {
  spreadOverQuotes(draft);
  for (const [index, paragraph] of draft.entries()) {
    const [first] = paragraph.sentences;
    const voice =
      first && mayCarryOn(first) && paragraph.sentences.every(isOnlyQuoted)
        ? carriedFrom(draft, index)
        : undefined;
    if (first && voice) speak(first, voice);
    for (const [at, sentence] of paragraph.sentences.entries()) {
      const before = paragraph.sentences[at - 1]?.voice;
      if (before && mayCarryOn(sentence)) speak(sentence, before);
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
    if (sentence.voice || sentence.settled || sentence.doubt) continue;
    const voices = new Map(
      sentence.quotes.flatMap(({ voice, disputed }) =>
        voice && !disputed ? [[voice.speaker.name, voice]] : [],
      ),
    );
    const [voice] = voices.values();
    if (voice && voices.size === 1) sentence.voice = voice;
  }
}

function mayCarryOn(sentence: DraftSentence): boolean {
  return sentence.isQuoted && !sentence.voice && !sentence.doubt && !sentence.settled;
}

function isOnlyQuoted({ isQuoted, settled }: DraftSentence): boolean {
  return isQuoted && !settled;
}

/**
 * The speaker of the paragraph before, where one alone speaks there and has the last word, and where no other has been
 * heard in this section if that paragraph was itself carried on: two who talk to each other take turns without names.
 */
function carriedFrom(draft: readonly DraftParagraph[], index: number): Voice | undefined {
  const paragraph = draft[index];
  const before = draft[index - 1];
  if (!paragraph?.isRunning || !before?.isRunning) return undefined;
  const voice = before.sentences.at(-1)?.voice;
  const heard = namesHeard([before]);
  if (!voice || heard.size !== 1) return undefined;
  if (!before.sentences.every(isOnlyQuoted)) return voice;
  const section = draft
    .slice(0, index)
    .filter(({ section: own, isRunning }) => isRunning && own === before.section);
  return namesHeard(section).size === 1 ? voice : undefined;
}

function namesHeard(paragraphs: readonly DraftParagraph[]): ReadonlySet<string> {
  return new Set(
    paragraphs.flatMap(({ sentences }) => sentences.flatMap(({ voice }) => voice?.speaker.name ?? [])),
  );
}

function speak(sentence: DraftSentence, voice: Voice): void {
  sentence.voice = voice;
  for (const quote of sentence.quotes) quote.voice ??= voice;
}
