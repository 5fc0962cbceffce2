import { expect, test } from 'vitest';
import { createShelf } from '../../../src/answers/corpus/shelf.ts';
import { languageOf } from '../../../src/answers/language/language.ts';
import { examine } from '../../../src/answers/ranking/examine.ts';
import { makeArticle } from '../make-article.ts';

const article = makeArticle(
  'a',
  'Drawdown',
  [
    'Iraqi troops met Qasem Soleimani near SeaWorld. The missiles of Daesh hit an airport. Five children left Kirkuk.',
  ],
  {
    aliases: [{ word: 'Daesh', others: ['ISIS', 'Islamic State'] }],
    people: [{ name: 'Qasem Soleimani', aliases: ['the commander'] }],
  },
);
const shelf = createShelf([article], languageOf('en'));

/** The stems that a word is taken for, and how it was found. */
function meant(question: string) {
  const { meanings } = examine(question, shelf, 'a');
  const [meaning] = meanings;
  const stems = [...(meaning?.stems.keys() ?? [])].map(shelf.vocabulary.stemText);
  return { found: meaning?.found, stems };
}

test.each([
  ['troops', 'exact', 'troop'],
  ['TROOPS', 'exact', 'troop'],
  ['leave', 'exact', 'leav'],
  ['child', 'exact', 'child'],
  ['drawdown', 'exact', 'drawdown'],
  ['5', 'exact', '5'],
  ['ISIS', 'other', 'daesh'],
  ['Islamic State', 'other', 'daesh'],
  ['the commander', 'other', 'soleimani'],
  ['Iraq', 'other', 'iraqi'],
  ['Suleimani', 'other', 'soleimani'],
  ['Sulaymani', 'other', 'soleimani'],
  ['tropps', 'other', 'troop'],
  ['missles', 'other', 'missil'],
  ['airprot', 'other', 'airport'],
  ['Sea World', 'other', 'seaworld'],
  ['soldiers', 'synonym', 'troop'],
  ['rocket', 'synonym', 'missil'],
  ['kid', 'synonym', 'child'],
  ['heathrow', 'related', 'airport'],
  ['commander', 'related', 'troop'],
])('%j is found (%s) as %j', (word, found, stem) => {
  expect(meant(word)).toMatchObject({ found });
  expect(meant(word).stems).toContain(stem);
});

test.each(['asdfgh', 'Zürich', 'qqqqqqq', '1999'])('%j is nothing that the article knows', (word) => {
  expect(meant(word)).toEqual({ found: 'none', stems: [] });
});

test('a phrase stands for a word, and a word for a phrase', () => {
  const shelf = createShelf(
    [makeArticle('b', 'B', ['Sixty clerks could lose their jobs. The bank ran out of cash.'])],
    languageOf('en'),
  );
  const stemsOf = (question: string) =>
    examine(question, shelf, 'b').meanings.flatMap(({ stems }) =>
      [...stems.keys()].map(shelf.vocabulary.stemText),
    );
  expect(stemsOf('redundancies')).toEqual(expect.arrayContaining(['lose', 'job']));
  expect(stemsOf('job losses')).toEqual(expect.arrayContaining(['lose', 'job']));
  expect(stemsOf('bankrupt')).toEqual(expect.arrayContaining(['run', 'cash']));
});

test('a word of the language is not taken for a misspelt one', () => {
  const shelf = createShelf([makeArticle('b', 'B', ['The horse won.'])], languageOf('en'));
  const { meanings } = examine('house', shelf, 'b');
  expect(meanings[0]?.found).not.toBe('other');
});
