import { expect, test } from 'vitest';
import { languageOf } from '../../../src/answers/language/language.ts';
import { understand } from '../../../src/answers/question/question.ts';

const english = (text: string) => understand(text, languageOf('en'));
const arabic = (text: string) => understand(text, languageOf('ar'));

test.each([
  ['Who opened the bridge?', 'who'],
  ['The bridge was opened by whom?', 'who'],
  ['When did it open?', 'when'],
  ['In what year did it open?', 'when'],
  ['Where is the bridge?', 'where'],
  ['Which city has the bridge?', 'where'],
  ['How many bridges are there?', 'count'],
  ['number of bridges', 'count'],
  ['What is the number of bridges?', 'count'],
  ['How long is the bridge?', 'amount'],
  ['What percentage fell?', 'amount'],
  ['Why did it fall?', 'why'],
  ['What was the reason for the fall?', 'why'],
  ['How did it fall?', 'how'],
  ['What fell?', 'what'],
  ['Did it fall?', 'yes-no'],
  ['bridge', 'words'],
  ['wen did it open', 'when'],
  ["when's it open", 'when'],
  ['whens it open', 'when'],
  ['whats the reason', 'why'],
  ['wich city has it', 'where'],
  ['hwo many bridges', 'count'],
  ['wo opened it', 'who'],
])('%j asks for %s', (text, kind) => {
  expect(english(text).kind).toBe(kind);
});

test.each([
  ['من افتتح الجسر؟', 'who'],
  ['متى افتتح الجسر؟', 'when'],
  ['في أي عام افتتح الجسر؟', 'when'],
  ['أين يقع الجسر؟', 'where'],
  ['كم عدد الجسور؟', 'count'],
  ['لماذا سقط الجسر؟', 'why'],
  ['ما هو الجسر؟', 'what'],
])('%j asks for %s', (text, kind) => {
  expect(arabic(text).kind).toBe(kind);
});

test.each([
  'wat is the bridge',
  'plz whats the bridge',
  'wen can u cross the bridge',
  'im asking, wher is the bridge',
])('how %j is typed is nothing to look for', (text) => {
  expect(english(text).terms.map(({ text }) => text)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(?:wat|whats|wen|wher|plz|u|im)$/)]),
  );
});

test.each([
  ['How many rocket attacks were there?', 'attacks'],
  ['how many US soldiers are still in Iraq', 'soldiers'],
  ['how many people died', 'people'],
  ['number of american soldiers in iraq', 'soldiers'],
  ['Which European country did they flee to?', 'country'],
  ['what caused it', undefined],
])('what %j asks for is %s', (text, word) => {
  const { terms, focus } = english(text);
  expect(terms[focus ?? -1]?.text).toBe(word);
});

test('a capital makes a name, but not where it opens the question or where all is shouted', () => {
  const names = (text: string) => english(text).terms.flatMap(({ text, isName }) => (isName ? [text] : []));
  expect(names('Bridges of Lisbon?')).toEqual(['lisbon']);
  expect(names('BRIDGES OF LISBON?')).toEqual([]);
});

test('"us" in a question is the country', () => {
  expect(english('did us troops leave').terms.map(({ text }) => text)).toEqual(['us.', 'troops', 'leave']);
  expect(english('did US troops leave').terms.map(({ text }) => text)).toEqual(['us.', 'troops', 'leave']);
});

test('somebody’s words are asked for by a word of saying', () => {
  expect(english('What did Duarte say about it?').asksForWords).toBe(true);
  expect(english('What did Duarte paint?').asksForWords).toBe(false);
});
