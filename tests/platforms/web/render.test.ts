import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/content/index.ts';
import { buildArticle, createLibrary, excerptOf, excerptOfParagraph } from '../../../src/content/index.ts';
import type { Part } from '../../../src/conversation/index.ts';
import { createWeb } from '../../../src/platforms/web/index.ts';
import { createFakeClock } from '../../fakes/clock.ts';

const publication = { name: 'The Sample', language: 'en-GB', timeZone: 'Asia/Dubai', follow: {} };

const article: Article = buildArticle(
  {
    slug: 'troops',
    kicker: 'Top Stories',
    headline: 'Troops to leave <b>soon</b>',
    standfirst: 'The meeting comes with attacks on the rise.',
    published: Temporal.ZonedDateTime.from('2020-08-21T05:20[Asia/Dubai]'),
    body: [
      {
        paragraphs: [
          'The troops would leave. 🚀 No *timetable* was given. More is not known.',
          '"We will go," Trump said.',
        ],
      },
    ],
    people: [{ name: 'Donald Trump', roles: ['US President'], aliases: ['Trump'] }],
    speakers: [{ passage: 'We will go', speaker: 'Donald Trump' }],
  },
  publication,
);
const library = createLibrary({ publication, articles: [article], publicUrl: 'https://pages.example' });
const web = createWeb({ commands: () => [], clock: createFakeClock() });

function render(...parts: readonly Part[]) {
  return web.render({ parts, choices: [] }, library);
}

describe('a quotation', () => {
  test('carries its words, who speaks, the headline, the date, and where it stands', () => {
    expect(render({ kind: 'quotation', excerpt: excerptOfParagraph(article, 'p2') })).toEqual([
      {
        blocks: [
          {
            kind: 'quotation',
            text: '"We will go," Trump said.',
            language: 'en-GB',
            speaker: 'Donald Trump, US President',
            source: { headline: 'Troops to leave <b>soon</b>', date: '21 Aug 2020, 05:20' },
            url: 'https://pages.example/articles/troops#p2',
            place: { article: 'troops', revision: article.revision, sentences: ['p2'], marked: [] },
          },
        ],
        choices: [],
      },
    ]);
  });

  test('marks the sentence that answers, in the text and in the article', () => {
    const [message] = render({
      kind: 'quotation',
      excerpt: excerptOf(article, 'p1', 1, 2),
      mark: excerptOf(article, 'p1', 2),
    });
    const [block] = message?.blocks ?? [];
    if (block?.kind !== 'quotation' || !block.mark) throw new Error('Nothing is marked.');
    expect(block.text).toBe('🚀 No *timetable* was given. More is not known.');
    expect(block.text.slice(block.mark.start, block.mark.end)).toBe('More is not known.');
    expect(block.url).toBe('https://pages.example/articles/troops#p1-2');
    expect(block.place).toMatchObject({ sentences: ['p1-2', 'p1-3'], marked: ['p1-3'] });
  });

  test('marks nothing where the mark is of another passage', () => {
    const [message] = render({
      kind: 'quotation',
      excerpt: excerptOf(article, 'p1', 0),
      mark: excerptOf(article, 'p1', 0, 1),
    });
    expect(message?.blocks[0]).toMatchObject({ place: { sentences: ['p1'], marked: [] } });
    expect(message?.blocks[0]).not.toHaveProperty('mark');
  });

  test('shows no source of its own where it was just said, and keeps its link', () => {
    const [message] = render({
      kind: 'quotation',
      excerpt: excerptOfParagraph(article, 'p1'),
      source: 'quiet',
    });
    expect(message?.blocks[0]).not.toHaveProperty('source');
    expect(message?.blocks[0]).toMatchObject({ url: 'https://pages.example/articles/troops#p1' });
  });
});

test('an article is a card that opens our own page', () => {
  expect(render({ kind: 'article', article: 'troops' })[0]?.blocks).toEqual([
    {
      kind: 'article',
      article: 'troops',
      language: 'en-GB',
      kicker: 'Top Stories',
      headline: 'Troops to leave <b>soon</b>',
      standfirst: 'The meeting comes with attacks on the rise.',
      date: '21 Aug 2020, 05:20',
      page: '/articles/troops',
    },
  ]);
});

test('words, lists, links and choices pass as they are, and one reply is one message', () => {
  expect(
    web.render(
      {
        parts: [
          { kind: 'words', text: 'Hello <b>' },
          { kind: 'list', items: [{ label: 'US troops', action: '/troops' }] },
          { kind: 'links', links: [{ label: 'Telegram', url: 'https://t.me/sample' }] },
        ],
        choices: [{ label: 'More', action: '/more' }],
        outcome: 'unanswered',
      },
      library,
    ),
  ).toEqual([
    {
      blocks: [
        { kind: 'words', text: 'Hello <b>' },
        { kind: 'list', items: [{ label: 'US troops', action: '/troops' }] },
        { kind: 'links', links: [{ label: 'Telegram', url: 'https://t.me/sample' }] },
      ],
      choices: [{ label: 'More', action: '/more' }],
      outcome: 'unanswered',
    },
  ]);
});

test('a choice that a list already offers is not offered twice', () => {
  const items = [{ label: 'US troops', action: '/troops' }];
  const [message] = web.render(
    {
      parts: [{ kind: 'list', items }],
      choices: [
        { label: '/troops', action: '/troops' },
        { label: 'Topics', action: '/topics' },
      ],
    },
    library,
  );
  expect(message?.choices).toEqual([{ label: 'Topics', action: '/topics' }]);
});

test('a message is plain JSON', () => {
  const [message] = render({ kind: 'quotation', excerpt: excerptOfParagraph(article, 'p2') });
  expect(JSON.parse(JSON.stringify(message))).toEqual(message);
});

test('an article that is not there is never shown', () => {
  expect(() => render({ kind: 'article', article: 'nowhere' })).toThrow(RangeError);
});
