import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/content/index.ts';
import { buildArticle, createLibrary, excerptOf, excerptOfParagraph } from '../../../src/content/index.ts';
import { quotationsOf } from '../../../src/conversation/index.ts';
import { quotedIn, renderTelegram } from '../../../src/platforms/telegram/index.ts';
import { formatText } from '../../fakes/telegram/index.ts';
import { longParagraph } from '../contract.ts';

const publication = { name: 'The Test', language: 'en-GB', timeZone: 'Asia/Dubai', follow: {} };

function articleOf(...paragraphs: string[]): Article {
  return buildArticle(
    {
      slug: 'test',
      headline: 'A headline',
      published: Temporal.ZonedDateTime.from('2020-08-21T05:20[Asia/Dubai]'),
      body: [{ paragraphs }],
    },
    publication,
  );
}

const libraryOf = (article: Article) =>
  createLibrary({ publication, articles: [article], publicUrl: 'https://test.example' });

describe('a rendered quotation', () => {
  const article = articleOf('First sentence 🚀 here. The second *one* answers.', longParagraph(9000));
  const library = libraryOf(article);

  test('is a block quotation with its source under it, and nothing is parsed', () => {
    const [message] = renderTelegram(
      { parts: [{ kind: 'quotation', excerpt: excerptOf(article, 'p1', 1) }], choices: [] },
      library,
    );
    expect(message).toEqual({
      text: 'The second *one* answers.\nA headline · 21 Aug 2020, 05:20',
      entities: [
        { type: 'blockquote', offset: 0, length: 25 },
        { type: 'text_link', offset: 26, length: 10, url: 'https://test.example/articles/test#p1-2' },
      ],
      link_preview_options: {
        url: 'https://test.example/articles/test#p1-2',
        prefer_small_media: true,
        show_above_text: false,
      },
    });
  });

  test('marks the answering sentence inside its paragraph', () => {
    const [message] = renderTelegram(
      {
        parts: [
          {
            kind: 'quotation',
            excerpt: excerptOfParagraph(article, 'p1'),
            mark: excerptOf(article, 'p1', 1),
          },
        ],
        choices: [],
      },
      library,
    );
    const mark = message?.entities.find(({ type }) => type === 'bold');
    expect(mark && message?.text.slice(mark.offset, mark.offset + mark.length)).toBe(
      'The second *one* answers.',
    );
  });

  test('is split between sentences where it is too long, folded up, with the buttons under the last', () => {
    const messages = renderTelegram(
      {
        parts: [{ kind: 'quotation', excerpt: excerptOfParagraph(article, 'p2') }],
        choices: [{ label: 'More', action: '/more x' }],
      },
      library,
    );
    expect(messages.length).toBeGreaterThan(2);
    for (const { text, entities } of messages) {
      expect(text.length).toBeLessThanOrEqual(4096);
      expect(entities[0]?.type).toBe('expandable_blockquote');
    }
    expect(messages.map(({ reply_markup }) => reply_markup !== undefined)).toEqual(
      messages.map((_, index) => index === messages.length - 1),
    );
  });
});

test('for any text, every message passes the server, and its quotations are the excerpt', () => {
  const words = fc.string({
    unit: fc.constantFrom(...'ab *_[]()~`>#+-=|{}.!\\<&🚀👩‍👩‍👧é”“«»…ا ل؟ 1'),
    minLength: 1,
    maxLength: 400,
  });
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), (paragraphs) => {
      const usable = paragraphs.filter((text) => /[\p{L}\p{N}]/u.test(text.trim()));
      fc.pre(usable.length > 0);
      const article = articleOf(...usable);
      const library = libraryOf(article);
      const reply = {
        parts: article.sections
          .flatMap((section) => section.paragraphs)
          .map(
            ({ address }) => ({ kind: 'quotation', excerpt: excerptOfParagraph(article, address) }) as const,
          ),
        choices: [],
      };
      const messages = renderTelegram(reply, library);
      for (const { text, entities } of messages) {
        const shown = formatText({ text, entities, kind: 'message' });
        expect(shown.notes).toEqual([]);
        expect(shown.text).toBe(text);
      }
      expect(messages.flatMap(quotedIn)).toEqual(quotationsOf(reply, library).map(({ text }) => text));
    }),
    { numRuns: 200 },
  );
});

test('a long list spreads over messages within the limit of entities and length', () => {
  const article = articleOf('One.');
  const items = Array.from({ length: 300 }, (_, index) => ({
    label: `Topic ${index}`,
    action: `/topic_${index}`,
  }));
  const messages = renderTelegram({ parts: [{ kind: 'list', items }], choices: [] }, libraryOf(article));
  expect(messages.length).toBeGreaterThan(1);
  for (const { text } of messages) expect(text.length).toBeLessThanOrEqual(4096);
  expect(messages.map(({ text }) => text).join('\n')).toContain('/topic_299 – Topic 299');
});
