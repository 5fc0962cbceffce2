import { articleScope, wholeScope } from '../corpus/scope.ts';
import type { SentencePlace } from '../corpus/segment.ts';
import type { Shelf } from '../corpus/shelf.ts';
import { NONE } from '../corpus/vocabulary.ts';
import type { Meaning } from '../question/meanings.ts';
import { meaningsOf } from '../question/meanings.ts';
import type { Question } from '../question/question.ts';
import { understand } from '../question/question.ts';
import { respellingsOf } from '../question/respellings.ts';
import type { WordVectors } from '../vectors/word-vectors.ts';
import { candidatesInArticle, candidatesOnShelf } from './candidates.ts';
import { atLengthOne, createSums, rarityOf } from './closely.ts';
import { rowsOf } from './rows.ts';
import type { Ground, Sight } from './sight.ts';
import { createSights } from './sight.ts';
import { createStrengths } from './strengths.ts';

/** A sentence that may answer, with what speaks for it. */
export type Candidate = {
  readonly place: SentencePlace;
  readonly sight: Sight;
  /** In the order of `featureNames`. */
  readonly row: Float32Array;
  /** The candidates beside it in its paragraph. */
  before: Candidate | undefined;
  after: Candidate | undefined;
};

export type Examination = {
  readonly question: Question;
  readonly meanings: readonly Meaning[];
  /** In the order of the text; empty where the question says nothing that can be looked for. */
  readonly candidates: readonly Candidate[];
};

/** Everything up to the judgement: takes the question apart, finds the candidates and measures their features. */
export function examine(text: string, shelf: Shelf, slug?: string): Examination {
  const { vocabulary, vectors, aliases } = shelf;
  const typed = understand(text, vocabulary.language);
  const nothing = { question: typed, meanings: [], candidates: [] };
  const place = slug === undefined ? undefined : shelf.find(slug);
  if (typed.terms.length === 0 || (slug !== undefined && !place)) return nothing;

  const scope = place
    ? articleScope(place.segment, place.article, vocabulary)
    : wholeScope(shelf.segments, vocabulary);
  const meant = respellingsOf(typed, scope, vocabulary, aliases, vectors);
  const question = meant.size > 0 ? understand(text, vocabulary.language, meant) : typed;
  // "recentyl" is no term any more once it is read as "recently".
  if (question.terms.length === 0) return nothing;
  const meanings = meaningsOf(question, scope, vocabulary, aliases, vectors);
  const found = place
    ? candidatesInArticle(place.segment, place.article, meanings)
    : candidatesOnShelf(shelf, meanings);
  const ground: Ground = {
    question,
    meanings,
    words: question.words.map(({ text, term }) =>
      vocabulary.knownWord(term === undefined ? text : (question.terms[term]?.text ?? text)),
    ),
    strengths: createStrengths(meanings, vocabulary, vectors),
    scope,
    vocabulary,
    vectors,
    weights: Float64Array.from(meanings, ({ weight }) => weight),
    names: termsWhere(meanings, ({ term }) => term.isName),
    numbers: termsWhere(meanings, ({ term }) => term.isNumber),
    total: meanings.reduce((sum, { weight }) => sum + weight, 0) || 1,
    direction: directionOf(meanings, vectors),
    sums: createSums(vectors?.dimensions ?? 0),
  };
  const seen = found.flatMap(({ segment, sentences }) => {
    const look = createSights(ground, segment);
    return sentences.map((sentence) => ({ place: segment.place(sentence), sight: look(sentence) }));
  });
  const rows = rowsOf(seen.map(({ sight }) => sight));
  const candidates = seen.map(
    (candidate, at): Candidate => ({
      ...candidate,
      row: rows[at] ?? new Float32Array(0),
      before: undefined,
      after: undefined,
    }),
  );
  candidates.forEach((candidate, at) => {
    const next = candidates[at + 1];
    if (!next || !follows(next.place, candidate.place)) return;
    candidate.after = next;
    next.before = candidate;
  });
  return { question, meanings, candidates };
}

function follows(place: SentencePlace, before: SentencePlace): boolean {
  return (
    place.number === before.number + 1 &&
    place.paragraph === before.paragraph &&
    place.article === before.article
  );
}

function directionOf(
  meanings: readonly Meaning[],
  vectors: WordVectors | undefined,
): Float32Array | undefined {
  if (!vectors) return undefined;
  const sum = new Float32Array(vectors.dimensions);
  for (const { vector } of meanings) if (vector !== NONE) vectors.add(vector, rarityOf(vector), sum);
  return atLengthOne(sum);
}

function termsWhere(meanings: readonly Meaning[], holds: (meaning: Meaning) => boolean): number[] {
  return meanings.flatMap((meaning, at) => (holds(meaning) ? [at] : []));
}
