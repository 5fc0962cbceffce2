import type { Shelf } from '../corpus/shelf.ts';
import type { Ranked } from './confidence.ts';
import { signalsOf } from './confidence.ts';
import type { Candidate } from './examine.ts';
import { examine } from './examine.ts';
import type { Judgement, WeightsFile } from './judgement.ts';
import { judgementOf } from './judgement.ts';
import { newestFirst } from './newest.ts';

/** Every sentence that was looked at closely, best first, and how likely it is that the article, or the shelf, answers. */
export type Ranking = {
  readonly ranked: readonly Ranked[];
  readonly confidence: number;
  readonly judgement: Judgement;
};

/** From a question to a ranking; undefined where nothing there has anything to do with the question. */
export function rank(
  question: string,
  shelf: Shelf,
  weights: WeightsFile,
  article?: string,
): Ranking | undefined {
  const asked = article ?? shelf.onlyArticle;
  const examination = examine(question, shelf, asked);
  if (!examination.candidates.some(isNear)) return undefined;
  const judgement = judgementOf(weights, shelf.vocabulary.language.tag, asked !== undefined);
  const scored = examination.candidates.map(
    (candidate): Ranked => ({ candidate, score: judgement.score(candidate.row) }),
  );
  const ranked = [...newestFirst(scored, examination.question)].sort((a, b) => b.score - a.score);
  const signals = signalsOf(
    examination,
    ranked.map(({ candidate: { row }, score }) => ({ row, score })),
  );
  return { ranked, confidence: judgement.confidenceOf(signals), judgement };
}

/** Below these a likeness of meaning, or another word for a term, is chance. */
const LIKE = 0.45;
const STANDS_FOR = 0.3;

/** Whether a sentence, or what stands round it, has anything to do with the question. */
export function isNear({ sight }: Candidate): boolean {
  return (
    sight.soft.some((strength) => strength >= LIKE) || sight.around.some((strength) => strength >= STANDS_FOR)
  );
}
