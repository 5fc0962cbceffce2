import { expect, test } from 'vitest';
import type { Article, Library } from '../../src/content/index.ts';
import { createLibrary, excerptOf, excerptOfParagraph } from '../../src/content/index.ts';
import type { Reply } from '../../src/conversation/index.ts';
import { makeArticle } from '../answers/make-article.ts';
import { openRoad } from './road.ts';

const before = revision('000000000001', [
  'Twelve rockets hit the base. Nobody was hurt.',
  'The road is open.',
]);

function revision(name: string, paragraphs: readonly string[]): Article {
  return { ...makeArticle('rockets', 'Rockets hit the base', paragraphs), revision: name };
}

/** The library after a change, with the state before it recalled. */
function libraryAfter(...now: Article[]): Library {
  return createLibrary({
    publication: { name: 'The Test', language: 'en', timeZone: 'UTC', follow: {} },
    articles: now,
    publicUrl: 'http://here',
    older: (name) => (name === before.revision ? before : undefined),
  });
}

/** Owes an answer while the platform is away, changes the content, and gives what arrives then. */
async function arrives(reply: Reply, ...now: Article[]) {
  let library = libraryAfter(before);
  const road = await openRoad({ respond: () => reply, library: () => library });
  road.platform.outage = { kind: 'unsent' };
  await road.delivery.start();
  await road.ask(1, 'alice', 'rockets?');
  await road.until(() => road.platform.calls() > 0, 100);
  library = libraryAfter(...now);
  road.platform.outage = undefined;
  await road.until(async () => (await road.delivery.status()).owed.replies.count === 0, 1_000);
  return road.platform.sent.map(({ words, quotes }) => ({ words, quotes }));
}

test('an answer that is owed when the article changes is sent where its sentence still stands, as of the new revision', async () => {
  const after = revision('000000000002', [
    'It was a loud night.',
    'Twelve rockets hit the base. Nobody was hurt.',
  ]);
  const reply: Reply = { parts: [{ kind: 'quotation', excerpt: excerptOf(before, 'p1', 1) }], choices: [] };
  const [sent] = await arrives(reply, after);
  expect(sent?.quotes).toEqual(['Nobody was hurt.']);
  expect(sent?.words.find((word) => word.startsWith('http'))).toBe('http://here/articles/rockets#p2-2');
});

test('where the sentence does not stand any more, the reader is told so in place of it, and gets the rest', async () => {
  const after = revision('000000000002', ['Ten rockets hit the base. Nobody was hurt.', 'The road is open.']);
  const reply: Reply = {
    parts: [
      { kind: 'quotation', excerpt: excerptOf(before, 'p1', 0) },
      { kind: 'quotation', excerpt: excerptOfParagraph(before, 'p2') },
    ],
    choices: [],
  };
  const sent = await arrives(reply, after);
  expect(sent.map(({ quotes }) => quotes)).toEqual([[], ['The road is open.']]);
  expect(sent[0]?.words).toEqual(['The article has changed since. Please ask again.']);
});

test('an article that was taken away is not quoted any more', async () => {
  const reply: Reply = {
    parts: [
      { kind: 'article', article: 'rockets' },
      { kind: 'quotation', excerpt: excerptOf(before, 'p1', 0) },
    ],
    choices: [],
  };
  const other = { ...makeArticle('other', 'Another', ['It rained.']), revision: '00000000000f' };
  let library = libraryAfter(before);
  const road = await openRoad({ respond: () => reply, library: () => library });
  road.platform.outage = { kind: 'unsent' };
  await road.delivery.start();
  await road.ask(1, 'alice', 'rockets?');
  await road.until(() => road.platform.calls() > 0, 100);
  library = libraryAfter(other);
  road.platform.outage = undefined;
  await road.until(() => road.platform.sent.length === 1, 1_000);
  expect(road.platform.sent[0]).toMatchObject({
    quotes: [],
    words: ['The article has changed since. Please ask again.'],
  });
});

test('what the article said before is shown as it was where that is meant', async () => {
  const after = revision('000000000002', ['Ten rockets hit the base. Nobody was hurt.', 'The road is open.']);
  const reply: Reply = {
    parts: [{ kind: 'quotation', excerpt: excerptOf(before, 'p1', 0), past: true }],
    choices: [],
  };
  const [sent] = await arrives(reply, after);
  expect(sent?.quotes).toEqual(['Twelve rockets hit the base.']);
  expect(sent?.words.find((word) => word.startsWith('http'))).toBe('http://here/articles/rockets');
});

test('the shorter form of an answer that is more than one message is sent as the article stands then, too', async () => {
  const after = revision('000000000002', ['It was a loud night.', 'The road is open.']);
  const quote = (paragraph: string) =>
    ({ kind: 'quotation', excerpt: excerptOfParagraph(before, paragraph) }) as const;
  const reply: Reply = {
    parts: [quote('p1'), quote('p2')],
    choices: [],
    shorter: { parts: [quote('p2')], choices: [] },
  };
  const sent = await arrives(reply, after);
  expect(sent.map(({ quotes }) => quotes)).toEqual([['The road is open.']]);
  const [gone] = await arrives({ ...reply, shorter: { parts: [quote('p1')], choices: [] } }, after);
  expect(gone).toEqual({ quotes: [], words: ['The article has changed since. Please ask again.'] });
});
