import type { Article, Excerpt, Library } from '../content/index.ts';
import type { Answer, Answers, AskOptions } from './answer.ts';
import type { Shelf } from './corpus/shelf.ts';
import { createShelf } from './corpus/shelf.ts';
import { cut } from './cut.ts';
import { languageOf } from './language/language.ts';
import type { Ranked } from './ranking/confidence.ts';
import { confidenceOf, signalsOf } from './ranking/confidence.ts';
import type { Candidate } from './ranking/examine.ts';
import { examine } from './ranking/examine.ts';
import { judgementFor } from './ranking/judgement.ts';

const DEFAULT_LIMIT = 3;
const NOTHING: Answer = { answered: false, confidence: 0, excerpts: [], near: [] };

/** The shelves behind some answers, so that the next ones can take over what has not changed. */
const shelvesOf = new WeakMap<Answers, ReadonlyMap<string, Shelf>>();

/**
 * The answers of one library. Costs one pass over its text, or, given the answers of the library before, over what
 * has changed since.
 */
export function createAnswers(library: Library, before?: Answers): Answers {
  const old = before && shelvesOf.get(before);
  const byLanguage = Map.groupBy(library.articles, languageTag);
  const shelves = new Map(
    [...byLanguage].map(([tag, articles]) => [tag, createShelf(articles, languageOf(tag), old?.get(tag))]),
  );
  const answers: Answers = {
    ask(question, options = {}) {
      const asked = shelvesFor(options, library, shelves);
      const found = asked.map((shelf) => askShelf(question, shelf, options));
      return found.reduce((best, other) => (other.confidence > best.confidence ? other : best), NOTHING);
    },
  };
  shelvesOf.set(answers, shelves);
  return answers;
}

function languageTag({ language }: Article): string {
  return languageOf(language).tag;
}

/** The shelf of the named article, or all. */
function shelvesFor(
  { article }: AskOptions,
  library: Library,
  shelves: ReadonlyMap<string, Shelf>,
): readonly Shelf[] {
  if (article === undefined) return [...shelves.values()];
  const named = library.article(article);
  const shelf = named && shelves.get(languageTag(named));
  return shelf ? [shelf] : [];
}

/** From a question to an answer: examine, score, rank, decide, cut. */
function askShelf(question: string, shelf: Shelf, { article, limit = DEFAULT_LIMIT }: AskOptions): Answer {
  const asked = article ?? shelf.onlyArticle;
  const examination = examine(question, shelf, asked);
  if (!examination.candidates.some(isNear)) return NOTHING;
  const judgement = judgementFor(shelf.vocabulary.language.tag, asked !== undefined);
  const ranked = examination.candidates
    .map((candidate): Ranked => ({ candidate, score: judgement.score(candidate.row) }))
    .sort((a, b) => b.score - a.score);
  const confidence = confidenceOf(signalsOf(examination, ranked), judgement.confidence);
  const answered = confidence >= judgement.threshold;
  const excerpts: readonly Excerpt[] = cut(ranked, limit * 2);
  return {
    answered,
    confidence,
    excerpts: answered ? excerpts.slice(0, limit) : [],
    near: answered ? excerpts.slice(limit) : excerpts.slice(0, limit),
  };
}

/** Whether a sentence, or what stands round it, has anything to do with the question. */
function isNear({ sight }: Candidate): boolean {
  return sight.soft.some((strength) => strength > 0) || sight.around.some((strength) => strength > 0);
}
