import { expect, test } from 'vitest';
import type { Outcome } from '../../bench/sample-questions.ts';
import { askSample, readSampleQuestions, summarise } from '../../bench/sample-questions.ts';
import { createAnswers } from '../../src/answers/index.ts';
import type { Library } from '../../src/content/index.ts';
import { createLibrary, loadContent } from '../../src/content/index.ts';

const publicUrl = 'http://127.0.0.1:8080';
const { library } = await loadContent('content', { publicUrl });
const questions = readSampleQuestions();
const outcomes = askSample(questions, createAnswers(library), library);

function outcomeOf(q: string): Outcome {
  const found = outcomes.find(({ question }) => question.q === q);
  if (!found) throw new Error(`The sample has no question "${q}".`);
  return found;
}

test('readers find what they ask the sample article for', () => {
  expect(questions.filter(({ gold }) => gold).length).toBeGreaterThanOrEqual(60);
  const { hit1, hit3, answered, silent } = summarise(outcomes);
  expect(hit1).toBeGreaterThanOrEqual(0.85);
  expect(hit3).toBeGreaterThanOrEqual(0.95);
  expect(answered).toBeGreaterThanOrEqual(0.85);
  expect(silent).toBeGreaterThanOrEqual(0.9);
});

test('an article without any help from its editors is answered nearly as well', () => {
  const bare: Library = createLibrary({
    publication: library.publication,
    publicUrl,
    articles: library.articles.map((article) => ({ ...article, people: [], aliases: [] })),
  });
  const { hit1, hit3, silent } = summarise(askSample(questions, createAnswers(bare), bare));
  expect(hit1).toBeGreaterThanOrEqual(0.8);
  expect(hit3).toBeGreaterThanOrEqual(0.9);
  expect(silent).toBeGreaterThanOrEqual(0.85);
});

test.each([
  'how many rocket attacks were there?',
  'who killed Soleimani?',
  'what did Kadhemi say about troops?',
  'when did Kadhemi take office?',
  'tropps',
  'where are US troops based?',
])('%j is answered, and rightly', (question) => {
  expect(outcomeOf(question)).toMatchObject({ answered: true, rank: 0 });
});

test.each(['who won the election?', 'asdf', 'how old is Trump?'])('%j is not answered', (question) => {
  expect(outcomeOf(question)).toMatchObject({ answered: false });
});
