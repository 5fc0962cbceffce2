import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Answers } from '../answers/index.ts';
import { createAnswers } from '../answers/index.ts';
import type { Excerpt, Library } from '../content/index.ts';

export type AskLinesOptions = {
  /** Lines of JSON: `{"id", "question", "article"?}`. */
  readonly input: Readable;
  /** One line of JSON for each, in the same order. Reading waits while nobody takes what was written. */
  readonly output: Writable;
  readonly library: Library;
  /** Slug; limits every question that names no article itself. */
  readonly article?: string;
};

type Question = { readonly id: unknown; readonly question: string; readonly article?: string };

/** Answers questions that come as JSON lines until the input ends. A bad line gets a line with `error`, and it goes on. */
export async function askLines({ input, output, library, article }: AskLinesOptions): Promise<void> {
  const answers = createAnswers(library);
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const written = output.write(`${JSON.stringify(answerTo(line, answers, library, article))}\n`);
    if (!written) await once(output, 'drain');
  }
}

function answerTo(line: string, answers: Answers, library: Library, within: string | undefined): object {
  const asked = readQuestion(line);
  if ('error' in asked) return asked;
  const { id, question, article = within } = asked;
  if (article !== undefined && !library.article(article)) {
    return { id, error: 'There is no such article; name it by its slug, the file name without its ending.' };
  }
  const answer = answers.ask(question, article === undefined ? {} : { article });
  return {
    id,
    answered: answer.answered,
    confidence: Number(answer.confidence.toFixed(4)),
    excerpts: answer.excerpts.map((excerpt) => asRead(excerpt, library)),
    near: answer.near.map((excerpt) => asRead(excerpt, library)),
  };
}

function readQuestion(line: string): Question | { readonly id: unknown; readonly error: string } {
  const asked = parse(line);
  if (typeof asked !== 'object' || asked === null || Array.isArray(asked)) {
    return { id: null, error: 'The line is not a JSON object; write {"id": …, "question": "…"}.' };
  }
  const { id = null, question, article } = asked as Record<string, unknown>;
  if (typeof question !== 'string' || question.trim() === '') {
    return { id, error: 'The line has no question; give it a "question" that is not empty.' };
  }
  if (article === undefined || article === null) return { id, question };
  if (typeof article === 'string') return { id, question, article };
  return { id, error: 'The "article" is not a text; name the article by its slug.' };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function asRead(excerpt: Excerpt, library: Library): object {
  const { text, speaker, url } = library.quote(excerpt);
  const { article, revision, paragraph } = excerpt;
  return { article, revision, paragraph, text, ...(speaker && { speaker: speaker.name }), url };
}
