import type { Shelf } from '../../src/answers/corpus/shelf.ts';
import type { Examination } from '../../src/answers/ranking/examine.ts';
import { examine } from '../../src/answers/ranking/examine.ts';
import { featureNames } from '../../src/answers/ranking/rows.ts';
import type { MeasuredLibrary } from '../measured-library.ts';
import type { MeasuringSet, SetArticle, SetQuestion } from './measuring-set.ts';
import { isHit } from './measuring-set.ts';

/** Questions with the features of all their candidates, one row after the other. */
export type Examples = {
  readonly questions: readonly SetQuestion[];
  readonly sources: readonly string[];
  readonly groups: readonly string[];
  /** What became of each question's words. */
  readonly examinations: readonly Pick<Examination, 'question' | 'meanings'>[];
  /** First candidate of each question, and one more at the end. */
  readonly starts: Uint32Array;
  readonly rows: Float32Array;
  /** 1 for a candidate that answers. */
  readonly hits: Uint8Array;
};

/** Examines every question. Those without an answer among their candidates are kept: they count as missed. */
export function collectExamples(
  questions: readonly SetQuestion[],
  set: MeasuringSet,
  measured: MeasuredLibrary,
  shelf: Shelf,
  task: 'article' | 'corpus',
): Examples {
  const articles = new Map<string, SetArticle>(set.articles.map((article) => [article.id, article]));
  const starts: number[] = [0];
  const hits: number[] = [];
  const rows: Float32Array[] = [];
  const examinations: Examples['examinations'][number][] = [];
  for (const asked of questions) {
    const { candidates, question, meanings } = examine(
      asked.q,
      shelf,
      task === 'article' ? asked.article : undefined,
    );
    const article = articles.get(asked.article);
    examinations.push({ question, meanings });
    for (const { row, place } of candidates) {
      rows.push(row);
      hits.push(article && isHit(asked, article, place, measured) ? 1 : 0);
    }
    starts.push(hits.length);
  }
  const size = featureNames.length;
  const all = new Float32Array(rows.length * size);
  rows.forEach((row, at) => void all.set(row, at * size));
  return {
    questions,
    examinations,
    sources: questions.map(({ article }) => articles.get(article)?.source ?? ''),
    groups: questions.map(({ article }) => articles.get(article)?.group ?? ''),
    starts: Uint32Array.from(starts),
    rows: all,
    hits: Uint8Array.from(hits),
  };
}
