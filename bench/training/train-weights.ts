import type { Shelf } from '../../src/answers/corpus/shelf.ts';
import { createShelf } from '../../src/answers/corpus/shelf.ts';
import { languageOf } from '../../src/answers/language/language.ts';
import { createConfidence, signalsOf } from '../../src/answers/ranking/confidence.ts';
import type { Taught, WeightsFile } from '../../src/answers/ranking/judgement.ts';
import { createRanker } from '../../src/answers/ranking/ranker.ts';
import { featureNames } from '../../src/answers/ranking/rows.ts';
import { measuredLibrary } from '../measured-library.ts';
import type { Examples } from './examples.ts';
import { collectExamples } from './examples.ts';
import type { Labelled } from './hidden-layer.ts';
import { trainHiddenLayer } from './hidden-layer.ts';
import { trainListwise } from './listwise.ts';
import type { MeasuringSet, SetArticle, SetQuestion } from './measuring-set.ts';
import { hash } from './random.ts';
import { STORIES } from './stories.ts';
import {
  foreignQuestions,
  keywordQuestions,
  personalQuestions,
  sisterQuestions,
  variationsOf,
} from './variations.ts';

/** Shares of the answerable questions, bare keywords left out, that are answered, and that get at least what comes closest. */
const ANSWERED = 0.9;
const CLOSEST = 0.97;
/** Questions about the same subject that the text does not answer are the hard ones: each counts for four. */
const SAME_TOPIC = 4;
/** Readers' own questions are few and the ones that matter: each counts for two. */
const STORY = 2;
/** A wrong answer to a reader is worse than a closest passage: in readers' questions what is not answered counts for two. */
const UNANSWERED_STORY = 2;
/** Of the bare words one in so many teaches the ranking; all of them would drown the questions. */
const KEYWORDS = 6;
const SEED = 7;
/** How the ranking is trained, wherever it is. */
export const LISTWISE = { epochs: 12, rate: 0.01, decay: 0.001, seed: SEED };

const ENGLISH = new Set(['squad2', 'newwiki', 'selqa', 'wikinews', 'squad2x', STORIES]);

export type Training = {
  /** Features that are kept at nought, to see what they are worth. */
  readonly without?: readonly string[];
  readonly say?: (line: string) => void;
};

/**
 * Trains all weights on a set and on readers' questions about stories; the same of both and the same code give the same weights to
 * the digit.
 */
export function trainWeights(
  measuring: MeasuringSet,
  stories: MeasuringSet,
  training: Training = {},
): WeightsFile {
  const set = {
    articles: [...measuring.articles, ...stories.articles],
    questions: [...measuring.questions, ...stories.questions],
  };
  const english = set.articles.filter(({ source }) => ENGLISH.has(source));
  const arabic = set.articles.filter(({ lang }) => lang === 'ar');
  return {
    trainedOn: `${set.questions.length} questions about ${set.articles.length} articles; features and seed as of this commit`,
    article: trainArticle(set, english, 'en', training),
    corpus: trainCorpus(
      set,
      english.filter(({ source }) => source !== STORIES),
      training,
    ),
    plain: trainArticle(set, arabic, 'ar', training),
  };
}

/** What training teaches for one article asked. */
export function trainArticle(
  set: MeasuringSet,
  articles: readonly SetArticle[],
  language: string,
  training: Training = {},
): Taught {
  const measured = measuredLibrary(articles);
  const shelf = createShelf(measured.library.articles, languageOf(language));
  const questions = questionsAbout(articles, set);
  const answerable = questions.filter(({ kind }) => kind === 'answerable');
  const unanswerable = [
    ...questions.filter(({ kind }) => kind === 'off-topic' || kind === 'same-topic'),
    ...sisterQuestions(articles, questions),
  ];
  const asked = [
    ...answerable,
    ...variationsOf(answerable, language),
    ...unanswerable,
    ...variationsOf(unanswerable, language),
    ...keywordQuestions(articles, language),
    ...foreignQuestions(articles, questions, language),
    ...personalQuestions(articles, language),
  ];
  const examples = collectExamples(asked, set, measured, shelf, 'article');
  return teach(examples, training, (question) => question.kind === 'answerable');
}

/** For the confidence the questions about half of the texts are unanswerable: only the other half is on the shelf. */
function trainCorpus(set: MeasuringSet, articles: readonly SetArticle[], training: Training): Taught {
  const questions = questionsAbout(articles, set).filter(({ kind }) => kind === 'answerable');
  const ranker = trainRanker(collectOn(articles, questions), training);
  const half = articles.filter(({ group }) => hash(group) % 2 === 0);
  const slugs = new Set(half.map(({ id }) => id));
  const keywords = keywordQuestions(articles, 'en').filter(
    ({ kind, article }) => kind === 'answerable' && slugs.has(article),
  );
  const some = questions.filter(({ id }) => hash(id) % 2 === 0);
  const examples = collectOn(half, [...some, ...keywords]);
  return trainConfidence(examples, ranker, ({ article }) => slugs.has(article), training);

  function collectOn(shelved: readonly SetArticle[], asked: readonly SetQuestion[]): Examples {
    const measured = measuredLibrary(shelved);
    const shelf: Shelf = createShelf(measured.library.articles, languageOf('en'));
    return collectExamples(asked, set, measured, shelf, 'corpus');
  }
}

function teach(
  examples: Examples,
  training: Training,
  isAnswerable: (question: SetQuestion) => boolean,
): Taught {
  return trainConfidence(examples, trainRanker(examples, training), isAnswerable, training);
}

function questionsAbout(articles: readonly SetArticle[], set: MeasuringSet): SetQuestion[] {
  const slugs = new Set(articles.map(({ id }) => id));
  return set.questions.filter(({ article }) => slugs.has(article));
}

/** How often a question of a source counts when the ranking is taught. */
export function timesTaught(source: string | undefined): number {
  return source === STORIES ? STORY : 1;
}

function trainRanker(examples: Examples, { without = [], say }: Training): Taught['ranker'] {
  const isTaken = ({ id, isKeyword }: SetQuestion) => !isKeyword || hash(id) % KEYWORDS === 0;
  const questions = examples.questions.flatMap((question, at) =>
    question.gold && question.kind === 'answerable' && isTaken(question)
      ? Array<number>(timesTaught(examples.sources[at])).fill(at)
      : [],
  );
  say?.(`${questions.length} questions, ${examples.hits.length} candidates`);
  return trainListwise(examples, { ...LISTWISE, questions, without });
}

function trainConfidence(
  examples: Examples,
  ranker: Taught['ranker'],
  isAnswerable: (question: SetQuestion) => boolean,
  { say }: Training,
): Taught {
  const score = createRanker(ranker);
  const size = featureNames.length;
  const known = examples.questions.flatMap((question, number) => {
    const isStory = examples.sources[number] === STORIES;
    const times = (question.kind === 'same-topic' ? SAME_TOPIC : 1) * (isStory ? STORY : 1);
    const rows = Array.from(
      { length: (examples.starts[number + 1] ?? 0) - (examples.starts[number] ?? 0) },
      (_, at) => {
        const start = ((examples.starts[number] ?? 0) + at) * size;
        return examples.rows.subarray(start, start + size);
      },
    );
    const ranked = rows.map((row) => ({ row, score: score(row) })).sort((a, b) => b.score - a.score);
    const examination = examples.examinations[number];
    if (ranked.length === 0 || !examination) return [];
    const signals = signalsOf(examination, ranked);
    return [{ question, isStory, times, signals, isKnown: isAnswerable(question) }];
  });
  const confidence = trainHiddenLayer(
    [true, false].flatMap((isStory) => {
      const excess = isStory ? UNANSWERED_STORY : 1;
      return inBalance(
        known.filter((one) => one.isStory === isStory),
        excess,
      );
    }),
    SEED,
  );
  const confidenceOf = createConfidence(confidence);
  const sure = known
    .filter(({ isKnown, question }) => isKnown && question.gold && !question.isKeyword)
    .map(({ signals }) => confidenceOf(signals))
    .sort((a, b) => b - a);
  const keeping = (share: number) => Number((sure[Math.floor(sure.length * share)] ?? 0.5).toFixed(4));
  const foreign = known.filter(({ isKnown }) => !isKnown);
  const silent = foreign.filter(({ signals }) => confidenceOf(signals) < keeping(ANSWERED)).length;
  say?.(`  answers ${ANSWERED} and is silent on ${(silent / foreign.length).toFixed(3)} of the others`);
  return { ranker, confidence, threshold: keeping(ANSWERED), closest: keeping(CLOSEST) };
}

/**
 * What is not answered weighs `excess` times what is, in readers' questions and in the set's apart: otherwise the model would learn
 * that one of the two is seldom answered.
 */
function inBalance(
  known: readonly { signals: Float32Array; times: number; isKnown: boolean }[],
  excess: number,
): Labelled[] {
  const weightOf = (wanted: boolean) =>
    known.reduce((sum, { times, isKnown }) => sum + (isKnown === wanted ? times : 0), 0);
  const balance = (excess * weightOf(true)) / weightOf(false);
  return known.map(({ signals, times, isKnown }) =>
    isKnown ? { signals, label: 1, weight: times } : { signals, label: 0, weight: times * balance },
  );
}
