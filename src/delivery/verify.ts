import type { Library, Quotation } from '../content/index.ts';
import { paragraphOf, sentencesOf } from '../content/index.ts';

/**
 * Compares the quotations as they stand in rendered messages with the revisions that they name. `pieces` are all of
 * them in the order of the messages; a long quotation may stand in several pieces, each of whole sentences. Only a
 * sentence that cannot stand in one message of `longestText` UTF-16 units beside its source may itself be in pieces.
 * Gives what is wrong, without quoting it; undefined where every character is the article's.
 */
export function findMisquotation(
  pieces: readonly string[],
  expected: readonly Quotation[],
  library: Library,
  longestText: number,
): string | undefined {
  let at = 0;
  for (const [index, quotation] of expected.entries()) {
    const { excerpt } = quotation;
    const { text, mayEnd } = canonical(quotation, library, longestText);
    const named = `${excerpt.article}, revision ${excerpt.revision}, paragraph ${excerpt.paragraph}`;
    let done = 0;
    while (done < text.length) {
      const piece = pieces[at];
      if (piece === undefined) return `quotation ${index + 1} is missing or cut short (${named})`;
      if (piece === '' || !text.startsWith(piece, done) || !mayEnd(done + piece.length)) {
        return `quotation ${index + 1} is not what the article says (${named})`;
      }
      at += 1;
      done = skipSpace(text, done + piece.length);
    }
  }
  return at < pieces.length ? 'a message quotes more than its reply does' : undefined;
}

/** The part of a message that is a quotation's at least; the rest may be needed for its source. */
const SHARE_OF_QUOTATION = 0.75;

/** The article's characters of a quotation, looked up afresh, and whether a piece of it may end at an offset. */
function canonical({ excerpt }: Quotation, library: Library, longestText: number) {
  const { text, article } = library.quote(excerpt);
  const whole = paragraphOf(article, excerpt).text.slice(excerpt.start, excerpt.end) === text;
  const sentences = sentencesOf(article, excerpt).map(({ start, end }) => ({
    start: start - excerpt.start,
    end: end - excerpt.start,
  }));
  const longest = longestText * SHARE_OF_QUOTATION;
  const mayEnd = (at: number) =>
    whole &&
    sentences.some(({ start, end }) => at === end || (at > start && at < end && end - start > longest));
  return { text, mayEnd };
}

function skipSpace(text: string, from: number): number {
  const rest = text.slice(from);
  return from + rest.length - rest.trimStart().length;
}
