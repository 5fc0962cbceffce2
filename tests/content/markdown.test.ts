import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBlocks } from '../../src/content/files/markdown-blocks.ts';
import { readMarkdownBody } from '../../src/content/files/markdown-body.ts';
import { readPlainBlocks } from '../../src/content/files/plain-blocks.ts';
import { normaliseText } from '../../src/content/normalise-text.ts';

/** The paragraphs of a body as readers see them. */
function paragraphs(source: string): string[] {
  return readMarkdownBody(source, '').sections.flatMap((section) =>
    section.paragraphs.map(({ text }) => normaliseText(text)),
  );
}

describe('marks go, words stay', () => {
  test.each([
    ['emphasis', 'He *never* said **this** or _that_.', ['He never said this or that.']],
    [
      'links',
      'See [the speech](https://a.example "Title") and <https://b.example>.',
      ['See the speech and https://b.example.'],
    ],
    [
      'link references',
      'See [the speech][1] and [this].\n\n[1]: https://a.example\n[this]: /b',
      ['See the speech and this.'],
    ],
    ['code', 'Type `/troops` now.', ['Type /troops now.']],
    ['escapes and entities', '5 \\* 3 &amp; 4 &lt; 5', ['5 * 3 & 4 < 5']],
    [
      'stars, brackets and underscores that are only themselves',
      '5 * 3 [sic] a_b_c 2 ** 3',
      ['5 * 3 [sic] a_b_c 2 ** 3'],
    ],
    ['strike-through, which is not CommonMark', '~~never~~', ['~~never~~']],
  ])('%s', (_name, source, expected) => {
    expect(paragraphs(source)).toEqual(expected);
  });
});

describe('blocks become paragraphs', () => {
  test.each([
    ['lines of one paragraph are joined by a space', 'One\ntwo  \nthree\\\nfour', ['One two three four']],
    ['items of a list', '- One\n- Two\n\n  more\n* Three', ['One', 'Two', 'more', 'Three']],
    ['nested items', '- One\n  - Two\n', ['One', 'Two']],
    [
      'a number at the beginning is kept',
      '1999. What a year\n\n2004. Another',
      ['1999. What a year', '2004. Another'],
    ],
    ['a number alone is kept', '1999.\n\nText', ['1999.', 'Text']],
    [
      'numbered items keep what is written, not what is counted',
      '1. A\n1. B\n7) C',
      ['1. A', '1. B', '7) C'],
    ],
    ['a numbered item that is no paragraph', '1. > A', ['1.', 'A']],
    ['quotations', '> One\n> two\n>\n> Three', ['One two', 'Three']],
    ['code', '```js\na = 1\nb\n\nc\n```\n\n    indented', ['a = 1 b', 'c', 'indented']],
    ['tables stay as they are written', '| a | b |\n|---|---|\n| 1 | 2 |', ['| a | b | |---|---| | 1 | 2 |']],
    ['rules are only rules', 'One\n\n***\n\nTwo', ['One', 'Two']],
    [
      'raw HTML stays as it is written',
      'A <b>bold</b> word\n\n<div>\nx\n</div>',
      ['A <b>bold</b> word', '<div> x </div>'],
    ],
    [
      'what only looks like a link definition stays',
      '[Q]: Why?\n\n[A]: Because.',
      ['[Q]: Why?', '[A]: Because.'],
    ],
    ['and so does what refers to it', 'As [Q] said.\n\n[Q]: Why?', ['As [Q] said.', '[Q]: Why?']],
    ['headings inside quotations begin no section', '> ## A\n> b', ['A', 'b']],
    ['pictures go, the words around them stay', 'A ![the president](a.jpg) word', ['A  word']],
  ])('%s', (_name, source, expected) => {
    expect(paragraphs(source)).toEqual(expected);
  });
});

test('headings begin sections, and the one that repeats the headline goes', () => {
  const source = '# A *visit*\n\nOne\n\n## Two\nThree\n### Four ###\nFive\n\nSix\n=\nSeven';
  const { sections } = readMarkdownBody(source, 'A visit');
  expect(sections).toEqual([
    { line: 3, paragraphs: [{ text: 'One', line: 3 }] },
    { heading: 'Two', line: 5, paragraphs: [{ text: 'Three', line: 6 }] },
    { heading: 'Four', line: 7, paragraphs: [{ text: 'Five', line: 8 }] },
    { heading: 'Six', line: 10, paragraphs: [{ text: 'Seven', line: 12 }] },
  ]);
});

test('what readers see otherwise than its editor may expect is noted with its line', () => {
  const { notes } = readMarkdownBody('One\n\n![a](b.jpg) <br> two <br>\n\n<!-- later -->', '');
  expect(notes.map(({ line, text }) => `${line} ${text.split(';')[0]}`)).toEqual([
    '3 a picture inside the body is not shown',
    '3 raw HTML is shown to readers as it is written',
    '5 raw HTML is shown to readers as it is written',
  ]);
});

test('the paragraphs of a block of code know their lines', () => {
  expect(readBlocks('One\n\n```\na\n\n\nb\n```').blocks).toEqual([
    { text: 'One', line: 1 },
    { text: 'a', line: 4 },
    { text: 'b', line: 7 },
  ]);
});

test('the fast way reads what it reads as the parser does', () => {
  const piece = fc.constantFrom(
    ...[
      'a',
      'Two words',
      ' ',
      '  ',
      '\n',
      '\n\n',
      '# ',
      '## ',
      '#',
      '-',
      '- ',
      '1. ',
      '12',
      '.',
      '>',
      '=',
      '***',
      '*',
      '_',
      '`',
      '<b>',
    ],
    ...[
      '&',
      '&amp;',
      '[x]',
      '!',
      '"',
      "'",
      '\t',
      '\\',
      '|',
      '~~~',
      ':',
      'é',
      '👍',
      'العربية',
      '\u00a0',
      '+ ',
      '---',
      '\u2028',
      '\f',
    ],
  );
  let plain = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const source = pieces.join('');
      const fast = readPlainBlocks(source);
      if (!fast) return;
      plain += 1;
      const slow = readBlocks(source).blocks;
      const seen = (blocks: typeof slow) =>
        blocks.map(({ text, ...rest }) => ({ ...rest, text: normaliseText(text) }));
      expect(seen(fast)).toEqual(seen(slow));
    }),
    { numRuns: 3000 },
  );
  expect(plain).toBeGreaterThan(100);
});

test('no letter of a body is lost or moved, whatever marks stand around it', () => {
  const word = fc.stringMatching(/^[a-zé]{1,6}$/);
  const mark = fc.constantFrom(
    '*',
    '**',
    '_',
    '`',
    '\n',
    '\n\n',
    '- ',
    '1. ',
    '> ',
    ' ',
    ' ',
    '"',
    '#',
    '~',
    '\n    ',
    '](',
    '[',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(word, mark), { maxLength: 20 }), (pieces) => {
      const source = pieces.join('');
      const letters = (text: string) => text.replace(/[^a-zé]/g, '');
      const { sections } = readMarkdownBody(source, '');
      const seen = sections.map(
        ({ heading = '', paragraphs: parts }) => heading + parts.map(({ text }) => text).join(''),
      );
      fc.pre(!source.includes('](') && !/[`~]{3}/.test(source));
      expect(letters(seen.join(''))).toBe(letters(source));
    }),
    { numRuns: 1500 },
  );
});
