import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/content/index.ts';
import { buildArticle, createLibrary, excerptOf, excerptOfParagraph } from '../../../src/content/index.ts';
import type { Part, Reply } from '../../../src/conversation/index.ts';
import { quotationsOf } from '../../../src/conversation/index.ts';
import { quotation, quotationsIn } from '../../../src/platforms/whatsapp/formatted.ts';
import type { WhatsAppMessage } from '../../../src/platforms/whatsapp/index.ts';
import { quotedIn, renderWhatsApp } from '../../../src/platforms/whatsapp/index.ts';
import { toWire } from '../../../src/platforms/whatsapp/message.ts';
import { hasMarkup, neutralise } from '../../../src/platforms/whatsapp/neutralise.ts';
import { asShown } from '../../fakes/whatsapp/index.ts';
import { HOSTILE, longParagraph } from '../contract.ts';

const PUBLICATION = { name: 'The Test', language: 'en-GB', timeZone: 'Asia/Dubai', follow: {} };

function articleOf(
  paragraphs: readonly string[],
  more: Partial<Parameters<typeof buildArticle>[0]> = {},
): Article {
  return buildArticle(
    {
      slug: 'rockets',
      headline: 'Rockets hit the base',
      published: Temporal.ZonedDateTime.from('2020-08-21T05:20[Asia/Dubai]'),
      body: [{ paragraphs: [...paragraphs] }],
      ...more,
    },
    PUBLICATION,
  );
}

function libraryOf(...articles: Article[]) {
  return createLibrary({ publication: PUBLICATION, articles, publicUrl: 'https://news.example' });
}

function quoting(article: Article, paragraph = 'p1'): Part {
  return { kind: 'quotation', excerpt: excerptOfParagraph(article, paragraph) };
}

function render(article: Article, parts: readonly Part[], choices: Reply['choices'] = []): WhatsAppMessage[] {
  return renderWhatsApp({ parts, choices }, libraryOf(article));
}

const PRIVATE = { group: false, template: '' };
const GROUP = { group: true, template: '' };
const choice = (label: string, action = `/${label.toLowerCase()}`) => ({ label, action });

describe('one message', () => {
  test('a quotation stands in the form of quotations, with its source and its address below', () => {
    const article = articleOf(['Twelve rockets hit the base on Sunday. Nobody was hurt.']);
    const [message] = render(
      article,
      [quoting(article)],
      [choice('More'), choice('In context', '/context a')],
    );
    expect(message && toWire(message, PRIVATE)).toEqual({
      type: 'buttons',
      body: [
        '> Twelve rockets hit the base on Sunday. Nobody was hurt.',
        'Rockets hit the base · 21 Aug 2020, 05:20',
        'https://news.example/articles/rockets#p1',
      ].join('\n'),
      buttons: [
        { id: '/more', title: 'More' },
        { id: '/context a', title: 'In context' },
      ],
    });
  });

  test('without choices it is a text, with a preview of the one article', () => {
    const article = articleOf(['Nobody was hurt.']);
    const [message] = render(article, [quoting(article)]);
    expect(message && toWire(message, PRIVATE)).toMatchObject({ type: 'text', preview: true });
    const [two] = render(article, [quoting(article), quoting(article)]);
    expect(two && toWire(two, PRIVATE)).toMatchObject({ type: 'text', preview: false });
  });

  test('in a group it is a text, and what can be pressed elsewhere is there to be typed', () => {
    const article = articleOf(['Nobody was hurt.']);
    const [message] = render(
      article,
      [quoting(article)],
      [choice('More', '/more 2 a1 p2'), choice('The article', '/article a1')],
    );
    const wire = message && toWire(message, GROUP);
    expect(wire).toEqual({ type: 'text', body: expect.any(String) });
    expect(wire?.type === 'text' && wire.body).toMatch(/#p1\n\nMore: \/more\nThe article: \/article a1$/);
  });

  test('the rows of a list are named alike: by commands where some words are too long for a title', () => {
    const article = articleOf(['Nobody was hurt.']);
    const choices = [
      choice('Stop following', '/unsubscribe'),
      choice('Read what I keep about you', '/privacy'),
      choice('Help', '/help'),
      choice('Begin', '/start'),
    ];
    const [message] = render(article, [quoting(article)], choices);
    const wire = message && toWire(message, PRIVATE);
    expect(wire?.type === 'list' && wire.rows.map(({ title, description }) => [title, description])).toEqual([
      ['/unsubscribe', 'Stop following'],
      ['/privacy', 'Read what I keep about you'],
      ['/help', 'Help'],
      ['/start', 'Begin'],
    ]);
  });

  test('more than three choices, or a text too long for buttons, make a list', () => {
    const article = articleOf([longParagraph(1100)]);
    const four = ['One', 'Two', 'Three', 'Four'].map((label) => choice(label));
    const [words] = render(article, [{ kind: 'words', text: 'Choose.' }], four);
    expect(words && toWire(words, PRIVATE)).toMatchObject({ type: 'list', open: 'Choose' });
    const [long] = render(article, [quoting(article)], four.slice(0, 1));
    expect(long && toWire(long, PRIVATE)).toMatchObject({
      type: 'list',
      rows: [{ id: '/one', title: 'One' }],
    });
  });

  test('labels that would be the same on buttons make a list', () => {
    const article = articleOf(['Nobody was hurt.']);
    const [message] = render(
      article,
      [{ kind: 'words', text: 'Choose.' }],
      [choice('The very same beginning A', '/a'), choice('The very same beginning B', '/b')],
    );
    expect(message && toWire(message, PRIVATE)).toMatchObject({
      type: 'list',
      rows: [
        { id: '/a', title: '/a', description: 'The very same beginning A' },
        { id: '/b', title: '/b', description: 'The very same beginning B' },
      ],
    });
  });

  test('what a list offers can be pressed as well, each once, ten at most', () => {
    const items = Array.from({ length: 20 }, (_, n) => choice(`Person ${n}`, `/said Person ${n}`));
    const [message] = render(
      articleOf(['x.']),
      [{ kind: 'list', items }],
      [choice('Person 3', '/said Person 3')],
    );
    const wire = message && toWire(message, PRIVATE);
    expect(wire?.type === 'list' && wire.rows.map(({ id }) => id)).toEqual([
      '/said Person 3',
      ...[0, 1, 2, 4, 5, 6, 7, 8, 9].map((n) => `/said Person ${n}`),
    ]);
  });

  test('a sentence is marked in bold, and read back without the marks', () => {
    const article = articleOf(['Nobody was hurt. Twelve rockets hit the base. It was Sunday.']);
    const part = { ...quoting(article), mark: excerptOf(article, 'p1', 1) } as Part;
    const [message] = render(article, [part]);
    expect(message?.kind === 'text' && message.text).toContain(
      '> Nobody was hurt. *Twelve rockets hit the base.* It was',
    );
    expect(message && quotedIn(message)).toEqual([
      'Nobody was hurt. Twelve rockets hit the base. It was Sunday.',
    ]);
  });

  test('an article card has its headline in bold and its standfirst as a quotation', () => {
    const article = articleOf(['x.'], { kicker: 'Iraq', standfirst: 'Twelve hit on Sunday.' });
    const [message] = render(article, [{ kind: 'article', article: 'rockets' }]);
    expect(message?.kind === 'text' && message.text).toBe(
      'Iraq\n*Rockets hit the base*\n> Twelve hit on Sunday.\n21 Aug 2020, 05:20\nhttps://news.example/articles/rockets',
    );
  });

  test('a right-to-left headline does not turn its date round', () => {
    const article = articleOf(['قال الكاظمي.'], { headline: 'صواريخ على القاعدة' });
    const [message] = render(article, [quoting(article)]);
    expect(message?.kind === 'text' && message.text).toContain('\u2068صواريخ على القاعدة\u2069 · 21 Aug');
  });
});

describe('formatting characters', () => {
  test.each([
    'a *bold* word',
    '*all of it*',
    'an _italic_ one, and ~another~',
    'some `code` and ```more code```',
    '***three*** of them',
    '*one* and *two*, and _*both*_',
    '- a dash at the start',
    '* an asterisk at the start',
    '1. a number at the start',
    '> a bracket at the start',
    ...HOSTILE,
  ])('%s is shown as it is', (text) => {
    const { text: written, quotes, inserted } = quotation(text);
    expect(asShown(written)).toBe(text);
    expect(quotationsIn({ text: written, quotes, inserted })).toEqual([text]);
  });

  test('the model of what is shown would swallow them otherwise', () => {
    expect(asShown('a *bold* word')).toBe('a bold word');
    expect(asShown('> - a dash')).toBe('• a dash');
  });

  test.each([
    ...['2 * 3 is 6', '2 * 3 * 4 is 24', '5 ~ 6 ~ 7', 'snake_case_name and other_name', 'a *lone one'],
    ...['a note* and another*', 'nothing at all', 'https://news.example/a_b_c?x=*y*'],
  ])('%s does not act and is left alone, so that it is copied as it is', (text) => {
    expect(asShown(text)).toBe(text);
    expect(neutralise(text)).toEqual({ text, inserted: [] });
  });

  test('only where formatting begins stands a separator', () => {
    expect(neutralise('a *bold* word and _this_').inserted).toHaveLength(2);
  });

  test('separators of the article itself stay in what is read back', () => {
    const text = 'an *old* sep\u200Barator';
    expect(quotationsIn(quotation(text))).toEqual([text]);
  });

  test('the check can ask whether a text has any', () => {
    expect(['a *b* c', '> a', '2 * 3'].map(hasMarkup)).toEqual([true, true, false]);
  });
});

describe('any text', () => {
  const character = fc.oneof(
    fc.constantFrom(
      '*',
      '_',
      '~',
      '`',
      '-',
      '>',
      '1. ',
      ' ',
      'a',
      'ق',
      '🚀',
      '👩‍👩‍👧',
      'https://x.example/_a_',
      '.',
      '\u200F',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
  );
  const text = fc
    .array(character, { minLength: 1, maxLength: 60 })
    .map((all) => `x${all.join('').replace(/\s/g, ' ')}.`);

  test('is shown and read back character by character, and never longer than allowed', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 120 }), (said, times) => {
        const article = articleOf([Array(times).fill(said).join(' ')]);
        const parts = [quoting(article)];
        const messages = render(article, parts, [choice('More')]);
        const expected = quotationsOf({ parts, choices: [] }, libraryOf(article)).map((each) => each.text);
        // Where a message ends, white space is left out; a sentence may end without any.
        expect(messages.flatMap(quotedIn).join('').replace(/\s+/g, '')).toBe(
          expected.join('').replace(/\s+/g, ''),
        );
        for (const message of messages) {
          for (const to of [PRIVATE, GROUP]) {
            const wire = toWire(message, to);
            expect('body' in wire && wire.body.length).toBeLessThanOrEqual(4096);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

test.each([900, 1023, 1024, 1025, 4000, 4096, 4097, 9000, 30_000])(
  'a paragraph of %i characters loses nothing and cuts no sentence',
  (length) => {
    const article = articleOf([longParagraph(length)]);
    const messages = render(article, [quoting(article)], [choice('More')]);
    const pieces = messages.flatMap(quotedIn);
    expect(pieces.join(' ')).toBe(longParagraph(length));
    for (const piece of pieces) expect(piece).toMatch(/^This is.* in it\.$/s);
    for (const message of messages)
      expect(message.kind === 'text' && message.text).toContain('https://news.example');
  },
);
