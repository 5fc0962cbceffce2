import type { Scope } from '../corpus/scope.ts';
import type { Segment } from '../corpus/segment.ts';
import type { Vocabulary } from '../corpus/vocabulary.ts';
import { STOP } from '../corpus/vocabulary.ts';
import type { Meaning } from '../question/meanings.ts';
import type { Question } from '../question/question.ts';
import type { WordVectors } from '../vectors/word-vectors.ts';
import type { Sums } from './closely.ts';
import { closely, opensWithPronoun } from './closely.ts';
import type { Fresh } from './fresh.ts';
import type { Order } from './order.ts';
import type { Strengths } from './strengths.ts';
import { raise } from './strengths.ts';

/** How far "she" stands for whom the sentence before names. */
const PRONOUN = 0.8;

/** What a question is asked against; the same for all its candidates. */
export type Ground = {
  readonly question: Question;
  readonly meanings: readonly Meaning[];
  /** The question's words as the vocabulary numbers them; NONE for one that it does not know. */
  readonly words: readonly number[];
  readonly strengths: Strengths;
  readonly scope: Scope;
  readonly vocabulary: Vocabulary;
  readonly vectors: WordVectors | undefined;
  /** Weight of each term. */
  readonly weights: Float64Array;
  /** Which terms are names, and which are numbers. */
  readonly names: readonly number[];
  readonly numbers: readonly number[];
  /** Sum of the weights; above 0. */
  readonly total: number;
  /** Mean of the terms' vectors at length 1; undefined where there is none. */
  readonly direction: Float32Array | undefined;
  readonly sums: Sums;
};

/** One candidate sentence as the features see it. All lists are by term. */
export type Sight = {
  readonly ground: Ground;
  readonly here: Float32Array;
  /** 1 where the term stands here in the question's own form. */
  readonly literal: Float32Array;
  readonly soft: Float32Array;
  /** The same as `here`, with what its pronouns stand for: the terms of the sentence before, in another paragraph too. */
  readonly through: Float32Array;
  /** The terms that no earlier candidate of the article names so well. */
  readonly firstNamed: Float32Array;
  readonly before: Float32Array;
  readonly after: Float32Array;
  /** Whether the next sentence of the paragraph opens with a pronoun: it goes on about this one. */
  readonly isTakenUp: boolean;
  readonly paragraph: Float32Array;
  readonly heading: Float32Array;
  readonly headline: Float32Array;
  /** Who speaks, where somebody does. */
  readonly speaker: Float32Array;
  /** The best of all of these. */
  readonly around: Float32Array;
  /** How often each term stands here and in the paragraph, by strength. */
  readonly counts: Float32Array;
  readonly paragraphCounts: Float32Array;
  readonly fresh: Fresh;
  readonly order: Order;
  readonly meaning: number;
  readonly marks: number;
  /** Words, stop words left out. */
  readonly length: number;
  readonly paragraphLength: number;
  readonly paragraphNumber: number;
  readonly sentenceNumber: number;
  readonly sentencesInParagraph: number;
};

/** What is the same for all sentences of a paragraph. */
type ParagraphSight = Pick<
  Sight,
  'paragraph' | 'paragraphCounts' | 'paragraphLength' | 'paragraphNumber' | 'heading' | 'headline'
>;

/** Looks at sentences of one segment, in their order; what sentences share is worked out once. */
export function createSights(ground: Ground, segment: Segment): (sentence: number) => Sight {
  const { strengths } = ground;
  const none = new Float32Array(ground.meanings.length);
  const hereOf = memo((sentence) => strengths.ofAll(segment.formsOf(sentence)));
  const countsOf = memo((sentence) => countTerms(ground, segment.formsOf(sentence)));
  const speakerOf = (sentence: number) => {
    const forms = segment.speakerOf(sentence);
    return forms.length > 0 ? strengths.ofAll(forms) : none;
  };
  const throughPronouns = (sentence: number, { fresh }: Pick<Sight, 'fresh'>) => {
    const before = sentence - 1;
    const article = segment.articleOf(segment.paragraphOf(sentence));
    // Who gives a keyword wants to see it.
    if (ground.question.kind === 'words') return hereOf(sentence);
    if (fresh.leadsBack === 0 || before < 0 || segment.articleOf(segment.paragraphOf(before)) !== article)
      return hereOf(sentence);
    const through = hereOf(before).map((strength) => PRONOUN * strength);
    raise(through, hereOf(sentence));
    return through;
  };
  let named = { article: -1, terms: none };
  const firstNamedIn = (sentence: number) => {
    const article = segment.articleOf(segment.paragraphOf(sentence));
    if (named.article !== article) named = { article, terms: none.slice() };
    const first = hereOf(sentence).map((strength, term) =>
      strength > (named.terms[term] ?? 0) ? strength : 0,
    );
    raise(named.terms, first);
    return first;
  };
  const headlineOf = memo((article) => strengths.ofAll(segment.headlineOf(article)));

  const paragraphOf = memo((number): ParagraphSight => {
    const article = segment.articleOf(number);
    const paragraph = new Float32Array(none.length);
    const paragraphCounts = new Float32Array(none.length);
    let paragraphLength = 0;
    for (
      let other = segment.firstSentence[number] ?? 0;
      other < (segment.firstSentence[number + 1] ?? 0);
      other++
    ) {
      raise(paragraph, hereOf(other));
      addTo(paragraphCounts, countsOf(other));
      paragraphLength += segment.lengthOf(other);
    }
    return {
      paragraph,
      paragraphCounts,
      paragraphLength,
      paragraphNumber: number - (segment.firstParagraph[article] ?? 0),
      heading: strengths.ofAll(segment.headingOf(number)),
      headline: headlineOf(article),
    };
  });

  return (sentence) => {
    const number = segment.paragraphOf(sentence);
    const first = segment.firstSentence[number] ?? 0;
    const end = segment.firstSentence[number + 1] ?? 0;
    const shared = paragraphOf(number);
    const speaker = speakerOf(sentence);
    const around = shared.paragraph.slice();
    for (const part of [shared.heading, shared.headline, speaker]) raise(around, part);
    const close = closely(ground, segment.formsOf(sentence));
    return {
      ground,
      ...shared,
      around,
      ...close,
      through: throughPronouns(sentence, close),
      here: hereOf(sentence),
      firstNamed: firstNamedIn(sentence),
      counts: countsOf(sentence),
      before: sentence > first ? hereOf(sentence - 1) : none,
      after: sentence + 1 < end ? hereOf(sentence + 1) : none,
      isTakenUp: sentence + 1 < end && opensWithPronoun(segment.formsOf(sentence + 1), ground.vocabulary),
      speaker,
      marks: segment.marksOf(sentence),
      length: segment.lengthOf(sentence),
      sentenceNumber: sentence - first,
      sentencesInParagraph: end - first,
    };
  };
}

function memo<Value>(compute: (key: number) => Value): (key: number) => Value {
  const values = new Map<number, Value>();
  return (key) => {
    const known = values.get(key);
    if (known !== undefined) return known;
    const value = compute(key);
    values.set(key, value);
    return value;
  };
}

function countTerms({ strengths, vocabulary, meanings }: Ground, forms: Uint32Array): Float32Array {
  const counts = new Float32Array(meanings.length);
  for (const form of forms) {
    if ((vocabulary.flagsOf(form) & STOP) !== 0) continue;
    const { exact, best } = strengths.of(vocabulary.wordOf(form));
    if (best > 0) addTo(counts, exact);
  }
  return counts;
}

function addTo(sums: Float32Array, counts: Float32Array): void {
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + (counts[at] ?? 0);
}
