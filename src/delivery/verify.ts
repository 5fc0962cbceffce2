import type { Library, Quotation } from '../content/index.ts';
import { paragraphOf, sentencesOf } from '../content/index.ts';

/**
 * Compares the quotations as they stand in rendered messages with the revisions that they name. `pieces` are all of
 * them in the order of the messages; a long quotation may stand in several pieces, each of whole sentences.
 * Gives what is wrong, without quoting it; undefined where every character is the article's.
 */
export function findMisquotation(
  pieces: readonly string[],
  expected: readonly Quotation[],
  library: Library,
): string | undefined {
  let at = 0;
  for (const [index, quotation] of expected.entries()) {
    const { excerpt } = quotation;
    const { text, ends } = canonical(quotation, library);
    const named = `${excerpt.article}, revision ${excerpt.revision}, paragraph ${excerpt.paragraph}`;
    let done = 0;
    while (done < text.length) {
      const piece = pieces[at];
      if (piece === undefined) return `quotation ${index + 1} is missing or cut short (${named})`;
      if (piece === '' || !text.startsWith(piece, done) || !ends.has(done + piece.length)) {
        return `quotation ${index + 1} is not what the article says (${named})`;
      }
      at += 1;
      done = skipSpace(text, done + piece.length);
    }
  }
  return at < pieces.length ? 'a message quotes more than its reply does' : undefined;
}

/** The article's characters of a quotation, looked up afresh, with the offsets at which a sentence ends. */
function canonical({ excerpt }: Quotation, library: Library) {
  const { text, article } = library.quote(excerpt);
  const ends = new Set(sentencesOf(article, excerpt).map(({ end }) => end - excerpt.start));
  if (paragraphOf(article, excerpt).text.slice(excerpt.start, excerpt.end) !== text) ends.clear();
  return { text, ends };
}

function skipSpace(text: string, from: number): number {
  const rest = text.slice(from);
  return from + rest.length - rest.trimStart().length;
}
