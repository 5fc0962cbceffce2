import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatText } from '../fakes/telegram/index.ts';

type Input = Parameters<typeof formatText>[0];

const format = (text: string, more: Partial<Input> = {}) => formatText({ text, kind: 'message', ...more });
const bold = (offset: number, length: number) => ({ type: 'bold', offset, length }) as const;
const quote = (offset: number, length: number) => ({ type: 'blockquote', offset, length }) as const;
const kinds = (text: string, more: Partial<Input> = {}) =>
  format(text, more).entities.map(({ type, offset, length }) => [type, text.slice(offset, offset + length)]);
const rules = (text: string, more: Partial<Input> = {}) => format(text, more).notes.map(({ rule }) => rule);

describe('the limits count code points', () => {
  test('4,096 rockets are a message, one more is too long', () => {
    expect(format('🚀'.repeat(4096)).text).toHaveLength(8192);
    expect(() => format('🚀'.repeat(4097))).toThrow('Bad Request: message is too long');
  });
  test('a caption has 1,024, a quote as many', () => {
    expect(() => format('é'.repeat(1025), { kind: 'caption' })).toThrow(
      'Bad Request: message caption is too long',
    );
    expect(format('é'.repeat(1024), { kind: 'quote' }).text).toHaveLength(1024);
  });
  test('the limit comes after trimming', () => {
    expect(format(`${'x'.repeat(4096)}   `).text).toHaveLength(4096);
  });
  test('raw text has 32,768 bytes', () => {
    expect(() => format('é'.repeat(16_385))).toThrow('Bad Request: text is too long');
  });
});

describe('what Telegram changes in a text', () => {
  test.each([
    ['control characters become spaces', 'a\tb\u0007c', 'a b c'],
    ['carriage returns vanish', 'a\r\nb', 'a\nb'],
    ['bidirectional overrides vanish', 'a\u202Eb\u2028c', 'abc'],
    ['a loose ring vanishes from its letter', 'a\u030Angstrom', 'angstrom'],
    ['of a run of direction marks the last stays', 'a\u200F\u200F\u200Eb', 'a\u200C\u200C\u200Eb'],
  ])('%s, and that is noted', (_name, sent, shown) => {
    expect(format(sent).text).toBe(shown);
    expect(rules(sent)).toEqual(['text-changed']);
  });
  test.each([
    ['Arabic with its own marks', 'قالَ «لا» \u200Fنعم'],
    ['non-breaking spaces and typographic quotes', '“5\u00A0km”\u2009–\u2009‘so’…'],
    ['composed letters', 'Ångström in Ůsti'],
    ['emoji with joiners', '👩‍👩‍👧‍👦🇦🇪'],
  ])('%s stays as it is', (_name, sent) => {
    expect(format(sent)).toEqual({ text: sent, entities: [], notes: [] });
  });
  test('blanks at the ends are cut, leading ones up to the first entity', () => {
    expect(format('  a  ')).toMatchObject({ text: 'a', notes: [{ rule: 'text-trimmed' }] });
    expect(format('   ab', { entities: [bold(1, 4)] })).toMatchObject({
      text: '  ab',
      entities: [{ offset: 0, length: 4 }],
    });
  });
  test('entities keep to their words when characters vanish before and in them', () => {
    expect(format('a\u202Eb\rc\u202Ed', { entities: [bold(2, 5)] })).toMatchObject({
      text: 'abcd',
      entities: [{ offset: 1, length: 3 }],
    });
  });
  test('a text of invisible characters is empty', () => {
    expect(() => format(' \n\u200B\u2800\uFEFF ')).toThrow('Bad Request: message text is empty');
  });
  test('a lone surrogate is no text', () => {
    expect(() => format('a\uD83D')).toThrow('Bad Request: strings must be encoded in UTF-8');
  });
});

describe('entities that the bot names', () => {
  test.each([
    ['after the end', bold(2, 1), 'entity begins after the end of the text at UTF-16 offset 2'],
    [
      'over the end',
      bold(1, 2),
      'entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 3',
    ],
  ])('%s are refused', (_name, entity, reason) => {
    expect(() => format('ab', { entities: [entity] })).toThrow(`Bad Request: ${reason}`);
  });
  test('that cut a character in two are refused', () => {
    expect(() => format('🚀', { entities: [bold(1, 1)] })).toThrow(
      'entity begins in a middle of a UTF-16 symbol',
    );
    expect(() => format('🚀', { entities: [bold(0, 1)] })).toThrow('ends in a middle of a UTF-16 symbol');
  });
  test('that the server finds itself are ignored', () => {
    expect(rules('see it', { entities: [{ type: 'url', offset: 0, length: 3 }] })).toEqual([
      'entity-ignored',
    ]);
  });
  test('of no length, or over blanks only, are dropped', () => {
    expect(rules('a b', { entities: [bold(0, 0)] })).toEqual(['entity-dropped']);
    expect(rules('a b', { entities: [bold(1, 1)] })).toEqual(['entity-dropped']);
  });
  test('links without an address are dropped', () => {
    const link = (url: string) => [{ type: 'text_link', offset: 0, length: 1, url }] as const;
    expect(rules('a', { entities: link('javascript:alert(1)') })).toEqual(['entity-dropped']);
    expect(rules('a', { entities: link('https://news.example/a#:~:text=so%20it') })).toEqual([]);
  });
  test('quotations do not nest', () => {
    const entities = [quote(0, 5), quote(2, 2)];
    expect(format('abcdef', { entities })).toMatchObject({
      entities: [quote(0, 5)],
      notes: [{ rule: 'entity-nesting' }],
    });
  });
  test('a quotation may hold styles, links and code; code holds nothing', () => {
    const link = { type: 'text_link', offset: 3, length: 1, url: 'https://a.example/' } as const;
    expect(rules('abcdef', { entities: [quote(0, 6), bold(1, 2), link] })).toEqual([]);
    const code = { type: 'code', offset: 0, length: 3 } as const;
    expect(rules('abcdef', { entities: [code, bold(1, 1)] })).toEqual(['entity-nesting']);
  });
  test('a style that crosses the edge of a quotation is split there, touching styles are one', () => {
    expect(format('abcdef', { entities: [quote(0, 3), bold(1, 4)] }).entities).toEqual([
      quote(0, 3),
      bold(1, 2),
      bold(3, 2),
    ]);
    expect(format('abcdef', { entities: [bold(0, 2), bold(2, 2)] }).entities).toEqual([bold(0, 4)]);
  });
  test('over a hundred, the rest are dropped', () => {
    const entities = Array.from({ length: 101 }, (_, index) => bold(index * 2, 1));
    const { entities: kept, notes } = format('a '.repeat(101), { entities });
    expect(kept).toHaveLength(100);
    expect(notes.map(({ rule }) => rule)).toContain('entities-cut');
  });
});

describe('entities that the server finds', () => {
  test.each([
    [
      'mail me@news.example or https://a.example/b?c=d.',
      [
        ['email', 'me@news.example'],
        ['url', 'https://a.example/b?c=d'],
      ],
    ],
    [
      'read news.com/a (or news.de)',
      [
        ['url', 'news.com/a'],
        ['url', 'news.de'],
      ],
    ],
    ['The end.The beginning, at 5.30 in the U.S.', []],
    [
      '/attacks and /start@some_bot but not a/b',
      [
        ['bot_command', '/attacks'],
        ['bot_command', '/start@some_bot'],
      ],
    ],
    ['@reader_1 wrote, x@y did not', [['mention', '@reader_1']]],
    [
      '#Iraq2020 costs $USD, #1 does not',
      [
        ['hashtag', '#Iraq2020'],
        ['cashtag', '$USD'],
      ],
    ],
    ['call +1-212-555-0123', [['phone_number', '+1-212-555-0123']]],
  ])('%s', (text, found) => {
    expect(kinds(text)).toEqual(found);
  });
  test('nothing is found in code or under a link', () => {
    expect(kinds('/attacks', { entities: [{ type: 'code', offset: 0, length: 8 }] })).toEqual([
      ['code', '/attacks'],
    ]);
    const link = { type: 'text_link', offset: 0, length: 8, url: 'https://a.example/' } as const;
    expect(kinds('/attacks', { entities: [link] })).toEqual([['text_link', '/attacks']]);
  });
});

describe('HTML', () => {
  const html = (text: string) => format(text, { parseMode: 'HTML' });
  test('marks become entities, references become characters', () => {
    const shown = html(
      '<b>1 &lt; 2</b> <i>a<u>b</u></i> <blockquote expandable>q</blockquote> <a href="a.example">l</a>',
    );
    expect(shown.text).toBe('1 < 2 ab q l');
    expect(shown.entities.map(({ type }) => type)).toEqual([
      'bold',
      'italic',
      'underline',
      'expandable_blockquote',
      'text_link',
    ]);
  });
  test('other named references stay as they are', () => {
    expect(html('a&nbsp;b &#8220;').text).toBe('a&nbsp;b “');
  });
  test('code has its language', () => {
    expect(html('<pre><code class="language-ts">x</code></pre>').entities).toEqual([
      { type: 'pre', offset: 0, length: 1, language: 'ts' },
    ]);
  });
  test.each([
    ['é<div>', 'Unsupported start tag "div" at byte offset 2'],
    ['<b>a', 'Can\'t find end tag corresponding to start tag "b"'],
    ['a</b>', 'Unexpected end tag at byte offset 1'],
    ['<b>a</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ['a < b', 'Unsupported start tag "" at byte offset 2'],
    ['<b', 'Unclosed start tag at byte offset 0'],
    ['<span>a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ['<a ="x">a</a>', 'Empty attribute name in the tag "a" at byte offset 0'],
  ])('%s is refused', (text, reason) => {
    expect(() => html(text)).toThrow(`Bad Request: can't parse entities: ${reason}`);
  });
});

describe('MarkdownV2', () => {
  const markdown = (text: string) => format(text, { parseMode: 'MarkdownV2' });
  test('marks become entities, escapes become characters', () => {
    const shown = markdown('*b _i_* ~s~ ||p|| `c\\`` [l](https://a.example/\\)) 1\\.');
    expect(shown.text).toBe('b i s p c` l 1.');
    expect(shown.entities.map(({ type }) => type)).toEqual([
      'bold',
      'italic',
      'strikethrough',
      'spoiler',
      'code',
      'text_link',
    ]);
  });
  test('quotations end with their lines', () => {
    expect(markdown('>a\n>b\nc\n**>d||').entities).toEqual([
      quote(0, 3),
      { type: 'expandable_blockquote', offset: 6, length: 1 },
    ]);
  });
  test.each([
    ['One sentence.', "Character '.' is reserved and must be escaped with the preceding '\\'"],
    ['é*b', "Can't find end of Bold entity at byte offset 2"],
    ['[a](b', "Can't find end of a URL at byte offset 3"],
  ])('%s is refused', (text, reason) => {
    expect(() => markdown(text)).toThrow(`Bad Request: can't parse entities: ${reason}`);
  });
});

test('legacy Markdown has no nesting', () => {
  expect(kinds('x', { parseMode: 'Markdown' })).toEqual([]);
  expect(format('*b* _i_ `c` [l](a.example)', { parseMode: 'Markdown' }).text).toBe('b i c l');
  expect(() => format('a*b', { parseMode: 'Markdown' })).toThrow(
    "Can't find end of the entity starting at byte offset 1",
  );
});

test('whatever is sent, what is shown is within the limits and its entities within the text', () => {
  const piece = fc.constantFrom(
    ...'ab \n\t\r\u202E\u030A\u200F🚀é<b>&*_[](x)`~|/@#.1'.split(''),
    '🚀',
    'https://a.example',
    '</b>',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 60 }),
      fc.constantFrom(undefined, 'HTML', 'MarkdownV2', 'Markdown'),
      (pieces, parseMode) => {
        const source = pieces.join('').toWellFormed();
        try {
          const { text, entities } = format(source, { parseMode });
          expect(text).toBe(text.trimEnd());
          // Leading spaces are cut up to the first entity only, which may itself begin with one.
          if (parseMode === undefined) expect(text).toBe(text.trimStart());
          for (const { offset, length } of entities) {
            expect(length).toBeGreaterThan(0);
            expect(offset + length).toBeLessThanOrEqual(text.length);
            expect(text.slice(offset, offset + length).isWellFormed()).toBe(true);
          }
        } catch (error) {
          expect(String(error)).toMatch(/^Refusal: Bad Request: |AssertionError/);
          if (String(error).includes('AssertionError')) throw error;
        }
      },
    ),
    { numRuns: 300 },
  );
});
