import type { Excerpt } from '../content/index.ts';

/** How the articles answer a question. */
export type Answer = {
  /** Whether `excerpts` answer the question; decided by the engine's own threshold. */
  readonly answered: boolean;
  /** 0 to 1: how likely it is that the first excerpt answers. */
  readonly confidence: number;
  /** What answers, best first; empty where `answered` is false. */
  readonly excerpts: readonly Excerpt[];
  /** Where `answered`: what comes after. Where not: the nearest things there are, best first, to be shown labelled as such. */
  readonly near: readonly Excerpt[];
};

export type AskOptions = {
  /** Slug; limits the question to one article. */
  readonly article?: string;
  /** The most excerpts in `excerpts`, and in `near`; 3 unless told. */
  readonly limit?: number;
};

/** The one door to the ranking. Pure over the library it was made from; never throws on any question, however odd. */
export type Answers = {
  ask(question: string, options?: AskOptions): Answer;
};
