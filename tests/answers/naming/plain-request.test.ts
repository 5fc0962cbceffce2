import { expect, test } from 'vitest';
import { plainRequest } from '../../../src/answers/index.ts';

test.each([
  'summary please',
  'Summary',
  'can you summarise this article?',
  'give me a short summary of the article, please',
  'tl;dr',
  'what is this about?',
  "what's the story about",
  'tell me everything',
  'What happened?',
  'ملخص المقال من فضلك',
  'عن ماذا يتحدث المقال؟',
])('%j asks for the article as a whole', (text) => {
  expect(plainRequest(text)).toBe('article');
});

test.each(['latest news', 'any news?', 'the latest', "what's new?", 'latest articles', 'آخر الأخبار'])(
  '%j asks for the latest articles',
  (text) => {
    expect(plainRequest(text)).toBe('latest');
  },
);

test.each(['what can you do?', 'how does this work', 'what can I ask you'])('%j asks for help', (text) => {
  expect(plainRequest(text)).toBe('help');
});

test.each([
  'summary execution of prisoners',
  'what is the Hashed about to do?',
  'latest news on troops',
  'what happened in 2011?',
  'what about the casualties?',
  'what is new in the budget',
  'everything about troops',
  '',
  'summary '.repeat(20),
])('%j asks the articles', (text) => {
  expect(plainRequest(text)).toBeUndefined();
});
