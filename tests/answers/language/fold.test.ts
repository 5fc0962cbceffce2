import { expect, test } from 'vitest';
import { fold } from '../../../src/answers/language/fold.ts';
import { languageOf } from '../../../src/answers/language/language.ts';
import { wordsOf } from '../../../src/answers/language/words.ts';

test.each([
  ['Café', 'cafe'],
  ["Iraq's", 'iraq'],
  ['Iraq’s', 'iraq'],
  ["don't", 'dont'],
  ['U.S.', 'us'],
  ['5,000', '5000'],
  ['7.5', '7.5'],
  ['٣٩', '39'],
  ['أحمد', 'احمد'],
  ['مدرسة', 'مدرسه'],
  ['مُحَمَّد', 'محمد'],
  ['علـــى', 'علي'],
])('%j is folded to %j', (written, folded) => {
  expect(fold(written)).toBe(folded);
});

test('hyphens part words, initials and numbers stay whole', () => {
  expect(wordsOf('Pro-U.S. "troops" cost $5,000.50 at 7:28, don’t they?')).toEqual([
    'Pro',
    'U.S.',
    'troops',
    'cost',
    '5,000.50',
    'at',
    '7:28',
    'don’t',
    'they',
  ]);
});

test('inflections share a stem', () => {
  const stems = (tag: string, words: readonly string[]) =>
    new Set(words.map((word) => languageOf(tag).stem(fold(word))));
  expect(stems('en', ['attack', 'attacks', 'attacked', 'attacking']).size).toBe(1);
  expect(stems('en', ['take', 'took', 'taken', 'taking']).size).toBe(1);
  expect(stems('en', ['two', '2']).size).toBe(1);
  expect(stems('ar', ['الجامعة', 'جامعة', 'والجامعات', 'بالجامعة']).size).toBe(1);
  expect(stems('fr', ['maison', 'maisons']).size).toBe(1);
  expect(stems('xx', ['maison', 'maisons']).size).toBe(2);
});

test('initials that are also a common word are told apart', () => {
  const english = languageOf('en');
  expect(english.word?.('US')).not.toBe(english.word?.('us'));
  expect(english.word?.('U.S.')).toBe(english.word?.('US'));
});
