import { expect, test } from 'vitest';
import { createShelf } from '../../../src/answers/corpus/shelf.ts';
import { languageOf } from '../../../src/answers/language/language.ts';
import { examine } from '../../../src/answers/ranking/examine.ts';
import { makeArticle } from '../make-article.ts';

const article = makeArticle('a', 'Harbour closes', [
  'People left the harbour. The people of Kirkuk destroy what the poems of Baryonov say. The town council serves them.',
]);
const shelf = createShelf([article], languageOf('en'));

function understood(question: string) {
  return examine(question, shelf, 'a');
}

test.each([
  ['a letter too many', 'pelople', 'people'],
  ['a letter left out', 'harbur', 'harbour'],
  ['a wrong letter', 'coumcil', 'council'],
  ['a wrong first letter', 'jarbour', 'harbour'],
  ['two letters swapped', 'Krikuk', 'kirkuk'],
  ['an inflection that the article does not have', 'destryoed', 'destroyed'],
  ['a word of four letters', 'srve', 'serve'],
  ['a word that stands only for what the article says', 'setlement', 'settlement'],
])('%s: %j is read as %j', (_, typed, meant) => {
  const { question } = understood(`what about ${typed}?`);
  expect(question.terms.map(({ text, isRespelled }) => ({ text, isRespelled }))).toEqual([
    { text: meant, isRespelled: meant !== typed },
  ]);
});

test('a word put right weighs, means and counts as if it were typed well, and is told from it', () => {
  const [well] = understood('how many people?').meanings;
  const [ill] = understood('how many pepole?').meanings;
  expect(ill).toMatchObject({ weight: well?.weight, word: well?.word, vector: well?.vector });
  expect([well?.found, ill?.found]).toEqual(['exact', 'other']);
});

test('a mistyped word may say what is asked for', () => {
  expect(understood('what is the reaosn?').question.kind).toBe('why');
});

test.each(['poets', 'Zorblatt', 'Barymon', '1999', 'xyz'])('%j is left as it was typed', (word) => {
  const { question } = understood(`what about ${word}?`);
  expect(question.terms.map(({ isRespelled }) => isRespelled)).toEqual([false]);
});

test.each(['lattest', 'recentyl'])('%j alone asks for nothing, like the word that it is read as', (word) => {
  expect(understood(word)).toMatchObject({ meanings: [], candidates: [] });
});
