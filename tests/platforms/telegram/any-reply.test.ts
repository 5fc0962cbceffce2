import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article, Library } from '../../../src/content/index.ts';
import { excerptOf, excerptOfParagraph, paragraphsOf } from '../../../src/content/index.ts';
import type { Part, Reply } from '../../../src/conversation/index.ts';
import { quotationsOf } from '../../../src/conversation/index.ts';
import { findMisquotation } from '../../../src/delivery/verify.ts';
import { quotedIn, renderTelegram } from '../../../src/platforms/telegram/index.ts';
import { anyCharacter } from '../../fakes/any-character.ts';
import { formatText } from '../../fakes/telegram/index.ts';
import { articleOf, libraryOf } from './library.ts';

const SIGNS = '*_[]()~`>#+-=|{}.!\\<&"\'“”«»…،؟:;,?/@$';
const CHARACTERS = [
  ...'abc ABC 123',
  ...SIGNS,
  '🚀',
  '👩‍👩‍👧',
  '🇦🇪',
  'é',
  'ß',
  'ا',
  'ل',
  'ع',
  '中',
  '\u200F',
  '\u00A0',
  '\u2068',
];
const token = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      'the',
      'troops',
      'said',
      'قال',
      'U.S.',
      '5.',
      'No',
      '“We',
      'go.”',
      '👩‍👩‍👧',
      'a*b',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('/troops', '@reader', '#tag', 'https://example.com/a_b?c=d') },
  { weight: 3, arbitrary: fc.string({ unit: fc.constantFrom(...CHARACTERS), minLength: 1, maxLength: 12 }) },
  { weight: 1, arbitrary: fc.integer({ min: 100, max: 5000 }).map((length) => 'x'.repeat(length)) },
);
const paragraph = fc
  .tuple(fc.array(token, { minLength: 1, maxLength: 40 }), fc.constantFrom(1, 1, 1, 4, 40))
  .map(([tokens, times]) => `A ${`${tokens.join(' ')}. `.repeat(times)}`)
  // Of more than about 100 addresses in one quotation Telegram makes no links; nothing here can change that.
  .filter((text) => (text.match(/[@#$/.]/g)?.length ?? 0) < 80);

const article = fc
  .record({
    paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 5 }),
    headline: fc.oneof(paragraph, fc.constant('القوات تغادر')),
    kicker: fc.option(paragraph, { nil: '' }),
    standfirst: fc.option(paragraph, { nil: '' }),
  })
  .map(({ paragraphs, ...more }) => {
    const given = Object.fromEntries(Object.entries(more).filter(([, text]) => text !== ''));
    return articleOf(paragraphs, given);
  });

/** A number that picks one of some things, once they are known. */
const pick = fc.nat(1000);
const item = fc.record({
  label: paragraph,
  action: fc.oneof(fc.constantFrom('/troops', '/help'), paragraph),
});
const part = fc.oneof(
  fc.record({
    kind: fc.constant('quotation' as const),
    at: pick,
    first: pick,
    mark: pick,
    quiet: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('words' as const),
    text: fc.oneof(paragraph, fc.string({ unit: anyCharacter, maxLength: 50 })),
  }),
  fc.record({ kind: fc.constant('article' as const), article: fc.constantFrom('test', 'gone') }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(item, { maxLength: 30 }) }),
  fc.record({
    kind: fc.constant('links' as const),
    links: fc.array(fc.record({ label: paragraph, url: fc.oneof(fc.webUrl(), fc.string()) }), {
      maxLength: 30,
    }),
  }),
);

type Chosen = typeof part extends fc.Arbitrary<infer Value> ? Value : never;

function partOf(chosen: Chosen, quoted: Article): Part {
  if (chosen.kind !== 'quotation') return chosen;
  const all = paragraphsOf(quoted);
  const { address = '', sentences = [] } = all[chosen.at % all.length] ?? {};
  const mark = excerptOf(quoted, address, chosen.mark % sentences.length);
  return {
    kind: 'quotation',
    excerpt: chosen.quiet
      ? excerptOfParagraph(quoted, address)
      : excerptOf(quoted, address, chosen.first % sentences.length, sentences.length - 1),
    ...(chosen.mark > 500 && { mark }),
    source: chosen.quiet ? 'quiet' : 'full',
  };
}

function holds(reply: Reply, library: Library): void {
  const messages = renderTelegram(reply, library);
  for (const { text, entities, reply_markup } of messages) {
    expect(text.length).toBeLessThanOrEqual(4096);
    const { notes, text: seen } = formatText({ text, entities, kind: 'message' });
    expect(seen).toBe(text);
    expect(notes).toEqual([]);
    for (const button of reply_markup?.inline_keyboard.flat() ?? []) {
      expect(button.text.trim()).not.toBe('');
      if ('copy_text' in button) {
        expect(button.copy_text.text.length).toBeLessThanOrEqual(256);
        continue;
      }
      const bytes = Buffer.byteLength('callback_data' in button ? button.callback_data : '');
      expect(bytes >= 1 && bytes <= 64).toBe(true);
    }
  }
  const expected = quotationsOf(reply, library);
  expect(findMisquotation(messages.flatMap(quotedIn), expected, library, 4096)).toBeUndefined();
}

/** Replies that are tried; more with `REPLIES=3000 npx vitest run tests/platforms/telegram/any-reply.test.ts`. */
const REPLIES = Number(process.env.REPLIES ?? 150);

test('any reply about any article is within the limits, changed by nothing, and quotes the very excerpts', () => {
  fc.assert(
    fc.property(
      article,
      fc.array(part, { maxLength: 8 }),
      fc.array(item, { maxLength: 12 }),
      (quoted, parts, choices) => {
        holds({ parts: parts.map((chosen) => partOf(chosen, quoted)), choices }, libraryOf(quoted));
      },
    ),
    { numRuns: REPLIES },
  );
});
