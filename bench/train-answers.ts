/**
 * Trains the weights of the answers on a measuring set: `node bench/train-answers.ts FOLDER [SPLIT]`. The folder holds
 * `articles.SPLIT.jsonl` and `questions.SPLIT.jsonl`. Writes src/answers/ranking/weights.json, the same to the digit
 * for the same set and code. Takes some minutes.
 */
import { writeFileSync } from 'node:fs';
import type { Shelf } from '../src/answers/corpus/shelf.ts';
import { createShelf } from '../src/answers/corpus/shelf.ts';
import { languageOf } from '../src/answers/language/language.ts';
import type { Ranked } from '../src/answers/ranking/confidence.ts';
import { confidenceOf, signalsOf } from '../src/answers/ranking/confidence.ts';
import { examine } from '../src/answers/ranking/examine.ts';
import type { Taught, WeightsFile } from '../src/answers/ranking/judgement.ts';
import { WEIGHTS_FILE } from '../src/answers/ranking/judgement.ts';
import { createRanker } from '../src/answers/ranking/ranker.ts';
import type { MeasuredLibrary } from './measured-library.ts';
import { measuredLibrary } from './measured-library.ts';
import { collectExamples } from './training/examples.ts';
import { trainListwise } from './training/listwise.ts';
import type { Labelled } from './training/logistic.ts';
import { trainLogistic } from './training/logistic.ts';
import type { MeasuringSet, SetArticle, SetQuestion } from './training/measuring-set.ts';
import { isHit, readMeasuringSet } from './training/measuring-set.ts';
import { hash } from './training/random.ts';
import { keywordQuestions, variationsOf } from './training/variations.ts';

/** Share of the answerable questions, bare keywords left out, that is answered, and that is at least answered with what comes closest; the thresholds follow from it. */
const ANSWERED = 0.9;
const CLOSEST = 0.98;
const SEED = 7;

const [folder, split = 'dev'] = process.argv.slice(2);
if (!folder) {
  process.stderr.write('Name the folder of the measuring set: node bench/train-answers.ts FOLDER [SPLIT]\n');
  process.exit(2);
}
const set = readMeasuringSet(folder, split);
const ENGLISH = new Set(['squad2', 'newwiki', 'selqa', 'wikinews', 'squad2x']);
const english = set.articles.filter(({ source }) => ENGLISH.has(source));
const arabic = set.articles.filter(({ lang }) => lang === 'ar');

const weights: WeightsFile = {
  trainedOn: `${set.questions.length} questions about ${set.articles.length} articles; features and seed as of this commit`,
  article: trainArticle(english, 'en'),
  corpus: trainCorpus(english),
  plain: trainArticle(arabic, 'ar'),
};
writeFileSync(WEIGHTS_FILE, `${JSON.stringify(weights, null, 2)}\n`);
say(`wrote ${WEIGHTS_FILE}`);

function trainArticle(articles: readonly SetArticle[], language: string): Taught {
  const measured = measuredLibrary(articles);
  const shelf = createShelf(measured.library.articles, languageOf(language));
  const questions = questionsAbout(articles);
  const answerable = questions.filter(({ kind }) => kind === 'answerable');
  const asTyped = [...answerable, ...variationsOf(answerable, language)];
  const ranker = trainRanker(asTyped, measured, shelf, 'article');
  const unanswerable = questions.filter(({ kind }) => kind === 'off-topic' || kind === 'same-topic');
  const all = [
    ...asTyped,
    ...unanswerable,
    ...variationsOf(unanswerable, language),
    ...keywordQuestions(articles, language),
  ];
  return trainConfidence(ranker, all, measured, (question) => ({
    shelf,
    slug: question.article,
    isAnswerable: question.kind === 'answerable',
  }));
}

/** Unanswerable are here the questions about articles that are not on the shelf. */
function trainCorpus(articles: readonly SetArticle[]): Taught {
  const measured = measuredLibrary(articles);
  const shelf = createShelf(measured.library.articles, languageOf('en'));
  const questions = questionsAbout(articles).filter(
    ({ id, kind }) => kind === 'answerable' && hash(id) % 2 === 0,
  );
  const ranker = trainRanker(questions, measured, shelf, 'corpus');
  const isOnShelf = ({ group }: SetArticle) => hash(group) % 2 === 0;
  const half = articles.filter(isOnShelf);
  const halfMeasured = measuredLibrary(half);
  const halfShelf = createShelf(halfMeasured.library.articles, languageOf('en'));
  const slugs = new Set(half.map(({ id }) => id));
  const isNew = ({ q }: SetQuestion) =>
    examine(q, halfShelf).meanings.every(({ found }) => found === 'none' || found === 'related');
  const keywords = keywordQuestions(articles, 'en').filter(
    (question) => question.kind === 'answerable' && (slugs.has(question.article) || isNew(question)),
  );
  return trainConfidence(ranker, [...questions, ...keywords], halfMeasured, (question) => ({
    shelf: halfShelf,
    slug: undefined,
    isAnswerable: slugs.has(question.article),
  }));
}

function questionsAbout(articles: readonly SetArticle[]): SetQuestion[] {
  const slugs = new Set(articles.map(({ id }) => id));
  return set.questions.filter(({ article }) => slugs.has(article));
}

function trainRanker(
  questions: readonly SetQuestion[],
  measured: MeasuredLibrary,
  shelf: Shelf,
  task: 'article' | 'corpus',
) {
  const examples = collectExamples(questions, set, measured, shelf, task);
  say(`${task}: ${questions.length} questions, ${examples.hits.length} candidates`);
  return trainListwise(examples, {
    epochs: 12,
    rate: 0.01,
    decay: 0.001,
    seed: SEED,
    questions: questions.map((_, at) => at),
  });
}

function trainConfidence(
  ranker: Taught['ranker'],
  questions: readonly SetQuestion[],
  measured: MeasuredLibrary,
  ask: (question: SetQuestion) => { shelf: Shelf; slug: string | undefined; isAnswerable: boolean },
): Taught {
  const score = createRanker(ranker);
  const articles = new Map((set satisfies MeasuringSet).articles.map((article) => [article.id, article]));
  const examples = questions.flatMap(
    (question): (Labelled & { isAnswerable: boolean; isWhole: boolean })[] => {
      const { shelf, slug, isAnswerable } = ask(question);
      const examination = examine(question.q, shelf, slug);
      const ranked = examination.candidates
        .map((candidate): Ranked => ({ candidate, score: score(candidate.row) }))
        .sort((a, b) => b.score - a.score);
      const [first] = ranked;
      const article = articles.get(question.article);
      if (!first || !article) return [];
      const isRight =
        isAnswerable && (!question.gold || isHit(question, article, first.candidate.place, measured));
      const signals = signalsOf(examination, ranked);
      const isWhole = question.gold !== undefined;
      return [
        {
          signals,
          label: isRight ? 1 : 0,
          weight: isAnswerable && !isRight ? 0.3 : 1,
          isAnswerable,
          isWhole,
        },
      ];
    },
  );
  const share = examples.filter(({ isAnswerable }) => isAnswerable).length / examples.length;
  const balanced = examples.map((example) => ({
    ...example,
    weight: (example.weight * 0.5) / (example.isAnswerable ? share : 1 - share),
  }));
  const confidence = trainLogistic(balanced);
  const known = examples
    .filter(({ isAnswerable, isWhole }) => isAnswerable && isWhole)
    .map(({ signals }) => confidenceOf(signals, confidence))
    .sort((a, b) => b - a);
  const keeping = (share: number) => Number((known[Math.floor(known.length * share)] ?? 0.5).toFixed(4));
  const threshold = keeping(ANSWERED);
  const foreign = examples.filter(({ isAnswerable }) => !isAnswerable);
  const silent = foreign.filter(({ signals }) => confidenceOf(signals, confidence) < threshold).length;
  say(
    `  answers ${ANSWERED} of the answerable and is silent on ${(silent / foreign.length).toFixed(3)} of the others`,
  );
  return { ranker, confidence, threshold, closest: keeping(CLOSEST) };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
