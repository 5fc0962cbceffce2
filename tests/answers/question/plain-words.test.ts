import { expect, test } from 'vitest';
import { arabic } from '../../../src/answers/language/arabic.ts';
import { english } from '../../../src/answers/language/english.ts';
import { understand } from '../../../src/answers/question/question.ts';

const termsOf = (text: string) => understand(text, english).terms.map(({ text }) => text);

test.each([
  '<b>how many</b> **rocket** [attacks](https://x.example/a)?',
  'how many _rocket_ `attacks`?',
  '<p class="q">how many rocket&nbsp;attacks</p>',
  'how many rocket attacks? https://news.example/rockets/2020',
])('the marks in %j cost nothing', (text) => {
  expect(termsOf(text)).toEqual(['rocket', 'attacks']);
  expect(understand(text, english).kind).toBe('count');
});

test('a comparison is no tag', () => {
  expect(termsOf('are rockets < 5 and drones > 6')).toEqual(['rockets', '5', 'drones', '6']);
});

test('Arabic loses its tags too', () => {
  expect(understand('<b>القوات</b>', arabic).terms).toHaveLength(1);
});
