import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article, Library } from '../../src/content/index.ts';
import {
  anchorOf,
  buildArticle,
  createLibrary,
  excerptOf,
  excerptOfParagraph,
  paragraphsOf,
  readAddresses,
  sentencesOf,
  textOf,
  writeAddresses,
} from '../../src/content/index.ts';

const publication = { name: 'The Test', language: 'en', timeZone: 'UTC', follow: {} };
const published = Temporal.ZonedDateTime.from('2026-01-01T09:00[UTC]');

/** Text that attacks whoever cuts or marks it up. */
const piece = fc.oneof(
  fc.constantFrom(
    'Hello. ',
    'He said: "No." ',
    'U.S. troops',
    '*',
    '_',
    '[x](y)',
    '<b>',
    '`',
    '|',
    '~',
    '\\',
    '. ',
    '! ',
    '? ',
    '… ',
  ),
  fc.constantFrom(
    '👩‍👩‍👧',
    '🇦🇪',
    'e\u0301',
    'a\u030A',
    'q\u030A',
    'قال «نعم». ',
    'שלום! ',
    '你好。',
    '\u200F',
    '\u202E',
    '\u0000',
    '\n',
    '\t',
    '\uD83D',
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const words = fc.array(piece, { minLength: 1, maxLength: 10 }).map((pieces) => pieces.join(''));
const language = fc.constantFrom('en', 'ar', 'ja', 'de');
const anyArticle = fc
  .record({
    language,
    headline: words,
    standfirst: words,
    body: fc.array(fc.record({ heading: words, paragraphs: fc.array(words, { maxLength: 4 }) }), {
      maxLength: 3,
    }),
    keywords: fc.array(words, { maxLength: 3 }),
    picture: fc.record({ caption: words }),
  })
  .map((source) => buildArticle({ ...source, slug: 'a', published }, publication));

function libraryOf(...articles: readonly Article[]): Library {
  return createLibrary({ publication, articles, publicUrl: 'http://here' });
}

function excerptsOf(article: Article) {
  return paragraphsOf(article).flatMap(({ address, sentences }) => [
    excerptOfParagraph(article, address),
    ...sentences.map((_, index) => excerptOf(article, address, index)),
  ]);
}

test('the sentences of every paragraph tile it: in order, without overlap, nothing but white space between them', () => {
  fc.assert(
    fc.property(anyArticle, (article) => {
      for (const { text, sentences } of paragraphsOf(article)) {
        let end = 0;
        for (const sentence of sentences) {
          expect(sentence.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(end, sentence.start).trim()).toBe('');
          expect(sentence.end).toBeGreaterThan(sentence.start);
          end = sentence.end;
        }
        expect(text.slice(end)).toBe('');
        expect(sentences[0]?.start).toBe(0);
      }
    }),
    { numRuns: 50 },
  );
});

test('every quotation is a part of its paragraph, made of whole sentences, with its source', () => {
  fc.assert(
    fc.property(anyArticle, (article) => {
      const library = libraryOf(article);
      const passages = library.topics.flatMap(({ command }) => library.passages(command));
      for (const excerpt of [...excerptsOf(article), ...passages]) {
        const quotation = library.quote(excerpt);
        const paragraph = paragraphsOf(article).find(({ address }) => address === excerpt.paragraph);
        const inside = sentencesOf(article, excerpt);
        expect(paragraph?.text).toContain(quotation.text);
        expect(quotation.text).toBe(textOf(article, excerpt));
        expect(quotation.text.trim()).not.toBe('');
        expect(inside[0]?.start).toBe(excerpt.start);
        expect(inside.at(-1)?.end).toBe(excerpt.end);
        expect(quotation.url).toBe(`http://here/articles/a#${anchorOf(article, excerpt)}`);
        expect(library.revive({ ...excerpt })).toEqual(excerpt);
      }
    }),
    { numRuns: 50 },
  );
});

test('addresses of excerpts are read as they were written, of several revisions too, as far as they fit', () => {
  fc.assert(
    fc.property(anyArticle, anyArticle, fc.integer({ min: 0, max: 80 }), (a, b, limit) => {
      const other = { ...b, slug: 'b', revision: 'bbbbbbbbbbbb' };
      const library = libraryOf(a, other);
      const excerpts = [...excerptsOf(a), ...excerptsOf(other)];
      expect(readAddresses(library, writeAddresses(library, excerpts, Number.MAX_SAFE_INTEGER))).toEqual(
        excerpts,
      );
      const short = writeAddresses(library, excerpts, limit);
      expect(short.length).toBeLessThanOrEqual(limit);
      const read = readAddresses(library, short);
      expect(read).toEqual(excerpts.slice(0, read.length));
    }),
    { numRuns: 50 },
  );
});

const example = buildArticle(
  { slug: 'a', headline: 'A', published, body: [{ paragraphs: ['One. Two. Three.', 'Four.'] }] },
  publication,
);

test('whatever a reader types for an address, nothing but sentences comes of it', () => {
  const library = libraryOf(example);
  const near = fc.constantFrom(
    example.revision,
    'p1',
    '.',
    '1',
    '-',
    '3',
    '0',
    '9999',
    ' ',
    'p2.1',
    'p1.2-3',
    '__proto__.1',
    'constructor',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(near).map((parts) => parts.join('')),
      ),
      (text) => {
        for (const excerpt of readAddresses(library, text))
          expect(library.quote(excerpt).text).toMatch(/^(One|Two|Three|Four)\./);
      },
    ),
    { numRuns: 500 },
  );
  expect(
    readAddresses(library, `${example.revision} p1.2-3 p1.3-2 p1.4 p9.1 p2.1`).map(
      (excerpt) => library.quote(excerpt).text,
    ),
  ).toEqual(['Two. Three.', 'Four.']);
});

test('only whole sentences of the very revision are revived', () => {
  const library = libraryOf(example);
  const whole = { article: 'a', revision: example.revision, paragraph: 'p1', start: 0, end: 9 };
  expect(library.revive(whole)).toEqual(whole);
  for (const wrong of [
    { start: 1 },
    { end: 8 },
    { start: 5, end: 4 },
    { article: 'b' },
    { revision: 'x' },
    { paragraph: 'p3' },
  ]) {
    expect(library.revive({ ...whole, ...wrong })).toBeUndefined();
  }
});

test('there is no excerpt of sentences that do not exist', () => {
  expect(() => excerptOf(example, 'p1', 3)).toThrow(RangeError);
  expect(() => excerptOf(example, 'p1', 1, 0)).toThrow(RangeError);
  expect(() => excerptOf(example, 'p7', 0)).toThrow(RangeError);
  expect(() => excerptOfParagraph(example, 'caption')).toThrow(RangeError);
  const other = { ...example, revision: 'other' };
  expect(() => textOf(other, excerptOf(example, 'p1', 0))).toThrow(/revision other/);
});

test("a link into the newsroom's own page is a text fragment that decodes to the sentence, whatever stands in it", () => {
  fc.assert(
    fc.property(anyArticle, (article) => {
      const url = 'https://news.example/visit?a=b';
      const placed = { ...article, url };
      const library = libraryOf(placed);
      for (const excerpt of excerptsOf(placed)) {
        const link = library.quote(excerpt).url;
        expect(link.startsWith(`${url}#:~:text=`)).toBe(true);
        const fragment = link.slice(`${url}#:~:text=`.length);
        expect(fragment).toMatch(/^(?:[\w.!~*'()]|%[0-9A-F]{2})+(?:,(?:[\w.!~*'()]|%[0-9A-F]{2})+)?$/);
        const [from = '', to = from] = fragment.split(',').map(decodeURIComponent);
        const plain = textOf(placed, excerpt).split(/\s+/).join(' ');
        expect(plain.startsWith(from)).toBe(true);
        expect(plain.endsWith(to)).toBe(true);
      }
    }),
    { numRuns: 50 },
  );
});

test("a link keeps a fragment that the page's address already has", () => {
  const placed = { ...example, url: 'https://news.example/visit#top' };
  const [excerpt] = excerptsOf(placed);
  expect(excerpt && libraryOf(placed).quote(excerpt).url).toBe(
    'https://news.example/visit#top:~:text=One.%20Two.%20Three.',
  );
});

test('a revision names what a reader can see: it changes with the text and not with the words around it', () => {
  const source = { slug: 'a', headline: 'A', published, body: [{ paragraphs: ['One. Two.'] }] };
  const of = (change: object) => buildArticle({ ...source, ...change }, publication).revision;
  const same = [
    {},
    { topics: [{ command: 'x', title: 'X' }] },
    { people: [{ name: 'A' }] },
    { aliases: { a: ['b'] } },
  ];
  const different = [
    { headline: 'B' },
    { slug: 'b' },
    { kicker: 'K' },
    { standfirst: 'S' },
    { updated: published.add({ hours: 1 }) },
    { body: [{ paragraphs: ['One. Two!'] }] },
    { body: [{ paragraphs: ['One.', 'Two.'] }] },
    { body: [{ heading: 'H', paragraphs: ['One. Two.'] }] },
    { picture: { caption: 'C' } },
    { url: 'https://news.example/a' },
  ];
  expect(new Set(same.map(of)).size).toBe(1);
  expect(new Set([{}, ...different].map(of)).size).toBe(different.length + 1);
  expect(of({})).toMatch(/^[0-9a-f]{12}$/);
});
