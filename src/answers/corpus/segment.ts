import type { Article } from '../../content/index.ts';
import { paragraphsOf } from '../../content/index.ts';
import { wordsOf } from '../language/words.ts';
import { marksIn } from './marks.ts';
import type { Vocabulary } from './vocabulary.ts';
import { STOP } from './vocabulary.ts';

/** Where a sentence stands. Sentences, paragraphs and articles are counted from 0 within their segment. */
export type SentencePlace = {
  readonly article: Article;
  /** Address of its paragraph. */
  readonly paragraph: string;
  /** From 0 within its paragraph. */
  readonly number: number;
};

/**
 * A number of articles, ready to be searched; never changes. Texts are kept as numbers of forms, in typed arrays:
 * some 4 bytes a word, and 5 more for one that is no stop word.
 */
export type Segment = {
  readonly articles: readonly Article[];
  readonly sentences: number;
  /** Words per sentence on average, stop words left out. */
  readonly averageLength: number;
  readonly averageParagraphLength: number;
  /** First sentence of each paragraph, and first paragraph of each article; one more at the end. */
  readonly firstSentence: Uint32Array;
  readonly firstParagraph: Uint32Array;
  paragraphOf(sentence: number): number;
  articleOf(paragraph: number): number;
  formsOf(sentence: number): Uint32Array;
  /** Words of a sentence, stop words left out. */
  lengthOf(sentence: number): number;
  marksOf(sentence: number): number;
  /** Name and role of who speaks; empty where nobody does. */
  speakerOf(sentence: number): Uint32Array;
  headingOf(paragraph: number): Uint32Array;
  headlineOf(article: number): Uint32Array;
  /** Headline and headings of an article. */
  titlesOf(article: number): readonly Uint32Array[];
  place(sentence: number): SentencePlace;
  /** The articles whose headline or headings hold a stem. */
  titled(stem: number): readonly number[];
  /** Number of sentences that hold a stem. */
  holders(stem: number): number;
  /** Calls `visit` for each sentence that holds a stem, in order, with how often. */
  visit(stem: number, visit: (sentence: number, count: number) => void): void;
};

export function createSegment(articles: readonly Article[], vocabulary: Vocabulary): Segment {
  const forms: number[] = [];
  const sentenceStart: number[] = [];
  const lengths: number[] = [];
  const marks: number[] = [];
  const paragraphOf: number[] = [];
  const firstSentence: number[] = [];
  const articleOf: number[] = [];
  const firstParagraph: number[] = [];
  const addresses: string[] = [];
  const headings: Uint32Array[] = [];
  const headingOf: number[] = [];
  const headlines: Uint32Array[] = [];
  const speakers = new Map<number, Uint32Array>();
  const titles = new Map<number, number[]>();
  const addTitle = (article: number, forms: Uint32Array) => {
    for (const form of forms) {
      if ((vocabulary.flagsOf(form) & STOP) !== 0) continue;
      const stem = vocabulary.stemOf(vocabulary.wordOf(form));
      const holders = titles.get(stem) ?? [];
      if (holders.at(-1) !== article) holders.push(article);
      titles.set(stem, holders);
    }
  };
  const formsIn = (text: string) => Uint32Array.from(wordsOf(text), vocabulary.form);

  for (const [number, article] of articles.entries()) {
    firstParagraph.push(addresses.length);
    const headline = formsIn(article.headline);
    headlines.push(headline);
    addTitle(number, headline);
    const headingNumbers = headingsByParagraph(article);
    const ownHeadings = new Map<string, number>();
    for (const { address, text, sentences } of paragraphsOf(article)) {
      const heading = headingNumbers.get(address) ?? '';
      if (!ownHeadings.has(heading)) {
        const forms = formsIn(heading);
        ownHeadings.set(heading, headings.push(forms) - 1);
        addTitle(number, forms);
      }
      headingOf.push(ownHeadings.get(heading) ?? 0);
      firstSentence.push(sentenceStart.length);
      articleOf.push(number);
      for (const { start, end, speaker } of sentences) {
        const sentence = text.slice(start, end);
        if (speaker) speakers.set(sentenceStart.length, formsIn(`${speaker.name} ${speaker.role ?? ''}`));
        sentenceStart.push(forms.length);
        paragraphOf.push(addresses.length);
        marks.push(marksIn(sentence));
        let length = 0;
        for (const written of wordsOf(sentence)) {
          const form = vocabulary.form(written);
          forms.push(form);
          if ((vocabulary.flagsOf(form) & STOP) === 0) length++;
        }
        lengths.push(Math.min(length, 255));
      }
      addresses.push(address);
    }
  }
  const sentences = sentenceStart.length;
  const contentWords = lengths.reduce((sum, length) => sum + length, 0);
  sentenceStart.push(forms.length);
  firstSentence.push(sentences);
  firstParagraph.push(addresses.length);

  const text = Uint32Array.from(forms);
  const starts = Uint32Array.from(sentenceStart);
  const paragraphs = Uint32Array.from(paragraphOf);
  const sentenceLengths = Uint8Array.from(lengths);
  const sentenceMarks = Uint8Array.from(marks);
  const firstOfParagraph = Uint32Array.from(firstSentence);
  const firstOfArticle = Uint32Array.from(firstParagraph);
  const articleOfParagraph = Uint32Array.from(articleOf);
  const headingOfParagraph = Uint32Array.from(headingOf);
  const postings = createPostings(text, starts, vocabulary);

  return {
    articles,
    sentences,
    averageLength: contentWords / Math.max(sentences, 1) || 1,
    averageParagraphLength: contentWords / Math.max(addresses.length, 1) || 1,
    firstSentence: firstOfParagraph,
    firstParagraph: firstOfArticle,
    paragraphOf: (sentence) => paragraphs[sentence] ?? 0,
    articleOf: (paragraph) => articleOfParagraph[paragraph] ?? 0,
    formsOf: (sentence) => text.subarray(starts[sentence], starts[sentence + 1]),
    lengthOf: (sentence) => sentenceLengths[sentence] ?? 0,
    marksOf: (sentence) => sentenceMarks[sentence] ?? 0,
    speakerOf: (sentence) => speakers.get(sentence) ?? EMPTY,
    headingOf: (paragraph) => headings[headingOfParagraph[paragraph] ?? 0] ?? EMPTY,
    headlineOf: (article) => headlines[article] ?? EMPTY,
    titlesOf(article) {
      const from = headingOf[firstOfArticle[article] ?? 0] ?? 0;
      const to = headingOf[firstOfArticle[article + 1] ?? 0] ?? headings.length;
      return [headlines[article] ?? EMPTY, ...headings.slice(from, to)];
    },
    place(sentence) {
      const paragraph = paragraphs[sentence] ?? 0;
      const article = articles[articleOfParagraph[paragraph] ?? 0];
      if (!article) throw new RangeError(`There is no sentence ${sentence} among ${sentences}.`);
      const number = sentence - (firstOfParagraph[paragraph] ?? 0);
      return { article, paragraph: addresses[paragraph] ?? '', number };
    },
    titled: (stem) => titles.get(stem) ?? [],
    ...postings,
  };
}

const EMPTY = new Uint32Array(0);

function headingsByParagraph(article: Article): Map<string, string> {
  return new Map(
    article.sections.flatMap(({ heading = '', paragraphs }) =>
      paragraphs.map(({ address }) => [address, heading] as const),
    ),
  );
}

/** For each stem the sentences that hold it, by counting first and filling then. */
function createPostings(
  forms: Uint32Array,
  sentenceStart: Uint32Array,
  vocabulary: Vocabulary,
): Pick<Segment, 'holders' | 'visit'> {
  const stems = vocabulary.stems;
  const start = new Uint32Array(stems + 1);
  const lastSentence = new Int32Array(stems).fill(-1);
  const eachStem = (visit: (stem: number, sentence: number) => void) => {
    for (let sentence = 0; sentence + 1 < sentenceStart.length; sentence++) {
      const end = sentenceStart[sentence + 1] ?? 0;
      for (let at = sentenceStart[sentence] ?? 0; at < end; at++) {
        const form = forms[at] ?? 0;
        if ((vocabulary.flagsOf(form) & STOP) === 0)
          visit(vocabulary.stemOf(vocabulary.wordOf(form)), sentence);
      }
    }
  };
  eachStem((stem, sentence) => {
    if (lastSentence[stem] === sentence) return;
    lastSentence[stem] = sentence;
    start[stem + 1] = (start[stem + 1] ?? 0) + 1;
  });
  for (let stem = 0; stem < stems; stem++) start[stem + 1] = (start[stem + 1] ?? 0) + (start[stem] ?? 0);
  const holders = new Uint32Array(start[stems] ?? 0);
  const counts = new Uint8Array(holders.length);
  const filled = start.slice(0, stems);
  lastSentence.fill(-1);
  eachStem((stem, sentence) => {
    const next = filled[stem] ?? 0;
    if (lastSentence[stem] === sentence) {
      counts[next - 1] = Math.min((counts[next - 1] ?? 0) + 1, 255);
      return;
    }
    lastSentence[stem] = sentence;
    holders[next] = sentence;
    counts[next] = 1;
    filled[stem] = next + 1;
  });

  return {
    holders: (stem) => (stem < 0 || stem >= stems ? 0 : (start[stem + 1] ?? 0) - (start[stem] ?? 0)),
    visit(stem, visit) {
      if (stem < 0 || stem >= stems) return;
      const end = start[stem + 1] ?? 0;
      for (let at = start[stem] ?? 0; at < end; at++) visit(holders[at] ?? 0, counts[at] ?? 0);
    },
  };
}
