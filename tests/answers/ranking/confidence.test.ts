import { expect, test } from 'vitest';
import { readSampleQuestions } from '../../../bench/sample-questions.ts';
import { createShelf } from '../../../src/answers/corpus/shelf.ts';
import { languageOf } from '../../../src/answers/language/language.ts';
import { createConfidence, signalNames, signalsOf } from '../../../src/answers/ranking/confidence.ts';
import { examine } from '../../../src/answers/ranking/examine.ts';
import { judgementOf, shippedWeights } from '../../../src/answers/ranking/judgement.ts';
import { loadContent } from '../../../src/content/index.ts';

const { library } = await loadContent('content', { publicUrl: 'http://127.0.0.1:8080' });
const shelf = createShelf(library.articles, languageOf('en'));
const { score } = judgementOf(shippedWeights(), 'en', true);

function signals(question: string): Readonly<Record<string, number>> {
  const examination = examine(question, shelf, shelf.onlyArticle);
  const ranked = examination.candidates
    .map(({ row }) => ({ row, score: score(row) }))
    .sort((a, b) => b.score - a.score);
  const values = signalsOf(examination, ranked);
  return Object.fromEntries(signalNames.map((name, at) => [name, values[at] ?? 0]));
}

const seen = [
  ...readSampleQuestions().map(({ q }) => q),
  'When did Macron visit Iraq in 2011?',
  'Zorblatt Quuxfeld',
  'How old is the mother of Zorblatt?',
  'How far did the zeppelin of the paramilitary coalition of Shiite groups glide?',
  'Why were the smuggling networks zorbled?',
  'how did they withdraw?',
].map(signals);

test.each(signalNames)('“%s” differs between questions', (name) => {
  expect(new Set(seen.map((values) => values[name]?.toFixed(3))).size).toBeGreaterThan(1);
});

test.each([
  ['unresolved weight', 'who won the chess olympiad?', 'how many rocket attacks?'],
  ['unresolved names', 'Is Zorblatt in Washington?', 'Is Trump in Washington?'],
  ['weight resolved by another name', 'What did ISIS do?', 'What did Daesh do?'],
  ['weight resolved by synonym only', 'was the commander slain?', 'was the commander killed?'],
  ['only names found', 'is Kadhemi married?', 'is Kadhemi grateful?'],
  ['unit missing', 'how old is Kadhemi?', 'who is Kadhemi?'],
  ['everything resolved', 'how many rocket attacks?', 'how many rocket olympiads?'],
  ['nothing of the kind', 'why was he grateful?', 'who took office in May?'],
  ['fitting kind', 'when was the Daesh offensive?', 'sleeper cells'],
  ['asks: count', 'how many rocket attacks?', 'rocket attacks'],
  ['asks: words', 'rocket attacks', 'how many rocket attacks?'],
  ['number of words', 'what happened to the troops in the end?', 'troops'],
  ['share of stop words', 'what did they do about the troops?', 'troops rockets'],
  ['mean weight', 'Muhandis', 'the government of Iraq'],
  ['weight of uncommon words', 'Zorblatt', 'troops'],
  ['rank among all words', 'Zorblatt', 'the year'],
])('“%s” is more for %j than for %j', (name, more, less) => {
  expect(signals(more)[name]).toBeGreaterThan(signals(less)[name] ?? 0);
});

test('weights that lack a signal are refused with what to do about it', () => {
  const units = [{ worth: 1, bias: 0, weights: { coverage: 1 } }];
  expect(() => createConfidence({ bias: 0, units })).toThrow(/has no weight; train the weights anew/);
});

test('a unit counts only where its sum is above nought', () => {
  const weights = Object.fromEntries(signalNames.map((name) => [name, name === 'score' ? 1 : 0]));
  const confidenceOf = createConfidence({ bias: 0, units: [{ worth: 2, bias: 0, weights }] });
  const signals = Float32Array.from(signalNames, (name) => (name === 'score' ? 1 : 0));
  expect(confidenceOf(signals)).toBeCloseTo(1 / (1 + Math.exp(-2)));
  expect(confidenceOf(signals.map((value) => -value))).toBe(0.5);
});
