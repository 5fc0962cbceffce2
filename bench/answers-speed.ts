/**
 * How fast answers are, beside MiniSearch over the same sentences in the same run:
 *
 *     npm run bench
 */
import MiniSearch from 'minisearch';
import { createAnswers } from '../src/answers/index.ts';
import type { Library, Publication } from '../src/content/index.ts';
import { buildArticle, createLibrary, loadContent, paragraphsOf } from '../src/content/index.ts';
import { readSampleQuestions } from './sample-questions.ts';

const publication: Publication = { name: 'Bench', language: 'en', timeZone: 'UTC', follow: {} };
const PUBLIC_URL = 'https://bench.example';

const questions = readSampleQuestions().map(({ q }) => q);

const { library: sample } = await loadContent('content', { publicUrl: PUBLIC_URL });
print(measure('1 article', sample, 2000));
print(measure('5,000 articles', generated(sample, 5000), 200));

/** Articles of the sample's sentences, shuffled by a fixed rule, so that each run measures the same text. */
function generated({ articles }: Library, count: number): Library {
  const sentences = articles
    .flatMap(paragraphsOf)
    .flatMap(({ text, sentences }) => sentences.map(({ start, end }) => text.slice(start, end)));
  let seed = 1;
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return sentences[seed % sentences.length] ?? '';
  };
  return createLibrary({
    publication,
    publicUrl: PUBLIC_URL,
    articles: Array.from({ length: count }, (_, number) =>
      buildArticle(
        {
          slug: `article-${number}`,
          headline: `Report number ${number}`,
          published: Temporal.ZonedDateTime.from('2020-08-21T05:20[UTC]').add({ minutes: number }),
          body: [
            { paragraphs: Array.from({ length: 8 }, () => `${next()} Item ${number} is of note. ${next()}`) },
          ],
        },
        publication,
      ),
    ),
  });
}

function print(rows: readonly string[]): void {
  process.stdout.write(`${rows.join('\n')}\n`);
}

/** `asked` is how many questions are timed, after a warm-up. */
function measure(label: string, library: Library, asked: number): string[] {
  const before = memory();
  const [answers, ready] = timed(() => createAnswers(library));
  const held = memory() - before;
  const ours = askAll(asked, (question) => answers.ask(question));

  const beforeTheirs = memory();
  const [search, built] = timed(() => {
    const index = new MiniSearch({ fields: ['text'], searchOptions: { fuzzy: 0.2, prefix: true } });
    index.addAll(
      library.articles
        .flatMap(paragraphsOf)
        .flatMap(({ text, sentences }, paragraph) =>
          sentences.map(({ start, end }, at) => ({ id: `${paragraph}.${at}`, text: text.slice(start, end) })),
        ),
    );
    return index;
  });
  const theirMemory = memory() - beforeTheirs;
  const theirs = askAll(asked, (question) => search.search(question));
  return table(label, { ...ours, ready, memory: held }, { ...theirs, ready: built, memory: theirMemory });
}

function table(label: string, ours: Row, theirs: Row): string[] {
  const ratio = (of: (row: Row) => number) => (of(ours) / of(theirs)).toFixed(2);
  return [
    label.padEnd(16) + ['ready ms', 'MB', 'questions/s', 'median ms', 'p95 ms'].map(cell).join(''),
    rowOf('  Pullquote', ours),
    rowOf('  MiniSearch', theirs),
    `  ratio`.padEnd(16) +
      [
        ratio(({ ready }) => ready),
        ratio(({ memory }) => memory),
        ratio(({ perSecond }) => perSecond),
        ratio(({ median }) => median),
        ratio(({ p95 }) => p95),
      ]
        .map(cell)
        .join(''),
  ];
}

function rowOf(name: string, { ready, memory, perSecond, median, p95 }: Row): string {
  const cells = [
    ready.toFixed(0),
    memory.toFixed(0),
    perSecond.toFixed(0),
    median.toFixed(2),
    p95.toFixed(2),
  ];
  return name.padEnd(16) + cells.map(cell).join('');
}

function cell(text: string): string {
  return text.padStart(13);
}

/** Milliseconds until ready, megabytes held, and how fast questions are answered. */
type Row = Figures & { readonly ready: number; readonly memory: number };

type Figures = { readonly perSecond: number; readonly median: number; readonly p95: number };

function askAll(asked: number, ask: (question: string) => unknown): Figures {
  for (const question of questions.slice(0, asked / 10)) ask(question);
  const times = Array.from({ length: asked }, (_, number) => {
    const [, time] = timed(() => ask(questions[number % questions.length] ?? ''));
    return time;
  }).sort((a, b) => a - b);
  const total = times.reduce((sum, time) => sum + time, 0);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: (1000 * times.length) / total, median: at(0.5), p95: at(0.95) };
}

function timed<Result>(work: () => Result): [Result, number] {
  const start = performance.now();
  const result = work();
  return [result, performance.now() - start];
}

/** Megabytes in use after a collection, where Node was started with --expose-gc; else as they are. */
function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1024 / 1024;
}
