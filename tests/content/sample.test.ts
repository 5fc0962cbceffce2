import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadContent, paragraphAt, paragraphsOf } from '../../src/content/index.ts';

const content = join(import.meta.dirname, '../../content');
const fixture = join(import.meta.dirname, 'fixtures/trump-meets-iraq-pm.lines.txt');
const lines = readFileSync(fixture, 'utf8').trimEnd().split('\n');

const { library, mistakes } = await loadContent(content, {
  publicUrl: 'http://here',
  reservedCommands: ['help'],
});
const article = library.article('2020-08-21-trump-meets-iraq-pm');
if (!article) throw new Error('The sample article was not loaded.');

test('the sample content has no mistakes', () => {
  expect(mistakes).toEqual([]);
});

test('every line of the article as it was published stands in it character by character, in order', () => {
  const [first] = article.sections;
  const dates = ['Published: Fri 21 Aug 2020, 5:20 AM', 'Last updated: Fri 21 Aug 2020, 7:28 AM'];
  const written = (moment: Temporal.ZonedDateTime | undefined) =>
    moment
      ?.toLocaleString('en-GB', {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        hour12: true,
      })
      .replace(/^(\w+), /, '$1 ')
      .replace(' am', ' AM');
  const ours = [
    article.headline,
    article.kicker,
    article.keywords.join(', '),
    article.picture?.caption?.text,
    `${article.dateline} - ${article.standfirst?.text}`,
    `Published: ${written(article.published)}`,
    `Last updated: ${written(article.updated)}`,
    ...(first?.paragraphs.map(({ text }) => text) ?? []),
    ...article.sections
      .slice(1)
      .flatMap(({ heading, paragraphs }) => [`- ${heading} -`, ...paragraphs.map(({ text }) => text)]),
  ];
  expect(lines).toEqual(expect.arrayContaining(dates));
  expect(ours).toEqual(lines);
});

test('addresses count the paragraphs of the body through all sections', () => {
  expect(paragraphsOf(article).map(({ address }) => address)).toEqual([
    'standfirst',
    ...Array.from({ length: 23 }, (_, index) => `p${index + 1}`),
    'caption',
  ]);
  expect(paragraphAt(article, 'p13')?.text).toMatch(/^"There are no hard fast timelines/);
});

test.each([
  ['troops', 'American troops would leave Iraq'],
  ['attacks', 'Attacks have risen in recent weeks'],
  ['kadhemi', '"grateful" for US support'],
  ['trump', 'American troops would leave Iraq'],
  ['daesh', 'sleeper cells'],
  ['security', 'training and capacity building and security cooperation'],
  ['meeting', 'for the first time in Washington'],
  ['hashed', 'Hashed Al Shaabi'],
  ['soleimani', 'Qasem Soleimani'],
  ['timetable', 'no timetable for the withdrawal'],
])('/%s begins with what its reader wants first', (command, words) => {
  const [first] = library.passages(command);
  expect(first && library.quote(first).text).toContain(words);
});

test('every paragraph of the body belongs to some topic', () => {
  const reached = new Set(
    library.topics.flatMap(({ command }) => library.passages(command).map(({ paragraph }) => paragraph)),
  );
  const body = article.sections.flatMap(({ paragraphs }) => paragraphs.map(({ address }) => address));
  expect(body.filter((address) => !reached.has(address))).toEqual([]);
});

test('no two topics answer to the same word', () => {
  const words = library.topics.flatMap(({ command, aliases }) => [command, ...aliases]);
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
});
