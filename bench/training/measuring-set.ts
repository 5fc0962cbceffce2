import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SentencePlace } from '../../src/answers/corpus/segment.ts';
import { paragraphsOf } from '../../src/content/index.ts';
import type { MeasuredArticle, MeasuredLibrary } from '../measured-library.ts';

export type SetArticle = Omit<MeasuredArticle, 'paras'> & {
  /** Articles cut from one text share their group: they are never parted between training and checking. */
  readonly group: string;
  readonly source: string;
  readonly paras: readonly {
    readonly text: string;
    readonly heading?: string;
    readonly sents: readonly (readonly [start: number, end: number])[];
  }[];
};

export type SetQuestion = {
  readonly id: string;
  readonly article: string;
  readonly q: string;
  readonly kind: 'answerable' | 'off-topic' | 'same-topic' | 'adversarial';
  readonly gold?: readonly { readonly p: number; readonly s: readonly number[] }[];
  readonly answers?: readonly string[];
  /** Made of a bare word: easy, and no measure of how many questions are answered. */
  readonly isKeyword?: true;
};

export type MeasuringSet = {
  readonly articles: readonly SetArticle[];
  readonly questions: readonly SetQuestion[];
};

/** Reads `articles.SPLIT.jsonl` and `questions.SPLIT.jsonl` from a folder. */
export function readMeasuringSet(folder: string, split: string): MeasuringSet {
  const read = (name: string) =>
    readFileSync(join(folder, `${name}.${split}.jsonl`), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  return { articles: read('articles'), questions: read('questions') };
}

/** Whether a sentence of the library answers a question of the set: it holds a gold sentence, or the answer inside one. */
export function isHit(
  question: SetQuestion,
  article: SetArticle,
  place: SentencePlace,
  measured: MeasuredLibrary,
): boolean {
  if (place.article.slug !== question.article) return false;
  const number = measured.numberOf(question.article, place.paragraph);
  const paragraph = paragraphsOf(place.article).find(({ address }) => address === place.paragraph);
  const sentence = paragraph?.sentences[place.number];
  if (!paragraph || !sentence) return false;
  const text = paragraph.text.slice(sentence.start, sentence.end);
  return (question.gold ?? []).some(({ p, s }) => {
    if (p !== number) return false;
    return s.some((gold) => {
      const [start = 0, end = 0] = article.paras[p]?.sents[gold] ?? [];
      const shared = Math.min(end, sentence.end) - Math.max(start, sentence.start);
      if (shared >= 0.9 * (end - start)) return true;
      return shared > 0 && (question.answers ?? []).some((answer) => text.includes(answer));
    });
  });
}
