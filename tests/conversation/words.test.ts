import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { WordKey } from '../../src/conversation/index.ts';
import {
  isRightToLeft,
  knownLanguage,
  languages,
  nameOfLanguage,
  readerLanguage,
  wordsIn,
} from '../../src/conversation/index.ts';

const root = resolve(import.meta.dirname, '../..');
const PLURAL = /_(zero|one|two|few|many|other)$/;
const COMMAND = /(?<![\w\u2068])\/[a-z]+/;

const english = textsOf('en');
const keys = [...new Set(Object.keys(english).map(baseOf))];
const others = languages.filter((language) => language !== 'en');

describe.each(languages)('the words in %s', (language) => {
  const texts = textsOf(language);

  test('have every key that English has, and no other', () => {
    expect([...new Set(Object.keys(texts).map(baseOf))].sort()).toEqual([...keys].sort());
  });

  test('have each plural form that the language has, and no other', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const plurals = Object.keys(texts).filter((key) => PLURAL.test(key));
    const wanted = [...new Set(plurals.map(baseOf))].flatMap((key) => forms.map((form) => `${key}_${form}`));
    expect(plurals.length).toBeGreaterThan(0);
    expect(plurals.sort()).toEqual(wanted.sort());
  });

  test('say something everywhere, without space at the ends', () => {
    const empty = Object.entries(texts).filter(([, text]) => text.trim() === '' || text !== text.trim());
    expect(empty).toEqual([]);
  });

  test('name what the bot does in 3 to 60 characters', () => {
    const lengths = Object.entries(texts).filter(([key]) => key.startsWith('commands.'));
    expect(lengths.length).toBeGreaterThan(5);
    for (const [key, text] of lengths) {
      expect(text.length, key).toBeGreaterThanOrEqual(3);
      expect(text.length, key).toBeLessThanOrEqual(60);
    }
  });

  test('label buttons in 24 characters at most', () => {
    const labels = Object.entries(texts).filter(([key]) => key.startsWith('choices.'));
    expect(labels.filter(([, text]) => text.length > 24)).toEqual([]);
  });
});

test.each(others)('%s takes the same values as English, in each text', (language) => {
  expect(placeholdersOf(textsOf(language))).toEqual(placeholdersOf(english));
});

test.each(languages.filter(isRightToLeft))(
  'in %s a command is isolated, so that its slash stays in front',
  (language) => {
    expect(Object.entries(textsOf(language)).filter(([, text]) => COMMAND.test(text))).toEqual([]);
  },
);

test('no key is there that no code uses', () => {
  const code = ['src', 'handlers'].map(sourceOf).join('\n');
  expect(keys.filter((key) => !code.includes(`'${key}'`))).toEqual([]);
});

test('a text with a value that is not given is not said', () => {
  expect(() => wordsIn('en')('updated')).toThrow('{{date}}');
});

test('a value is said as it is, whatever it looks like', () => {
  const command = '/<b>$t(failed) {{publication}} $1 &amp;';
  expect(wordsIn('en')('help.unknown', { command })).toBe(`I do not know ${command}.`);
});

test('a count takes its plural form', () => {
  const words = wordsIn('ar');
  const forms = [0, 1, 2, 3, 11, 100].map((count) => words('asking.tooLong', { count }));
  expect(new Set(forms).size).toBe(6);
  expect(wordsIn('en')('asking.tooLong', { count: 1 })).toMatch(/ 1 character\.$/);
});

test('a value in right-to-left text is isolated, and not in left-to-right text', () => {
  const values = { publication: 'The Post' };
  expect(wordsIn('ar')('greeting.welcome', values)).toContain('\u2068The Post\u2069');
  expect(wordsIn('en')('greeting.welcome', values)).toContain('of The Post,');
});

test.each([
  ['ar', 'ar'],
  ['ar-AE', 'ar'],
  ['AR', 'ar'],
  ['en-GB-oxendict', 'en'],
  ['de', undefined],
  ['', undefined],
  ['arc', undefined],
  ['__proto__', undefined],
  ['../../package', undefined],
])('the tag "%s" means %s', (tag, language) => {
  expect(knownLanguage(tag)).toBe(language);
});

test('a language that we do not speak gets English words', () => {
  expect(wordsIn('de')('choices.more')).toBe('More');
});

test('a language is called by its own name', () => {
  expect(languages.map((language) => nameOfLanguage(language))).toEqual(['العربية', 'English']);
  expect(nameOfLanguage('ar', 'en')).toBe('Arabic');
});

describe('a chat is spoken to', () => {
  const person = { chat: { platform: 'p', address: 'a', kind: 'private' }, language: 'ar-EG' } as const;
  const group = { ...person, chat: { ...person.chat, kind: 'group' } } as const;

  test('in the language that it has chosen', () => {
    expect(readerLanguage(person, { language: 'en' }, { language: 'ar' })).toBe('en');
    expect(readerLanguage(group, { language: 'ar' }, { language: 'en' })).toBe('ar');
  });

  test("else in the person's, where we speak it, but never so in a group", () => {
    expect(readerLanguage(person, {}, { language: 'en' })).toBe('ar');
    expect(readerLanguage(group, {}, { language: 'en' })).toBe('en');
  });

  test("else in the publication's, else in English", () => {
    expect(readerLanguage({ ...person, language: 'de' }, {}, { language: 'ar-AE' })).toBe('ar');
    expect(readerLanguage({ ...person, language: 'de' }, {}, { language: 'fr' })).toBe('en');
  });
});

/** The texts of a language as its file has them, by their whole key. */
function textsOf(language: string): Record<string, string> {
  return flat(JSON.parse(readFileSync(join(root, `src/conversation/languages/${language}.json`), 'utf8')));
}

function flat(texts: object, section = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string' ? [[section + key, value]] : Object.entries(flat(value, `${section}${key}.`)),
    ),
  );
}

function baseOf(key: string): WordKey {
  return key.replace(PLURAL, '') as WordKey;
}

/** What each text needs; of a plural, what any of its forms needs, since "two letters" may be one word. */
function placeholdersOf(texts: Record<string, string>): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [key, text] of Object.entries(texts)) {
    const names = [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '');
    found[baseOf(key)] = [...new Set([...(found[baseOf(key)] ?? []), ...names])].sort();
  }
  return found;
}

function sourceOf(folder: string): string {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))
    .join('\n');
}
