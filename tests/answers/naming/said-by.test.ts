import { expect, test } from 'vitest';
import { saidBy, speakersIn } from '../../../src/answers/index.ts';
import { textOf } from '../../../src/content/index.ts';
import { makeArticle, makeLibrary } from '../make-article.ts';

const people = [
  { name: 'Mustafa Al Kadhemi', role: "Iraq's Prime Minister", aliases: ['Kadhemi', 'Kadhimi'] },
  { name: 'Donald Trump', role: 'US President', aliases: ['Trump'] },
  { name: 'A senior official', aliases: [] },
];
const article = makeArticle(
  'a',
  'Talks',
  [
    'Mustafa Al Kadhemi said no. It rained. Mustafa Al Kadhemi said yes. Mustafa Al Kadhemi said wait.',
    'Donald Trump said go. A senior official said maybe.',
  ],
  { people },
);
const library = makeLibrary([article]);
const words = (name: string) => saidBy(name, library).map((excerpt) => textOf(article, excerpt));

test.each([
  'Kadhemi',
  'kadhimi',
  'Kadhemy',
  'Mustafa al-Kadhimi',
  'prime minister',
  "Iraq's prime minister",
  'Kadhmei',
])('%j is recognised', (name) => {
  expect(words(name)).toEqual([
    'Mustafa Al Kadhemi said no.',
    'Mustafa Al Kadhemi said yes. Mustafa Al Kadhemi said wait.',
  ]);
});

test('a name in lower case, a role and a description are recognised', () => {
  expect(words('trump')).toEqual(['Donald Trump said go.']);
  expect(words('the president')).toEqual(['Donald Trump said go.']);
  expect(words('the official')).toEqual(['A senior official said maybe.']);
});

test('somebody else says nothing', () => {
  for (const name of ['Obama', '', 'the', '💬', 'x'.repeat(9000), '\u200f']) expect(words(name)).toEqual([]);
});

test('those with the most to say are listed first', () => {
  expect(speakersIn(library)).toEqual(['Mustafa Al Kadhemi', 'Donald Trump', 'A senior official']);
  expect(speakersIn(library, 'unknown')).toEqual([]);
});
