import { expect, test } from 'vitest';
import type { SetArticle, SetQuestion } from '../../../bench/training/measuring-set.ts';
import { sisterQuestions } from '../../../bench/training/variations.ts';

function part(id: string, group: string, text: string): SetArticle {
  return { id, group, title: group, lang: 'en', source: 'set', paras: [{ text, sents: [[0, text.length]] }] };
}

const tin1 = part('tin 1', 'tin', 'Tin melts at 232 degrees.');
const tin2 = part('tin 2', 'tin', 'Tin was mined in Cornwall.');
const lens = part('lens 1', 'lens', 'A lens bends light.');
const melting: SetQuestion = {
  id: 'melting',
  article: 'tin 1',
  q: 'When does tin melt?',
  kind: 'answerable',
  gold: [{ p: 0, s: [0] }],
  answers: ['232 degrees'],
};

test('a question about one part of a text is asked of another, which does not answer it', () => {
  const [asked, ...others] = sisterQuestions([tin1, tin2, lens], [melting]);
  expect(asked).toMatchObject({ article: 'tin 2', q: 'When does tin melt?', kind: 'same-topic' });
  expect(asked?.gold).toBeUndefined();
  expect(others).toEqual([]);
});

test('a part in which the answer stands is not asked', () => {
  const also = part('tin 3', 'tin', 'Above 232 degrees it is liquid.');
  expect(sisterQuestions([tin1, also], [melting])).toEqual([]);
});

test('what the set asks of a part already is not asked again', () => {
  const known: SetQuestion = { id: 'known', article: 'tin 2', q: 'When does tin melt?', kind: 'same-topic' };
  expect(sisterQuestions([tin1, tin2], [melting, known])).toEqual([]);
});
