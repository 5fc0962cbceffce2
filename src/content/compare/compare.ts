import type { Article } from '../article.ts';
import type { Excerpt } from '../excerpt.ts';
import { heldIn, likeness } from './alike.ts';
import type { Pair } from './pairing.ts';
import { createPairing } from './pairing.ts';
import { samePlaces } from './same-places.ts';
import type { ListedSentence } from './sentence-list.ts';
import { sentenceList } from './sentence-list.ts';

/**
 * What became of one sentence between two revisions of an article. The sentences that no change names stand as they
 * were, in their old order.
 */
export type Change =
  | { readonly kind: 'added'; readonly after: Excerpt }
  | {
      readonly kind: 'removed';
      readonly before: Excerpt;
      /** The sentence that has its words now, where there is one; that sentence is added or reworded. */
      readonly within?: Excerpt;
    }
  /** `substance` is false where only the typography is another. */
  | {
      readonly kind: 'reworded';
      readonly before: Excerpt;
      readonly after: Excerpt;
      readonly substance: boolean;
    }
  /** It stands elsewhere, at most in another typography. */
  | { readonly kind: 'moved'; readonly before: Excerpt; readonly after: Excerpt };

/** From this likeness on two sentences at one place are one that was reworded; a sentence elsewhere, from the other. */
const ALIKE = 0.5;
const ALIKE_ELSEWHERE = 0.7;

/** From this share of its words on a removed sentence went into another one. */
const HELD = 0.8;

/**
 * Compares two revisions of an article sentence by sentence, in the order of the later one; what was removed comes last.
 * Headings, headline and dates are not compared, since they cannot be quoted.
 */
export function compareRevisions(before: Article, after: Article): readonly Change[] {
  const [old, now] = [sentenceList(before), sentenceList(after)];
  const texts = [old, now].map((list) => list.map(({ text }) => text)) as [string[], string[]];
  const pairing = createPairing(old, now, samePlaces(...texts));
  const retyped = pairing.pairInPlace(sameWords, 1);
  const moved = pairing.pairAnywhere(sameWords, 1);
  const reworded = [...pairing.pairInPlace(alike, ALIKE), ...pairing.pairAnywhere(alike, ALIKE_ELSEWHERE)];
  const added = pairing.after();
  const fresh = [...added, ...reworded.map((pair) => pair.after)];

  const inOrder = [
    ...retyped.map((pair) => placed(pair.after, rewording(pair, false))),
    ...reworded.map((pair) => placed(pair.after, rewording(pair, true))),
    ...moved.map((pair) =>
      placed(pair.after, { kind: 'moved', before: pair.before.excerpt, after: pair.after.excerpt }),
    ),
    ...added.map((sentence) => placed(sentence, { kind: 'added', after: sentence.excerpt })),
  ].sort((a, b) => a.at - b.at);
  return [...inOrder.map(({ change }) => change), ...pairing.before().map((gone) => removal(gone, fresh))];
}

function sameWords(a: ListedSentence, b: ListedSentence): number {
  return a.key === b.key ? 1 : 0;
}

function alike(a: ListedSentence, b: ListedSentence): number {
  return likeness(a.words, b.words);
}

function placed({ at }: ListedSentence, change: Change) {
  return { at, change };
}

function rewording({ before, after }: Pair, substance: boolean): Change {
  return { kind: 'reworded', before: before.excerpt, after: after.excerpt, substance };
}

function removal({ words, excerpt }: ListedSentence, fresh: readonly ListedSentence[]): Change {
  const within = fresh.find((other) => heldIn(words, other.words) >= HELD);
  return { kind: 'removed', before: excerpt, ...(within && { within: within.excerpt }) };
}
