import { expect, test } from 'vitest';
import { createAnswers } from '../../src/answers/index.ts';
import { makeArticle, makeLibrary } from './make-article.ts';

const on = (day: number) => Temporal.ZonedDateTime.from(`2026-01-0${day}T09:00[UTC]`);
const people = [
  { name: 'Ines Duarte', aliases: [] },
  { name: 'Omar Haddad', aliases: [] },
];
const library = makeLibrary([
  makeArticle(
    'monday',
    'Storm hits the harbour',
    ['The storm sank four fishing boats in the harbour.', 'Ines Duarte said the harbour needs a wall.'],
    { people, published: on(5) },
  ),
  makeArticle(
    'wednesday',
    'Harbour reopens',
    [
      'The storm had sunk nine fishing boats in the harbour, a count showed.',
      'Omar Haddad said the harbour needs boats, not walls.',
      'Crews cleared 200 tonnes of sand in three days. The sand came with the storm.',
    ],
    { people, published: on(7) },
  ),
  makeArticle(
    'tuesday',
    'Harbour closed',
    [
      'The storm sank six fishing boats in the harbour.',
      'A breakwater is a wall that keeps waves away. The breakwater broke.',
    ],
    { people, published: on(6) },
  ),
]);
const answers = createAnswers(library);

function first(question: string): string | undefined {
  const { excerpts, near } = answers.ask(question);
  const [best = near[0]] = excerpts;
  return best && library.quote(best).text;
}

test.each(['latest on fishing boats in the harbour', 'What is the most recent count of fishing boats?'])(
  '%j prefers the newest article',
  (question) => {
    expect(first(question)).toContain('nine fishing boats');
  },
);

test.each([
  ['What did Duarte say about the harbour?', 'needs a wall'],
  ['What did Haddad say about the harbour?', 'needs boats, not walls'],
])('%j is answered with that speaker’s words', (question, words) => {
  expect(first(question)).toContain(words);
});

test('"how many" is answered with the number of the thing that is counted', () => {
  expect(first('how many tonnes of sand came with the storm?')).toContain('200 tonnes');
});

test('a bare keyword gives first what tells most about it', () => {
  expect(first('breakwater')).toContain('A breakwater is a wall');
});
