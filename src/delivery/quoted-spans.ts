import type { Library } from '../content/index.ts';
import type { Reply } from '../conversation/index.ts';
import { quotationsOf } from '../conversation/index.ts';

/** Where something that a message quotes stands; UTF-16 offsets within the paragraph, `end` exclusive. */
export type QuotedSpan = {
  readonly article: string;
  readonly revision: string;
  readonly paragraph: string;
  readonly start: number;
  readonly end: number;
};

/**
 * What each message of a reply quotes, a long quotation that stands in several messages piece by piece. `pieces` are the
 * quotations as they stand in the messages, compared with the article already. What an article no longer says, as a
 * correction shows it, is left out.
 */
export function quotedSpans(
  pieces: readonly (readonly string[])[],
  reply: Reply,
  library: Library,
): QuotedSpan[][] {
  const past = new Set(
    reply.parts.flatMap((part) => (part.kind === 'quotation' && part.past ? [part.excerpt] : [])),
  );
  const quotations = quotationsOf(reply, library).values();
  let quotation = quotations.next().value;
  let done = 0;
  return pieces.map((inMessage) => inMessage.flatMap((piece) => spanOf(piece.length)));

  function spanOf(length: number): QuotedSpan[] {
    if (!quotation) return [];
    const { text, excerpt } = quotation;
    const { article, revision, paragraph } = excerpt;
    const start = excerpt.start + done;
    done += length;
    done += text.slice(done).length - text.slice(done).trimStart().length;
    if (done >= text.length) {
      quotation = quotations.next().value;
      done = 0;
    }
    return past.has(excerpt) ? [] : [{ article, revision, paragraph, start, end: start + length }];
  }
}
