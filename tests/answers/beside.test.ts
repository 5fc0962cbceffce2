import { expect, test } from 'vitest';
import { createAnswers } from '../../src/answers/index.ts';
import type { Article } from '../../src/content/index.ts';
import { excerptOf, paragraphsOf, textOf } from '../../src/content/index.ts';
import { makeArticle, makeLibrary } from './make-article.ts';

const people = [{ name: 'Ines Duarte', aliases: [] }];
const harbour = makeArticle(
  'harbour',
  'Harbour closed after the storm',
  [
    {
      heading: 'Closed',
      paragraphs: [
        'The harbour was closed. It stays shut because sand blocks the entrance.',
        'Ines Duarte said the harbour needs a wall. Ines Duarte said nobody listened.',
        'Twelve boats were damaged. A crane fell too.',
      ],
    },
    { heading: 'Repairs', paragraphs: ['The repairs begin in May at the old quay in Lisbon.'] },
  ],
  { people },
);
const other = makeArticle('bakery', 'Bakery opens', [
  'The bakery opened on Friday in Porto because of demand.',
]);
const library = makeLibrary([harbour, other]);
const answers = createAnswers(library);

/** What is answered to a reply to the sentence of an article that holds some words. */
function reply(question: string, words: string, article: Article = harbour) {
  const [at] = paragraphsOf(article).flatMap(({ address, text, sentences }) =>
    sentences.flatMap(({ start, end }, number) =>
      text.slice(start, end).includes(words) ? [{ address, number }] : [],
    ),
  );
  if (!at) throw new Error(`The article does not say "${words}".`);
  const beside = excerptOf(article, at.address, at.number);
  const answer = answers.ask(question, { article: article.slug, beside });
  const texts = (list: typeof answer.excerpts) => list.map((excerpt) => textOf(article, excerpt));
  return { ...answer, texts: texts(answer.excerpts), nearTexts: texts(answer.near) };
}

test('"why?" is answered by the reason in the same paragraph', () => {
  expect(reply('why?', 'was closed')).toMatchObject({
    tier: 'answer',
    texts: ['It stays shut because sand blocks the entrance.'],
  });
});

test('"who said that?" is answered by the sentence that names the speaker', () => {
  expect(reply('who said that?', 'needs a wall').texts).toEqual([
    'Ines Duarte said the harbour needs a wall.',
  ]);
});

test('"what else did she say?" is answered by that speaker’s other words', () => {
  expect(reply('what else did she say?', 'needs a wall').texts).toEqual([
    'Ines Duarte said nobody listened.',
  ]);
});

test('"who said that?" of what nobody says is not answered', () => {
  expect(reply('who said that?', 'was closed')).toMatchObject({ tier: 'none', texts: [] });
});

test('"when?" is not answered from another section, and says so with what comes next', () => {
  expect(reply('when?', 'Twelve boats')).toMatchObject({
    tier: 'none',
    texts: [],
    nearTexts: ['A crane fell too.'],
  });
});

test('"where?" is answered by the excerpt itself where it is what says so', () => {
  expect(reply('where?', 'repairs begin').texts).toEqual([
    'The repairs begin in May at the old quay in Lisbon.',
  ]);
});

test('"why?" of what has a reason in its section only is shown as what comes closest', () => {
  expect(reply('why?', 'needs a wall')).toMatchObject({
    tier: 'closest',
    nearTexts: ['It stays shut because sand blocks the entrance.'],
  });
});

test('a question that names what it asks about is asked of the article', () => {
  const answer = reply('how many boats were damaged?', 'was closed');
  expect(answer).toMatchObject({ followsUp: false });
  expect([...answer.texts, ...answer.nearTexts][0]).toContain('Twelve boats');
});

test.each(['why?', 'when?', 'where?', 'who?', 'who said that?', 'really?', '?', 'how many?'])(
  '%j to a sentence of the article takes less than 50 ms',
  (question) => {
    reply(question, 'was closed');
    const start = process.threadCpuUsage();
    reply(question, 'needs a wall');
    const { user, system } = process.threadCpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(50);
  },
);
