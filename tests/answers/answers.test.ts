import { expect, test } from 'vitest';
import { createAnswers } from '../../src/answers/index.ts';
import { textOf } from '../../src/content/index.ts';
import { makeArticle, makeLibrary } from './make-article.ts';

const harbour = makeArticle('harbour', 'Harbour reopens after the storm', [
  'The harbour reopened on Monday. Twelve fishing boats had been damaged.',
  'Mayor Ines Duarte thanked the crews. Repairs will cost 4 million euros.',
]);
const library = makeLibrary([harbour]);
const answers = createAnswers(library);

function first(question: string): string | undefined {
  const [excerpt] = answers.ask(question).excerpts;
  return excerpt && textOf(harbour, excerpt);
}

test('a question finds the sentence that shares its words', () => {
  expect(first('What will the repairs cost?')).toBe('Repairs will cost 4 million euros.');
});

test('a question in capitals finds the same sentence', () => {
  expect(first('WHEN DID THE HARBOUR REOPEN?')).toBe('The harbour reopened on Monday.');
});

test('a question about something else is not answered', () => {
  expect(answers.ask('Who won the chess olympiad?')).toMatchObject({ answered: false, excerpts: [] });
});
