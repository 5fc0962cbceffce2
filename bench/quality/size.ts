import { createAnswers } from '../../src/answers/index.ts';
import { createLibrary, paragraphsOf } from '../../src/content/index.ts';
import { quantile } from '../quantile.ts';
import type { Bench } from './set-tasks.ts';

const PARAGRAPHS = 20_000;
const ASKED = 400;

export type SizeMarks = {
  readonly paragraphs: number;
  /** Seconds of the processor until ready, and megabytes held. */
  readonly ready: number;
  readonly memory: number;
  /** Milliseconds of the processor for an answer, one in twenty takes longer. */
  readonly slow: number;
  /** Milliseconds of the processor until one edited article is live. */
  readonly edited: number;
};

/** The set's articles over and over, under other names, until there are 20,000 paragraphs. */
export function measureSize(bench: Bench): SizeMarks {
  const { publication, articles: given } = bench.measured.library;
  const paragraphs = given.reduce((sum, article) => sum + paragraphsOf(article).length, 0);
  const articles = Array.from({ length: Math.ceil(PARAGRAPHS / paragraphs) }, (_, round) =>
    given.map((article) => ({
      ...article,
      slug: `${article.slug}-${round}`,
      revision: `${article.revision}-${round}`,
    })),
  ).flat();
  const library = (own: typeof articles) =>
    createLibrary({ publication, publicUrl: 'https://bench.example', articles: own });
  const before = held();
  const [answers, ready] = timed(() => createAnswers(library(articles)));
  const memory = held() - before;
  const questions = bench.questions.filter((_, at) => at % Math.ceil(bench.questions.length / ASKED) === 0);
  for (const { q } of questions.slice(0, 50)) answers.ask(q);
  const times = questions.map(({ q }) => timed(() => answers.ask(q))[1]);
  const [edited = articles[0], ...others] = articles;
  const after = edited ? [{ ...edited, revision: 'edited' }, ...others] : others;
  const edits = [1, 2, 3].map(() => timed(() => createAnswers(library(after), answers))[1]);
  return {
    paragraphs: paragraphs * Math.ceil(PARAGRAPHS / paragraphs),
    ready: ready / 1000,
    memory,
    slow: quantile(times, 0.95),
    edited: Math.min(...edits),
  };
}

/** Time of the processor, which other programs on the machine disturb less than the clock on the wall. */
export function timed<Result>(work: () => Result): [Result, number] {
  const start = process.threadCpuUsage();
  const result = work();
  const { user, system } = process.threadCpuUsage(start);
  return [result, (user + system) / 1000];
}

function held(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1024 / 1024;
}
