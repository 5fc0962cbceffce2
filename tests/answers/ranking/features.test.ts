import { expect, test } from 'vitest';
import { createShelf } from '../../../src/answers/corpus/shelf.ts';
import { languageOf } from '../../../src/answers/language/language.ts';
import { examine } from '../../../src/answers/ranking/examine.ts';
import { featureNames } from '../../../src/answers/ranking/rows.ts';
import { makeArticle } from '../make-article.ts';

/**
 * For each feature a question and two sentences: the feature must be above nought for the first, and higher than for
 * the second. A feature that is silently dead leaves figures that still look plausible; here it fails.
 */
const CASES: Record<string, readonly [question: string, fires: string, less: string, headline?: string]> = {
  coverage: ['Which ship sank?', 'The ship sank at night.', 'Rain fell all day.'],
  'coverage squared': ['Which ship sank?', 'The ship sank at night.', 'One ship came home.'],
  'words found': ['Which ship sank?', 'The ship sank at night.', 'One ship came home.'],
  bm25: ['Which ship sank?', 'The ship sank.', 'The ship came home after a long and quiet journey.'],
  'literal coverage': ['Which ships sank?', 'Two ships sank.', 'One ship came home.'],
  'soft coverage': ['Which soldiers left?', 'The troops left on foot.', 'The bakery left a note.'],
  'missing weight': ['Which ship sank?', 'Rain fell all day.', 'The ship sank at night.'],
  'heaviest missing': ['Which ship sank?', 'Rain fell all day.', 'The ship sank at night.'],
  'missing name': ['What did Duarte paint?', 'Somebody painted a door.', 'Duarte painted a wall.'],
  'number found': ['What happened in 1912?', 'In 1912 it closed.', 'Later it opened.'],
  'plain coverage': ['Which ship did Duarte sink?', 'It sank a ship.', 'Duarte sank at night.'],
  'coverage beyond the headline': ['Harbour repairs', 'The repairs began.', 'The harbour froze.', 'Harbour'],
  'first to name': ['Which ship sank?', 'The ship sank.', 'The ship sank.'],
  'mean strength': ['Which ship sank?', 'The ship sank at night.', 'One ship came home.'],
  'context coverage': ['Which ship sank?', 'The ship sank at night.', 'Rain fell all day.'],
  'context missing name': ['What did Duarte paint?', 'Somebody painted a door.', 'Duarte painted a wall.'],
  'neighbour coverage': ['Which ship sank?', 'It lay deep. The ship sank at night.', 'Rain fell all day.'],
  'before coverage': ['Which ship sank?', '> The ship sank at night. It lay deep.', 'Rain fell all day.'],
  'after coverage': ['Which ship sank?', 'It lay deep. The ship sank at night.', 'Rain fell all day.'],
  'paragraph coverage': ['Which ship sank?', 'It lay deep. The ship sank at night.', 'Rain fell all day.'],
  'paragraph bm25': ['Which ship sank?', 'It lay deep. The ship sank at night.', 'Rain fell all day.'],
  'pronoun takes up before': [
    'Which ship sank?',
    '> The ship sank at night. It lay deep.',
    'Rain fell all day.',
  ],
  'coverage through pronouns': ['Did Duarte leave?', '> Duarte fell. She left.', 'All left.'],
  'fits: coverage through pronouns': [
    'When did Duarte leave?',
    '> Duarte fell. She left in May.',
    'All left in May.',
  ],
  'taken up by after': [
    'Which tool is called the horn?',
    'A bone was sharpened. This tool is called the horn.',
    'Rain fell.',
  ],
  'focus found': ['How many attacks were there?', 'Five attacks came.', 'Rain fell all day.'],
  'focus in context': ['How many attacks were there?', 'Five came. The attacks hurt.', 'Rain fell all day.'],
  pairs: ['How many rocket attacks?', 'Nine rocket attacks came.', 'A rocket flew after many loud attacks.'],
  'literal pairs': ['What fell in the north?', 'Snow fell in the north.', 'The north had snow.'],
  'stop words': ['What fell over the town?', 'Ash fell over the town.', 'Ash covers town halls.'],
  stretch: [
    'Which ship sank?',
    'The ship sank at night.',
    'The ship that left Lisbon after a storm finally sank.',
  ],
  meaning: ['Which doctor came?', 'A nurse works at this hospital.', 'The rocket engine burns kerosene.'],
  'like the rest': ['Which prince came home?', 'A king came home.', 'A bakery came home.'],
  'soft context': ['Which soldiers left?', 'The troops left on foot.', 'Bread is cheap.'],
  'like what is asked for': ['Which city burned?', 'The capital burned.', 'Butter burned.'],
  'name like what is asked for': ['Which country lost?', 'Then France lost.', 'Then Susan lost.'],
  'who: new name': ['Who opened it?', 'At noon Ines Duarte opened it.', 'A key opened it.'],
  'who: by whom': ['Who opened it?', 'It was opened by Ines Duarte.', 'Ines Duarte opened it.'],
  'who: near': ['Who opened it?', 'At noon Ines Duarte opened it.', 'A key opened it.'],
  'who: new names': ['Who opened it?', 'At noon Ines Duarte opened it.', 'A key opened it.'],
  'who: first to name': ['Who is Duarte?', 'Ines Duarte, a baker, came.', 'Then Duarte left.'],
  'when: clock': ['What time did it open?', 'It opened at 9 pm.', 'It opened on Monday.'],
  'when: year': ['When did it open?', 'It opened in 1998.', 'It opened with a song.'],
  'when: date': ['When did it open?', 'It opened in May.', 'It opened with a song.'],
  'when: near': ['When did it open?', 'It opened on Monday.', 'It opened with a song.'],
  'when: number': ['When did it open?', 'It opened at 9.', 'It opened with a song.'],
  'where: place': ['Where did it open?', 'It opened in Lisbon.', 'It opened with a song.'],
  'where: near': ['Where did it open?', 'It opened in Lisbon.', 'It opened with a song.'],
  'where: name': ['Where did it open?', 'It opened in Lisbon.', 'It opened with a song.'],
  'count: number': ['How many ships sank?', 'Twelve ships sank.', 'No ships sank.'],
  'count: number of it': ['How many ships sank?', 'In all 12 grey ships sank.', 'The ships sank 12 times.'],
  'count: near': ['How many ships sank?', 'In all 12 grey ships sank.', 'No ships sank.'],
  'amount: near': ['How long is it?', 'It is 40 metres long.', 'It is too long.'],
  'amount: number': ['How long is it?', 'It is 40 metres long.', 'It is too long.'],
  'amount: measure': ['How long is it?', 'It is 40 metres long.', 'It is 40 or so.'],
  'amount: unit': ['How long is it?', 'It is 40 metres long.', 'It is 40 euros too long.'],
  'amount: money': ['How much is a ticket?', 'A ticket costs $40 a piece.', 'A ticket costs a lot.'],
  'why: reason': ['Why did it close?', 'It closed because of rain.', 'It closed on Monday.'],
  'how: manner': ['How did they cross?', 'They crossed by boat.', 'They crossed late.'],
  'what: new name': ['What burned?', 'In May the Ritz burned.', 'In may all burned.'],
  'what: near': ['What burned?', 'In May the Ritz burned.', 'In may all burned.'],
  'what: list': ['What burned?', 'A house, a barn, and a church burned.', 'A house burned.'],
  'what: naming': ['What is the ship?', 'The ship is called Aurora.', 'The ship is grey.'],
  'what: definition': ['What is a keel?', 'A keel is a beam.', 'They broke a keel.'],
  'what: number': ['What sank?', 'Then 12 sank.', 'Then all sank.'],
  'words: definition': ['keel', 'A keel is a beam.', 'They broke a keel.'],
  'asked for words: said': ['What did Duarte say?', 'Duarte said no.', 'Duarte left.'],
  'asked for words: quotation beside': [
    'What did Duarte say?',
    '> Duarte came home. “No,” was her word.',
    '“Yes,” said a boy.',
  ],
  'asked for words: quotation': ['What did Duarte say?', '“No,” was her word.', 'Duarte left.'],
  'fits: coverage': ['When did it open?', 'It will open in May.', 'It will open with a song.'],
  'fits: coverage with before': [
    'When did the ship open?',
    '> The ship is here. It opened in May.',
    'It opened with a song.',
  ],
  'fresh words': ['Who left?', 'Duarte left with grey dogs.', 'All left.'],
  'nothing fresh': ['Who left?', 'All left.', 'Duarte left with grey dogs and cats.'],
  'fresh names': ['Who left?', 'Then Ines Duarte left.', 'All left.'],
  'fresh numbers': ['Who left?', 'Then 40 left.', 'All left.'],
  'bracketed number': ['Who left?', 'Duarte (born 1940) left.', 'Duarte left in 1940.'],
  'first of the article': ['Who left?', 'Duarte left.', 'All left.'],
  'early paragraph': ['Who left?', 'Duarte left.', 'All left.'],
  'first of the paragraph': ['Who left?', 'Duarte left.', '> Rain fell. All left.'],
  length: ['Who left?', 'Duarte left with grey dogs and old cats.', 'All left.'],
  'very short': ['Who left?', 'All left.', 'Duarte left with grey dogs and old cats.'],
  'is a question': ['Who left?', 'Has Duarte left?', 'Duarte left.'],
  'opens with a pronoun': ['Who left?', 'She left.', 'Duarte left.'],
};

/** Features that look beyond two plain sentences have their own tests below. */
const ELSEWHERE = [
  'heading coverage',
  'headline coverage',
  'speaker coverage',
  'asked for words: that speaker',
];

test.each(Object.entries(CASES))('%s', (name, [question, fires, less, headline]) => {
  const first = measured(name, question, [fires, less], 0, headline);
  const second = measured(name, question, [fires, less], 1, headline);
  expect(first).toBeGreaterThan(0);
  expect(first).toBeGreaterThan(second);
});

test.each(featureNames.filter((name) => name.endsWith(', of the best')))('%s is 1 for the best', (name) => {
  const paragraphs = ['When the ship sank the captain was over there on Monday.', 'Rain fell all day.'];
  expect(measured(name, 'When was it that the ship and its sailors sank there?', paragraphs, 0)).toBe(1);
  expect(measured(name, 'When was it that the ship and its sailors sank there?', paragraphs, 1)).toBeLessThan(
    1,
  );
});

test.each(featureNames.filter((name) => name.endsWith(', by number of terms')))(
  '%s counts more in a question of more words',
  (name) => {
    const paragraphs = ['The grey ship sank in the harbour at night.'];
    const few = measured(name, 'ship', paragraphs, 0);
    expect(few).toBeGreaterThan(0);
    expect(measured(name, 'Which grey ship sank in the harbour?', paragraphs, 0)).toBeGreaterThan(few);
  },
);

test('what stands in the heading and the headline counts', () => {
  const article = makeArticle('a', 'Harbour news', [
    { heading: 'Repairs', paragraphs: ['They cost a lot.'] },
    { heading: 'Weather', paragraphs: ['It rained.'] },
  ]);
  const [repairs, weather] = rowsFor('Harbour repairs', [article]);
  expect(repairs?.['heading coverage']).toBeGreaterThan(Number(weather?.['heading coverage']));
  expect(repairs?.['headline coverage']).toBeGreaterThan(0);
});

test('who speaks counts, by name and by role', () => {
  const people = [{ name: 'Ines Duarte', role: 'the mayor', aliases: [] }];
  const article = makeArticle('a', 'News', ['Ines Duarte said no. It rained.'], { people });
  const [spoken, other] = rowsFor('What did Duarte say?', [article]);
  expect(spoken?.['speaker coverage']).toBeGreaterThan(Number(other?.['speaker coverage']));
  expect(spoken?.['asked for words: that speaker']).toBeGreaterThan(0);
});

test('every feature has a case', () => {
  const tested = [...Object.keys(CASES), ...ELSEWHERE];
  const own = featureNames.filter((name) => !/, (?:of the best|by number of terms)$/.test(name));
  expect(own.sort()).toEqual(tested.sort());
});

/** The value for the first sentence of a paragraph, or for the one behind `> `. */
function measured(
  name: string,
  question: string,
  paragraphs: readonly string[],
  number: number,
  headline = 'News',
): number {
  const skip = paragraphs[number]?.startsWith('> ') ? 1 : 0;
  const article = makeArticle(
    'a',
    headline,
    paragraphs.map((text) => text.replace(/^> /, '')),
  );
  const rows = rowsFor(question, [article]).filter(({ paragraph }) => paragraph === `p${number + 1}`);
  return Number(rows[skip]?.[name]);
}

function rowsFor(question: string, articles: readonly ReturnType<typeof makeArticle>[]) {
  const { candidates } = examine(question, createShelf(articles, languageOf('en')), articles[0]?.slug);
  return candidates.map(
    ({ row, place }): Record<string, number | string> => ({
      paragraph: place.paragraph,
      ...Object.fromEntries(featureNames.map((name, at) => [name, row[at] ?? 0])),
    }),
  );
}

test.each([
  ['How old is Hale?', 'Hale, 51, left.', 'Hale left in 51 days.'],
  ['How old is he?', 'A 71-year-old man left.', 'A man left in 71 cars.'],
  ['How heavy is it?', 'It weighs 310 kilograms.', 'It weighs 310 euros.'],
  ['How hot was the town?', 'The town had 44 degrees.', 'The town had 44 per cent.'],
  ['How far is it?', 'It is 300 kilometres.', 'It is 300 days.'],
  ['How much is the fine?', 'The fine is £40.', 'The fine is 40 days.'],
  ['What percentage voted?', 'Some 77 per cent voted.', 'Some 77 boys voted.'],
])('%j wants a number of the right unit', (question, fits, other) => {
  expect(measured('amount: unit', question, [fits, other], 0)).toBe(1);
  expect(measured('amount: unit', question, [fits, other], 1)).toBe(0);
});
