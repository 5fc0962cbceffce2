import { createAnswers } from '../../src/answers/index.ts';
import type { WeightsFile } from '../../src/answers/ranking/judgement.ts';
import { paragraphAt } from '../../src/content/index.ts';
import type { Bench } from './set-tasks.ts';
import { ENGLISH_SOURCES, rankOf } from './set-tasks.ts';

export type ExcerptMarks = {
  /** Share of the answerable questions whose first excerpt holds the right sentence: mean over the sources. */
  readonly first: number;
  /** Sentences of the first excerpt, on average. */
  readonly sentences: number;
  /** Share of the answerable questions that are answered. */
  readonly answered: number;
  /** Excerpts that are no whole sentences of one paragraph, or more than three of them. */
  readonly broken: number;
  /** Milliseconds that answers take, in the order of asking. */
  readonly times: readonly number[];
};

/** What readers get of one article: excerpts, neighbours included. */
export function measureExcerpts(bench: Bench, weights: WeightsFile): ExcerptMarks {
  const answers = createAnswers(bench.measured.library, undefined, weights);
  const times: number[] = [];
  let broken = 0;
  let sentences = 0;
  let answered = 0;
  let asked = 0;
  const shares = ENGLISH_SOURCES.map((source) => {
    const questions = bench.questions.filter(
      ({ kind, article }) => kind === 'answerable' && bench.articles.get(article)?.source === source,
    );
    const right = questions.filter((question) => {
      const start = performance.now();
      const answer = answers.ask(question.q, { article: question.article });
      times.push(performance.now() - start);
      const lists = [...answer.excerpts, ...answer.near].map(({ article, paragraph, start, end }) => {
        const held = bench.measured.library.article(article);
        const spans = (held && paragraphAt(held, paragraph)?.sentences) ?? [];
        const inside = spans.flatMap((span, number) =>
          span.start >= start && span.end <= end ? [number] : [],
        );
        const isWhole = spans[inside[0] ?? -1]?.start === start && spans[inside.at(-1) ?? -1]?.end === end;
        if (!isWhole || inside.length > 3) broken++;
        return held ? inside.map((number) => ({ article: held, paragraph, number })) : [];
      });
      const [first = []] = lists;
      asked++;
      sentences += first.length;
      if (answer.answered) answered++;
      return rankOf(question, first, bench) >= 0;
    });
    return right.length / questions.length;
  });
  return {
    first: shares.reduce((sum, share) => sum + share, 0) / shares.length,
    sentences: sentences / asked,
    answered: answered / asked,
    broken,
    times,
  };
}
