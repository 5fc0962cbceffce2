import type { Excerpt } from '../content/index.ts';

/** How the articles answer a question. */
export type Answer = {
  /**
   * `answer`: `excerpts` answer. `closest`: something comes near and may answer, in `near`. `none`: the articles do not
   * say; `near` holds what they do say nearby.
   */
  readonly tier: 'answer' | 'closest' | 'none';
  /** Whether `excerpts` answer the question; decided by the engine's own threshold: the tier is `answer`. */
  readonly answered: boolean;
  /** 0 to 1: how likely it is that the first excerpt answers. */
  readonly confidence: number;
  /** What answers, best first; empty where `answered` is false. */
  readonly excerpts: readonly Excerpt[];
  /** Where `answered`: what comes after. Where not: the nearest things there are, best first, to be shown labelled as such. */
  readonly near: readonly Excerpt[];
  /** The question that was answered, to be given as `about` with the chat's next one. */
  readonly subject: string;
  /** Whether what was asked before was filled in: to be shown, with a way to ask afresh. */
  readonly followsUp: boolean;
};

export type AskOptions = {
  /** Slug; limits the question to one article. */
  readonly article?: string;
  /** The most excerpts in `excerpts`, and in `near`; 3 unless told. */
  readonly limit?: number;
  /**
   * `subject` of the chat's last answer. It is used only where the question leaves open what it is about: "when?",
   * "and the Iraqis?", "what did he say?".
   */
  readonly about?: string;
  /**
   * The excerpt that the question is about. It is used only where the question names nothing itself, "why?" or "who said
   * that?", and the answer then comes from beside it.
   */
  readonly beside?: Excerpt;
};

/** The one door to the ranking. Pure over the library it was made from; never throws on any question, however odd. */
export type Answers = {
  ask(question: string, options?: AskOptions): Answer;
};
