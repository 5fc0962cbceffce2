import { expect, test } from 'vitest';
import { nearestTopic } from '../../../src/answers/index.ts';
import { makeArticle, makeLibrary, makeTopic } from '../make-article.ts';

const library = makeLibrary([
  makeArticle('a', 'Talks', ['Troops will leave Iran and Iraq, attackers said. A bolder plan is next.'], {
    topics: [
      makeTopic('troops', {
        title: 'US troops in Iraq',
        words: ['forces'],
        aliases: ['soldiers', 'the army'],
      }),
      makeTopic('attacks', { title: 'Increase in attacks' }),
      makeTopic('border', { title: 'Border' }),
      makeTopic('rocket_fire', { title: 'Rockets' }),
      makeTopic('jnud', { title: 'الجنود' }),
    ],
  }),
]);
const meant = (text: string) => nearestTopic(text, library)?.command;

test.each([
  'troops',
  'Troops?',
  '/TROOPS',
  'tropps',
  'torops',
  'troop',
  'soldiers',
  'Solders',
  'forces',
  'the army',
  'US troops in Iraq',
  '  troops!! ',
  '\u200ftroops\u200f',
])('%j names the troops', (text) => {
  expect(meant(text)).toBe('troops');
});

test('a command of two words is found in every way to write it', () => {
  for (const text of ['rocket_fire', 'rocket fire', 'rocketfire', 'Rockets'])
    expect(meant(text)).toBe('rocket_fire');
});

test('an Arabic title is found with and without its diacritics', () => {
  expect(meant('الجُنود')).toBe('jnud');
});

test('a word of the articles is not taken for a misspelt topic', () => {
  expect(meant('bolder')).toBeUndefined();
  expect(meant('borde')).toBe('border');
});

test('a word that is like nothing names nothing', () => {
  for (const text of ['weather', 'asdf', 'tro', '', '?', '💥', 'x'.repeat(5000)])
    expect(meant(text)).toBeUndefined();
});

test('a whole question is not a topic', () => {
  for (const text of [
    'where are the troops?',
    'how many troops',
    'attacks on whom?',
    'are troops leaving?',
  ]) {
    expect(meant(text)).toBeUndefined();
  }
});
