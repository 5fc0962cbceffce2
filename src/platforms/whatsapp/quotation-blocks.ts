import type { Excerpt, Library } from '../../content/index.ts';
import { sentencesOf } from '../../content/index.ts';
import { attribution } from '../../conversation/index.ts';
import type { Block } from '../text/index.ts';
import { cut, isolation, shortWords } from '../text/index.ts';
import type { Formatted } from './formatted.ts';
import { address, join, plain, quotation } from './formatted.ts';
import { LONGEST_TEXT } from './message.ts';
import { neutralise } from './neutralise.ts';

export type QuotationOptions = {
  /** The sentence that answers. */
  readonly mark?: Excerpt | undefined;
  /** The source is named beside it. */
  readonly quiet?: boolean;
  /** Of the reply. */
  readonly language?: string | undefined;
};

const LONGEST_SPEAKER = 150;
const LONGEST_HEADLINE = 250;
const LONGEST_DATE = 100;
/** Room for the quotation's mark, two asterisks, line breaks and " · 12/34 …". */
const MARKS_ROOM = 28;

/**
 * A quotation with who speaks and where it is from; several where it is too long for one message, each with both, and
 * with its number: `1/3`, or `1/3 …` where a sentence that is too long by itself goes on in the next one.
 * Throws RangeError where the excerpt's revision is unknown.
 */
export function quotationBlocks(
  excerpt: Excerpt,
  library: Library,
  options: QuotationOptions = {},
): Block<Formatted>[] {
  const quoted = library.quote(excerpt);
  const { speaker, headline, date, url } = attribution(quoted, library, options.language);
  const by = plain(speaker ? `— ${shortWords(speaker, LONGEST_SPEAKER)}` : '');
  const source = sourceLine(headline, date);
  const link = address(url);
  const ends = sentencesOf(quoted.article, excerpt).map(({ end }) => end - excerpt.start);
  const separators = neutralise(quoted.text).inserted.length;
  const room = LONGEST_TEXT - by.text.length - source.text.length - url.length - separators - MARKS_ROOM;
  const pieces = cut(quoted.text, room, ends);
  return pieces.map(({ start, end }, index) => {
    const mark = options.mark &&
      isPartOf(options.mark, excerpt) && {
        start: options.mark.start - excerpt.start - start,
        end: options.mark.end - excerpt.start - start,
      };
    const count = `${index + 1}/${pieces.length}${ends.includes(end) ? '' : ' …'}`;
    const from = pieces.length > 1 ? join([source, plain(count)], ' · ') : source;
    return {
      body: join([quotation(quoted.text.slice(start, end), mark || undefined), by], '\n'),
      source: { line: join([from, link], '\n'), revision: excerpt.revision, quiet: options.quiet ?? false },
    };
  });
}

function isPartOf(mark: Excerpt, excerpt: Excerpt): boolean {
  return mark.revision === excerpt.revision && mark.paragraph === excerpt.paragraph;
}

function sourceLine(headline: string, date: string): Formatted {
  const title = shortWords(headline, LONGEST_HEADLINE);
  return plain(`${isolation(title).join(title)} · ${shortWords(date, LONGEST_DATE)}`);
}
