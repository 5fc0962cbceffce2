import type { SentencePlace } from '../../src/answers/corpus/segment.ts';
import type { Shelf } from '../../src/answers/corpus/shelf.ts';
import { createShelf } from '../../src/answers/corpus/shelf.ts';
import { languageOf } from '../../src/answers/language/language.ts';
import type { WeightsFile } from '../../src/answers/ranking/judgement.ts';
import { rank } from '../../src/answers/ranking/rank.ts';
import { paragraphsOf } from '../../src/content/index.ts';
import type { MeasuredLibrary } from '../measured-library.ts';
import { measuredLibrary } from '../measured-library.ts';
import type { MeasuringSet, SetArticle, SetQuestion } from '../training/measuring-set.ts';
import { isHit } from '../training/measuring-set.ts';
import { createRandom, hash } from '../training/random.ts';
import { misspell } from '../training/variations.ts';
import type { Seeker } from './peers.ts';

/** Shares from 0 to 1, each the mean over the sources of the set. */
export type Marks = {
  readonly first: number;
  readonly amongThree: number;
  readonly allFirst: number;
  readonly allAmongThree: number;
  /** First place with one typing error in each question. */
  readonly typedFirst: number;
  /** Silent on questions off the subject, and on the subject but not answered, where 90 % of the answerable are kept. */
  readonly silentOffTopic: number;
  readonly silentSameTopic: number;
  readonly arabicFirst: number;
  readonly arabicAmongThree: number;
};

/** What a question finds: sentences best first, and how sure it is. */
export type Found = { readonly places: readonly SentencePlace[]; readonly confidence: number };

export type Bench = {
  readonly measured: MeasuredLibrary;
  readonly shelf: Shelf;
  readonly articles: ReadonlyMap<string, SetArticle>;
  readonly questions: readonly SetQuestion[];
};

/** What is needed to look sentences up. */
export type Indexed = { readonly measured: Pick<MeasuredLibrary, 'library'>; readonly shelf: Shelf };

export const ENGLISH_SOURCES = ['squad2', 'newwiki', 'selqa', 'wikinews'];
export const ARABIC_SOURCES = ['arcd', 'xquad-ar'];

/** The articles of some sources, and of the others of their language as company, with the questions that are to be asked. */
export function benchOf(
  set: MeasuringSet,
  language: string,
  isAsked: (question: SetQuestion) => boolean,
): Bench {
  const articles = set.articles.filter(({ lang, source }) => lang === language && source !== 'xquad-en');
  const measured = measuredLibrary(articles);
  const ids = new Map(articles.map((article) => [article.id, article]));
  return {
    measured,
    shelf: createShelf(measured.library.articles, languageOf(language)),
    articles: ids,
    questions: set.questions.filter((question) => ids.has(question.article) && isAsked(question)),
  };
}

/** Pullquote's ranking, one sentence an answer, as a seeker like its peers. */
export function ourSeeker({ shelf }: Bench, weights: WeightsFile): Seeker {
  return (question, article) => {
    const ranking = rank(question, shelf, weights, article);
    return {
      places: ranking?.ranked.slice(0, 3).map(({ candidate }) => candidate.place) ?? [],
      confidence: ranking?.confidence ?? 0,
    };
  };
}

export function measure(english: Bench, arabic: Bench, seek: (bench: Bench) => Seeker): Marks {
  const ours = seek(english);
  const inEnglish = asked(english, ENGLISH_SOURCES, (q) => ours(q.q, q.article));
  const everywhere = asked(english, ENGLISH_SOURCES, (q) => ours(q.q, undefined));
  const typed = asked(english, ENGLISH_SOURCES, (q) =>
    ours(misspell(q.q, 'en', createRandom(hash(q.id))), q.article),
  );
  const theirs = seek(arabic);
  const inArabic = asked(arabic, ARABIC_SOURCES, (q) => theirs(q.q, q.article));
  return {
    ...{ first: inEnglish.first, amongThree: inEnglish.amongThree },
    ...{ allFirst: everywhere.first, allAmongThree: everywhere.amongThree },
    typedFirst: typed.first,
    silentOffTopic: silence(english, 'off-topic', ours),
    silentSameTopic: silence(english, 'same-topic', ours),
    ...{ arabicFirst: inArabic.first, arabicAmongThree: inArabic.amongThree },
  };
}

function asked(bench: Bench, sources: readonly string[], find: (question: SetQuestion) => Found) {
  const marks = sources.map((source) => {
    const questions = bench.questions.filter(
      ({ kind, article }) => kind === 'answerable' && bench.articles.get(article)?.source === source,
    );
    const ranks = questions.map((question) => rankOf(question, find(question).places, bench));
    return {
      first: ranks.filter((rank) => rank === 0).length / questions.length,
      amongThree: ranks.filter((rank) => rank >= 0).length / questions.length,
    };
  });
  const mean = (of: (mark: (typeof marks)[number]) => number) =>
    marks.reduce((sum, mark) => sum + of(mark), 0) / marks.length;
  return { first: mean(({ first }) => first), amongThree: mean(({ amongThree }) => amongThree) };
}

/** Place of the first that is right, from 0; -1 where none of three is. */
export function rankOf(question: SetQuestion, places: readonly SentencePlace[], bench: Bench): number {
  const article = bench.articles.get(question.article);
  return article
    ? places.slice(0, 3).findIndex((place) => isHit(question, article, place, bench.measured))
    : -1;
}

/** Over the sources that have questions of the kind; as many answerable ones of each. */
function silence(bench: Bench, kind: SetQuestion['kind'], seek: Seeker): number {
  const of = (source: string, wanted: SetQuestion['kind']) =>
    bench.questions.filter(
      (question) => question.kind === wanted && bench.articles.get(question.article)?.source === source,
    );
  const sure = (questions: readonly SetQuestion[]) =>
    questions.map(({ q, article }) => seek(q, article).confidence);
  const foreign = ENGLISH_SOURCES.flatMap((source) => sure(of(source, kind)));
  const known = ENGLISH_SOURCES.flatMap((source) =>
    sure(of(source, 'answerable').slice(0, of(source, kind).length)),
  ).sort((a, b) => b - a);
  const threshold = known[Math.floor(known.length * 0.9)] ?? 0;
  return foreign.filter((confidence) => confidence < threshold).length / foreign.length;
}

/** Every sentence of an article with its place, for peers that index sentences. */
export function sentencesIn(bench: Indexed, slug?: string) {
  const articles =
    slug === undefined ? bench.measured.library.articles : [bench.measured.library.article(slug)];
  return articles.flatMap((article) => {
    if (!article) return [];
    const headings = new Map(
      article.sections.flatMap(({ heading = '', paragraphs }) =>
        paragraphs.map(({ address }) => [address, heading] as const),
      ),
    );
    return paragraphsOf(article).flatMap(({ address, text, sentences }) =>
      sentences.map(({ start, end }, number) => ({
        place: { article, paragraph: address, number },
        text: text.slice(start, end),
        paragraph: text,
        heading: headings.get(address) ?? '',
        headline: article.headline,
      })),
    );
  });
}
