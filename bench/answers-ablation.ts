/**
 * What the features of the ranking are worth: each group, or each feature, kept at nought while the rest is trained.
 *
 *     npm run bench:ablation -- FOLDER [SPLIT]        each group of features
 *     npm run bench:ablation -- FOLDER SPLIT each     each feature in turn; takes a quarter of an hour
 *
 * Three quarters of the measuring set and two thirds of the training stories teach; asked is the rest, the stories in three turns so
 * that each is asked once. The right sentence first, and among three: of the set the mean of its sources, of the stories of all.
 */
import { createShelf } from '../src/answers/corpus/shelf.ts';
import { languageOf } from '../src/answers/language/language.ts';
import { createRanker } from '../src/answers/ranking/ranker.ts';
import { featureNames } from '../src/answers/ranking/rows.ts';
import { measuredLibrary } from './measured-library.ts';
import { ENGLISH_SOURCES } from './quality/set-tasks.ts';
import type { Examples } from './training/examples.ts';
import { collectExamples } from './training/examples.ts';
import { trainListwise } from './training/listwise.ts';
import { readMeasuringSet } from './training/measuring-set.ts';
import { hash } from './training/random.ts';
import { readTrainingStories, STORIES } from './training/stories.ts';
import { LISTWISE, timesTaught } from './training/train-weights.ts';
import { variationsOf } from './training/variations.ts';

/** Groups of features by what their names hold. */
const GROUPS: readonly (readonly [string, RegExp])[] = [
  ['word vectors', /^soft|^meaning|^like |^name like/],
  [
    'what stands round the sentence',
    /context|neighbour|paragraph (?:coverage|bm25)|^before|^after|heading|^headline|taken up/,
  ],
  ['the kind of answer', /^(?:who|when|where|count|amount|why|how|what|words): |^fits|^asked for/],
  ['order and nearness', /^pairs|^literal pairs|^stop words|^stretch/],
  ['missing words and names', /missing/],
  ['the measure against the best', /, of the best$/],
  ['the number of terms', /, by number of terms$/],
  ['place and size', /^first of|^early paragraph|^length|^very short/],
  ['units and times of day', /unit|money|clock/],
  ['what pronouns stand for', /pronoun/],
  ['who names first', /first to name/],
  ['what the headline lacks', /beyond the headline/],
  ['who speaks', /speaker/],
];
/** The stories are asked in turns, the others teaching; feature by feature a third of them has to do. */
const TURNS = 3;

const [folder, split = 'dev', each] = process.argv.slice(2);
if (!folder) {
  process.stderr.write(
    'Name the folder of the measuring set: npm run bench:ablation -- FOLDER [SPLIT [each]]\n',
  );
  process.exit(2);
}
const turns = each === 'each' ? 1 : TURNS;
const { examples, originals } = collect(folder, split);
const stories = [...new Set(examples.groups.filter((_, at) => examples.sources[at] === STORIES))].sort();

print('all features', measure([]));
for (const [label, names] of each === 'each' ? featureNames.map((name) => [name, name] as const) : GROUPS) {
  const without = featureNames.filter((name) =>
    typeof names === 'string' ? name === names : names.test(name),
  );
  print(`without ${label}`, measure(without));
}

/** Every answerable English question with the features of its candidates. */
function collect(folder: string, split: string): { examples: Examples; originals: number } {
  const set = readMeasuringSet(folder, split);
  const told = readTrainingStories();
  const articles = [...set.articles, ...told.articles].filter(({ source }) =>
    [...ENGLISH_SOURCES, STORIES].includes(source),
  );
  const slugs = new Set(articles.map(({ id }) => id));
  const questions = [...set.questions, ...told.questions].filter(
    ({ kind, article }) => kind === 'answerable' && slugs.has(article),
  );
  const measured = measuredLibrary(articles);
  const shelf = createShelf(measured.library.articles, languageOf('en'));
  const asked = [...questions, ...variationsOf(questions, 'en')];
  const examples = collectExamples(asked, { articles, questions }, measured, shelf, 'article');
  return { examples, originals: questions.length };
}

type Shares = { readonly first: number; readonly amongThree: number };

function measure(without: readonly string[]): { readonly set: Shares; readonly told: Shares } {
  const ranks = new Map<string, number[]>();
  for (let turn = 0; turn < turns; turn++) {
    const isAsked = (at: number) => {
      const group = examples.groups[at] ?? '';
      return examples.sources[at] === STORIES
        ? stories.indexOf(group) % TURNS === turn
        : hash(group) % 4 === 0;
    };
    const questions = examples.questions.flatMap((_, at) =>
      isAsked(at) ? [] : Array<number>(timesTaught(examples.sources[at])).fill(at),
    );
    const score = createRanker(trainListwise(examples, { ...LISTWISE, questions, without }));
    examples.questions.slice(0, originals).forEach((_, at) => {
      const source = examples.sources[at] ?? '';
      if (!isAsked(at) || (source !== STORIES && turn > 0)) return;
      ranks.set(source, [...(ranks.get(source) ?? []), rankOf(at, score)]);
    });
  }
  const told = sharesOf(ranks.get(STORIES) ?? []);
  const sources = ENGLISH_SOURCES.map((source) => sharesOf(ranks.get(source) ?? []));
  const mean = (of: (shares: Shares) => number) =>
    sources.reduce((sum, shares) => sum + of(shares), 0) / sources.length;
  return {
    set: { first: mean(({ first }) => first), amongThree: mean(({ amongThree }) => amongThree) },
    told,
  };
}

/** Place of the first right candidate among the best three, from 0; -1 where there is none. */
function rankOf(question: number, score: (row: Float32Array) => number): number {
  const size = featureNames.length;
  const candidates: { score: number; isHit: boolean }[] = [];
  for (let row = examples.starts[question] ?? 0; row < (examples.starts[question + 1] ?? 0); row++) {
    candidates.push({
      score: score(examples.rows.subarray(row * size, (row + 1) * size)),
      isHit: examples.hits[row] === 1,
    });
  }
  return candidates
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .findIndex(({ isHit }) => isHit);
}

function sharesOf(ranks: readonly number[]): Shares {
  const share = (holds: (rank: number) => boolean) => ranks.filter(holds).length / ranks.length;
  return { first: share((rank) => rank === 0), amongThree: share((rank) => rank >= 0) };
}

function print(label: string, { set, told }: ReturnType<typeof measure>): void {
  const figures = ({ first, amongThree }: Shares) =>
    `${(100 * first).toFixed(1)} / ${(100 * amongThree).toFixed(1)}`;
  process.stdout.write(`${label.padEnd(44)} set ${figures(set)}   stories ${figures(told)}\n`);
}
