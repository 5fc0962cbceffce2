/**
 * How good the answers are.
 *
 *     npm run bench:answers                    readers' questions about the sample and about unseen stories, mistakes listed
 *     npm run bench:answers -- FOLDER [SPLIT]  also a measuring set, beside MiniSearch and SQLite's full-text search
 *
 * The unseen stories take no part in training. The shipped weights were trained on all of the set, so the set is measured
 * with others: those of three quarters of its texts, on the quarter that they never saw. Takes some minutes.
 */
import type { SentencePlace } from '../src/answers/corpus/segment.ts';
import { createShelf } from '../src/answers/corpus/shelf.ts';
import { createAnswers } from '../src/answers/index.ts';
import { languageOf } from '../src/answers/language/language.ts';
import type { Library } from '../src/content/index.ts';
import { measureExcerpts } from './quality/excerpts.ts';
import type { Seeker } from './quality/peers.ts';
import { fullTextSearch, miniSearch } from './quality/peers.ts';
import type { Bench, Marks } from './quality/set-tasks.ts';
import { benchOf, measure, ourSeeker, sentencesIn } from './quality/set-tasks.ts';
import { measureSize } from './quality/size.ts';
import { quantile } from './quantile.ts';
import type { SampleQuestion } from './sample-questions.ts';
import { askSample, rankAmong, readStories, summarise } from './sample-questions.ts';
import type { SetQuestion } from './training/measuring-set.ts';
import { readMeasuringSet } from './training/measuring-set.ts';
import { hash } from './training/random.ts';
import { readTrainingStories } from './training/stories.ts';
import { trainWeights } from './training/train-weights.ts';

const [folder, split = 'dev'] = process.argv.slice(2);

for (const { name, library, questions } of await readStories()) {
  print(name);
  const outcomes = askSample(questions, createAnswers(library), library);
  for (const { question, answered, texts, rank, tier } of outcomes) {
    const isRight = question.gold ? answered && rank === 0 : !answered;
    if (isRight) continue;
    const verdict = question.gold ? `${tier}, right at ${rank + 1 || '–'}` : 'answered';
    print(`  ${verdict.padEnd(20)} ${question.q}\n${' '.repeat(23)}${texts[0]?.slice(0, 120) ?? ''}`);
  }
  const { hit1, hit3, answered, silent } = summarise(outcomes);
  print(`  right at once ${percent(hit1)}, among three ${percent(hit3)}; answered ${percent(answered)}`);
  print(`  silent where there is no answer ${percent(silent)}`);
  const peer = peerOn(library, questions);
  print(`  MiniSearch right at once ${percent(peer.first)}, among three ${percent(peer.amongThree)}`);
}
if (folder) measureSet(folder);

/** The same questions asked of a search library, one sentence an answer. */
function peerOn(library: Library, questions: readonly SampleQuestion[]) {
  const indexed = { measured: { library }, shelf: createShelf(library.articles, languageOf('en')) };
  const seek = miniSearch(indexed);
  const keyOf = ({ article, paragraph, number }: SentencePlace) => `${article.slug} ${paragraph} ${number}`;
  const texts = new Map(sentencesIn(indexed).map(({ place, text }) => [keyOf(place), text]));
  const ranks = questions
    .filter(({ gold }) => gold)
    .map((question) => {
      const { places } = seek(question.q, undefined);
      return rankAmong(
        places.map((place) => texts.get(keyOf(place)) ?? ''),
        question,
      );
    });
  const share = (holds: (rank: number) => boolean) => ranks.filter(holds).length / ranks.length;
  return { first: share((rank) => rank === 0), amongThree: share((rank) => rank >= 0) };
}

function measureSet(from: string): void {
  const set = readMeasuringSet(from, split);
  const groups = new Map(set.articles.map(({ id, group }) => [id, group]));
  const isHeldOut = (group: string) => hash(group) % 4 === 0;
  const isAsked = ({ article }: SetQuestion) => isHeldOut(groups.get(article) ?? '');
  const seen = {
    articles: set.articles.filter(({ group }) => !isHeldOut(group)),
    questions: set.questions.filter((question) => !isAsked(question)),
  };
  const weights = trainWeights(seen, readTrainingStories());
  const english = benchOf(set, 'en', isAsked);
  const arabic = benchOf(set, 'ar', isAsked);
  const peers: readonly (readonly [string, (bench: Bench) => Seeker])[] = [
    ['MiniSearch', miniSearch],
    ['FTS5', fullTextSearch],
    ['Pullquote', (bench) => ourSeeker(bench, weights)],
  ];
  const marks = peers.map(([, seek]) => measure(english, arabic, seek));
  print(
    `\n${english.questions.length + arabic.questions.length} questions about texts that training did not see`,
  );
  print(
    row(
      '',
      peers.map(([name]) => name),
    ),
  );
  const both = (name: string, first: (mark: Marks) => number, three: (mark: Marks) => number) =>
    print(
      row(
        name,
        marks.map((mark) => `${figure(first(mark))} / ${figure(three(mark))}`),
      ),
    );
  const one = (name: string, of: (mark: Marks) => number) =>
    print(
      row(
        name,
        marks.map((mark) => figure(of(mark))),
      ),
    );
  both(
    'one article, first / among three',
    ({ first }) => first,
    ({ amongThree }) => amongThree,
  );
  both(
    'all articles',
    ({ allFirst }) => allFirst,
    ({ allAmongThree }) => allAmongThree,
  );
  one('lost by one typing error', ({ first, typedFirst }) => first - typedFirst);
  one('silent off the subject, 90 kept', ({ silentOffTopic }) => silentOffTopic);
  one('silent on the subject, 90 kept', ({ silentSameTopic }) => silentSameTopic);
  both(
    'Arabic, one article',
    ({ arabicFirst }) => arabicFirst,
    ({ arabicAmongThree }) => arabicAmongThree,
  );

  const excerpts = measureExcerpts(english, weights);
  print(`excerpts: right at once ${percent(excerpts.first)} at ${excerpts.sentences.toFixed(2)} sentences`);
  print(
    `  answered ${percent(excerpts.answered)}, broken ${excerpts.broken}, p95 ${quantile(excerpts.times, 0.95).toFixed(2)} ms`,
  );
  const size = measureSize(english);
  print(`${size.paragraphs} paragraphs: ready in ${size.ready.toFixed(2)} s, ${size.memory.toFixed(0)} MB`);
  print(`  p95 ${size.slow.toFixed(1)} ms, one edited article live in ${size.edited.toFixed(0)} ms`);
}

function row(name: string, cells: readonly string[]): string {
  return name.padEnd(36) + cells.map((cell) => cell.padStart(14)).join('');
}

function figure(share: number): string {
  return (100 * share).toFixed(1);
}

function percent(share: number): string {
  return `${figure(share)} %`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
