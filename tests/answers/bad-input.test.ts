import { expect, test } from 'vitest';
import { createAnswers } from '../../src/answers/index.ts';
import { makeArticle, makeLibrary } from './make-article.ts';

const filler = Array.from(
  { length: 60 },
  (_, at) => `Boat ${at} left the harbour on Monday. Its crew of ${at} was well.`,
);
const library = makeLibrary([
  makeArticle('harbour', 'Harbour reopens', filler),
  makeArticle('mina', 'الميناء', ['أعيد فتح الميناء يوم الاثنين. وصلت ثلاث سفن.'], { language: 'ar' }),
  makeArticle('empty', 'Nothing', []),
]);
const answers = createAnswers(library);

const BAD: Record<string, string> = {
  'an empty text': '',
  spaces: ' \n\t ',
  'ten thousand characters': 'harbour boat crew '.repeat(556),
  'ten thousand letters in one word': 'a'.repeat(10_000),
  'ten thousand different words': Array.from({ length: 1500 }, (_, at) => `w${at}`).join(' '),
  'one letter': 'a',
  'only stop words': 'what is it that they were to have been',
  'only emoji': '🚢🌊👩‍👩‍👧‍👦',
  'mixed scripts': 'When did السفن leave порт 港?',
  'direction marks': '\u202e\u200fharbour\u202c\u200e',
  HTML: '<script>alert("harbour")</script><b>boat</b>',
  Markdown: '**harbour** [boat](javascript:0) `crew`',
  'a lone surrogate': 'boat \ud83d crew',
  'control characters': 'boat\u0000\u0007crew',
  'a language that the articles are not in': 'Quand le port a-t-il rouvert ?',
  'names of what every object has': 'constructor __proto__ toString hasOwnProperty',
  'a pattern': '(a+)+$ [boat]* \\d{1000}',
};

test.each(Object.entries(BAD))('%s: no error, and an answer in under 50 ms', (_, question) => {
  answers.ask(question);
  const start = process.threadCpuUsage();
  const all = [
    answers.ask(question),
    answers.ask(question, { article: 'harbour' }),
    answers.ask(question, { article: 'mina' }),
  ];
  const { user, system } = process.threadCpuUsage(start);
  expect((user + system) / 1_000 / all.length).toBeLessThan(50);
  for (const { confidence, answered, excerpts } of all) {
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(confidence).toBeLessThanOrEqual(1);
    expect(answered).toBe(excerpts.length > 0);
  }
});

test.each(['', 'a', 'what is it that they were to have been', '🚢🌊', '\u202e\u200f'])(
  '%j asks for nothing and gets nothing',
  (question) => {
    expect(answers.ask(question)).toMatchObject({ tier: 'none', answered: false, excerpts: [], near: [] });
  },
);

test('an article that does not exist, and one without a sentence, answer nothing', () => {
  expect(answers.ask('harbour', { article: 'gone' }).near).toEqual([]);
  expect(answers.ask('harbour', { article: 'empty' }).near).toEqual([]);
});

test('an empty library answers nothing', () => {
  expect(createAnswers(makeLibrary([])).ask('harbour')).toMatchObject({ answered: false, near: [] });
});

test('direction marks and HTML do not hide a word', () => {
  for (const question of ['\u202eharbour\u202c', '<b>harbour</b>', '**harbour**']) {
    expect(answers.ask(question).near.length + answers.ask(question).excerpts.length).toBeGreaterThan(0);
  }
});
