/**
 * The door for scoring the answers from outside, in JSON lines: `{"op":"load","articles":[…]}` replaces the content,
 * `{"op":"ask","id","article"|null,"q","k"}` is answered as a reader would be, near misses listed also where there is no answer.
 */
import { createInterface } from 'node:readline';
import type { Answers } from '../src/answers/index.ts';
import { createAnswers } from '../src/answers/index.ts';
import type { MeasuredArticle, MeasuredLibrary } from './measured-library.ts';
import { measuredLibrary } from './measured-library.ts';

type Request =
  | { readonly op: 'load'; readonly articles: readonly MeasuredArticle[] }
  | {
      readonly op: 'ask';
      readonly id: string;
      readonly article: string | null;
      readonly q: string;
      readonly k?: number;
    };

let measured: MeasuredLibrary = measuredLibrary([]);
let answers: Answers = createAnswers(measured.library);

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(respond(JSON.parse(line)))}\n`);
}

function respond(request: Request): object {
  if (request.op === 'load') {
    measured = measuredLibrary(request.articles);
    answers = createAnswers(measured.library);
    return { ok: true };
  }
  const { id, article, q, k = 3 } = request;
  const answer = answers.ask(q, { ...(article !== null && { article }), limit: k });
  const results = [...answer.excerpts, ...answer.near].slice(0, k).map((excerpt) => ({
    article: excerpt.article,
    p: measured.numberOf(excerpt.article, excerpt.paragraph),
    text: measured.textOf(excerpt),
  }));
  return { id, answered: answer.answered, confidence: answer.confidence, results };
}
