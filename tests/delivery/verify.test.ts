import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptOf, excerptOfParagraph } from '../../src/content/index.ts';
import { findMisquotation } from '../../src/delivery/verify.ts';
import { makeArticle, makeLibrary } from '../answers/make-article.ts';

const SENTENCES = ['He said *no*.', 'Nobody <b>asked</b> 👋 him.', 'انتهى الاجتماع.', 'It ended at 5 p m.'];
const ARTICLE = makeArticle('talks', 'The talks', [SENTENCES.join(' '), 'A second paragraph. It is short.']);
const LIBRARY = makeLibrary([ARTICLE]);
const LONGEST = 4096;

const whole = LIBRARY.quote(excerptOfParagraph(ARTICLE, 'p1'));
const second = LIBRARY.quote(excerptOf(ARTICLE, 'p2', 0));

test('whole quotations in their order are right', () => {
  expect(findMisquotation([whole.text, second.text], [whole, second], LIBRARY, LONGEST)).toBeUndefined();
  expect(findMisquotation([], [], LIBRARY, LONGEST)).toBeUndefined();
});

test('a long quotation may stand in pieces, wherever a sentence ends', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: SENTENCES.length - 1 })), (cuts) => {
      const edges = [0, ...cuts.sort((a, b) => a - b), SENTENCES.length];
      const pieces = edges.slice(1).map((edge, index) => SENTENCES.slice(edges[index], edge).join(' '));
      expect(findMisquotation(pieces, [whole], LIBRARY, LONGEST)).toBeUndefined();
    }),
  );
});

test('any other text than the article’s is noticed, whatever was changed in it', () => {
  fc.assert(
    fc.property(fc.nat(whole.text.length), fc.nat(3), fc.string({ maxLength: 3 }), (at, drop, insert) => {
      const changed = whole.text.slice(0, at) + insert + whole.text.slice(at + drop);
      fc.pre(changed !== whole.text);
      expect(findMisquotation([changed], [whole], LIBRARY, LONGEST)).toBeDefined();
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  ['cut in the middle of a sentence', ['He said', '*no*. Nobody <b>asked</b> 👋 him.']],
  ['cut short', [SENTENCES.slice(0, 2).join(' ')]],
  ['missing', []],
  ['in the wrong order', [SENTENCES.slice(2).join(' '), SENTENCES.slice(0, 2).join(' ')]],
  ['twice', [whole.text, whole.text]],
  ['with an empty piece', ['', whole.text]],
])('a quotation that is %s is noticed', (_, pieces) => {
  expect(findMisquotation(pieces, [whole], LIBRARY, LONGEST)).toBeDefined();
});

test('what is wrong is said without quoting it', () => {
  const wrong = findMisquotation(['A reader typed this.'], [whole], LIBRARY, LONGEST);
  expect(wrong).toBe('quotation 1 is not what the article says (talks, revision talks0000000, paragraph p1)');
});

test('a sentence is in pieces only where no message could hold it beside its source', () => {
  const piecesOf = (length: number) => {
    const sentence = `${'word '.repeat(length / 5)}ends.`;
    const article = makeArticle('long', 'Long', [sentence]);
    const library = makeLibrary([article]);
    const quoted = library.quote(excerptOfParagraph(article, 'p1'));
    const pieces = [quoted.text.slice(0, 1000).trim(), quoted.text.slice(1000)];
    return findMisquotation(pieces, [quoted], library, LONGEST);
  };
  expect(piecesOf(4000)).toBeUndefined();
  expect(piecesOf(2000)).toBeDefined();
});
