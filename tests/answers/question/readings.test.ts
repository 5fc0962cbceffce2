import { expect, test } from 'vitest';
import { languageOf } from '../../../src/answers/language/language.ts';
import { readingsOf } from '../../../src/answers/question/readings.ts';

const english = (text: string, about?: string) => readingsOf(text, about, languageOf('en'));
const arabic = (text: string, about?: string) => readingsOf(text, about, languageOf('ar'));

test.each(['when?', 'and when?', 'Where was that?', 'who said that?', 'Why?', 'how many were there?'])(
  '%j asks that of what was asked about before',
  (question) => {
    const { filledIn, asItStands } = english(question, 'What about the rocket attacks?');
    expect(filledIn).toEqual([`${question.replace(/^and /, '')} rocket attacks`]);
    expect(asItStands).toBe(false);
  },
);

test('"and …?" asks the same of something else, which may stand in the place of any word of its kind', () => {
  expect(english('And the soldiers?', 'How many ships left Lisbon?').filledIn).toEqual([
    'How many the soldiers left Lisbon',
    'How many ships the soldiers Lisbon',
  ]);
});

test.each(['what about soldiers?', 'how about soldiers', 'but soldiers?', 'And what about soldiers?'])(
  '%j asks the same of soldiers',
  (question) => {
    expect(english(question, 'Who saw ships?').filledIn).toContain('Who saw soldiers');
  },
);

test('a pronoun may mean whom the question before named, or somebody of its own sentence', () => {
  expect(english('When did he take office?', 'Who is Kadhemi?')).toEqual({
    filledIn: ['When did he take office? Kadhemi'],
    asItStands: true,
  });
});

test.each([
  ['When did Kadhemi take office?', 'Who is Trump?'],
  ['how many rocket attacks were there', 'Who is Trump?'],
  ['Android phones', 'Who is Trump?'],
  ['when?', undefined],
  ['when?', 'and?'],
])('%j after %j is left alone', (question, about) => {
  expect(english(question, about)).toEqual({ filledIn: [], asItStands: true });
});

test('Arabic questions follow up too', () => {
  expect(arabic('ومتى؟', 'كم عدد السفن؟').filledIn).toEqual(['متى؟ السفن']);
  expect(arabic('ماذا عن القوات؟', 'كم عدد السفن؟').filledIn).toContain('كم عدد القوات');
});
