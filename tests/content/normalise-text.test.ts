import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesOf, normaliseText } from '../../src/content/normalise-text.ts';
import { anyCharacter } from '../fakes/any-character.ts';

test.each([
  [
    'joins a letter with its accent',
    'Cafe\u0301',
    'Café',
    ['letters with separate accents joined (Unicode NFC)'],
  ],
  [
    'keeps the ring of å, which Telegram takes from a decomposed one',
    'a\u030angstro\u0308m',
    'ångström',
    ['letters with separate accents joined (Unicode NFC)'],
  ],
  ['makes a tab a space', 'a\tb', 'a b', ['U+0009 made a space']],
  ['makes every control character a space', 'a\u0000b\u0085c', 'a b c', ['U+0000, U+0085 made a space']],
  ['makes one line of several', 'a \r\n  b\u2028c\n\nd', 'a b c d', []],
  ['removes direction overrides', 'a\u202Eb\u202Cc', 'abc', ['U+202E, U+202C removed']],
  ['removes rings that belong to no letter', 'q\u030A', 'q', ['U+030A removed']],
  [
    'keeps the last of a run of direction marks',
    'a\u200F\u200E\u200Fb',
    'a\u200Fb',
    ['U+200F, U+200E removed before another direction mark'],
  ],
  ['replaces half a character', 'a\uD83Db', 'a\uFFFDb', ['U+D83D made U+FFFD, being half a character']],
  ['trims', '  a \u00a0', 'a', []],
])('normalising %s', (_name, text, expected, changes) => {
  expect(normaliseText(text)).toBe(expected);
  expect(changesOf(text)).toEqual(changes);
});

test.each([
  '"So at some point," he said…',
  '5 * 3 [sic] `a` <b>',
  '👩‍👩‍👧 \u00a0 d’été',
  'قال «نعم» بالعربية',
  '\u200Fعربي',
])('normalising leaves %s as it is', (text) => {
  expect(normaliseText(text)).toBe(text);
  expect(changesOf(text)).toEqual([]);
});

test('normalising twice is normalising once, and nothing that a platform changes is left', () => {
  const odd = fc.constantFrom(
    '\u030A',
    '\u0301',
    'a',
    ' ',
    '\u202A',
    '\u200E',
    '\u200F',
    '\n',
    '\t',
    '\u2028',
    '\u0333',
    'A',
    '\uD83D',
    '\uFEFF',
  );
  const anything = fc.oneof(
    fc.string({ unit: anyCharacter }),
    fc.array(odd).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const once = normaliseText(text);
      expect(normaliseText(once)).toBe(once);
      expect(changesOf(once)).toEqual([]);
      expect(once).not.toMatch(/[\p{Cc}\p{Cs}\u2028-\u202E]|\u030A|\u0333|\u033F|[\u200E\u200F]{2}|^\s|\s$/u);
      expect(once.normalize('NFC')).toBe(once);
    }),
    { numRuns: 1000 },
  );
});
