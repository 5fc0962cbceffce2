import type { Article, Excerpt, Library } from '../content/index.ts';
import type { Answer, Answers, AskOptions } from './answer.ts';
import { askBeside } from './beside.ts';
import type { Shelf } from './corpus/shelf.ts';
import { createShelf } from './corpus/shelf.ts';
import { cut } from './cut.ts';
import { languageOf } from './language/language.ts';
import { leavesOpen, readingsOf } from './question/readings.ts';
import type { Judgement, WeightsFile } from './ranking/judgement.ts';
import { shippedWeights } from './ranking/judgement.ts';
import { isNear, rank } from './ranking/rank.ts';

const DEFAULT_LIMIT = 3;

/** The shelves behind some answers, so that the next ones can take over what has not changed. */
const shelvesOf = new WeakMap<Answers, ReadonlyMap<string, Shelf>>();

/**
 * The answers of one library. Costs one pass over its text, or, given the answers of the library before, over what
 * has changed since. `weights` are other than the shipped ones only where those are measured.
 */
export function createAnswers(library: Library, before?: Answers, weights = shippedWeights()): Answers {
  const old = before && shelvesOf.get(before);
  const byLanguage = Map.groupBy(library.articles, languageTag);
  const shelves = new Map(
    [...byLanguage].map(([tag, articles]) => [tag, createShelf(articles, languageOf(tag), old?.get(tag))]),
  );
  const answers: Answers = {
    ask(question, options = {}) {
      const { beside, limit = DEFAULT_LIMIT } = options;
      const replied = beside && library.article(beside.article);
      const shelf = replied && shelves.get(languageTag(replied));
      if (shelf && replied.revision === beside.revision && leavesOpen(question, shelf.vocabulary.language))
        return askBeside(question, beside, replied, shelf, weights, limit);
      const found = shelvesFor(options, library, shelves).map((shelf) =>
        converse(question, shelf, options, weights),
      );
      return likeliest(found) ?? nothing(question);
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

/** Asks in every reading that a question has after the one before, and gives the answer that is surest. */
function converse(question: string, shelf: Shelf, options: AskOptions, weights: WeightsFile): Answer {
  const { filledIn, asItStands } = readingsOf(question, options.about, shelf.vocabulary.language);
  const ask = (reading: string) => askShelf(reading, shelf, options, weights);
  const plain = ask(question);
  if (filledIn.length === 0) return plain;
  const inContext = filledIn.map((reading) => ({ ...ask(reading), followsUp: true }));
  const isFound = inContext.some(({ answered }) => answered);
  const surest = likeliest(inContext) ?? plain;
  // What both readings find was meant of what was asked before, and the next question will be too.
  if ((isFound && !asItStands) || beginsAs(surest, plain)) return surest;
  return likeliest([plain, surest]) ?? plain;
}

/** Whether two answers have the same first excerpt. */
function beginsAs({ excerpts: [one] }: Answer, { excerpts: [other] }: Answer): boolean {
  return (
    one !== undefined &&
    one.article === other?.article &&
    one.paragraph === other.paragraph &&
    one.start === other.start
  );
}

/** The first where two are as likely. */
function likeliest(answers: readonly Answer[]): Answer | undefined {
  return answers.reduce<Answer | undefined>(
    (best, other) => (best && best.confidence >= other.confidence ? best : other),
    undefined,
  );
}

function nothing(subject: string): Answer {
  return { tier: 'none', answered: false, confidence: 0, excerpts: [], near: [], subject, followsUp: false };
}

/** From a question to an answer: rank, decide, cut. */
function askShelf(
  question: string,
  shelf: Shelf,
  { article, limit = DEFAULT_LIMIT }: AskOptions,
  weights: WeightsFile,
): Answer {
  const ranking = rank(question, shelf, weights, article);
  if (!ranking) return nothing(question);
  const { ranked, confidence, judgement } = ranking;
  const tier = tierOf(confidence, judgement);
  const answered = tier === 'answer';
  // Where nothing answers, what has nothing to do with the question is no help either.
  const shown = tier === 'none' ? ranked.filter(({ candidate }) => isNear(candidate)) : ranked;
  const excerpts: readonly Excerpt[] = cut(shown, limit * 2);
  return {
    tier,
    answered,
    confidence,
    excerpts: answered ? excerpts.slice(0, limit) : [],
    near: answered ? excerpts.slice(limit) : excerpts.slice(0, limit),
    subject: question,
    followsUp: false,
  };
}

function tierOf(confidence: number, { threshold, closest }: Judgement): Answer['tier'] {
  if (confidence >= threshold) return 'answer';
  return confidence >= closest ? 'closest' : 'none';
}
