import type { SpeakerInput } from '../speakers.ts';
import type { Naming } from './names.ts';
import { namingsIn } from './names.ts';
import type { QuotedSpan } from './quoted-spans.ts';
import { quotedSpans } from './quoted-spans.ts';
import type { Voice } from './voices.ts';
import type { Word } from './words.ts';
import { wordsOf } from './words.ts';

/** A quotation from its first to its last mark, over as many paragraphs as it takes. */
export type Quote = { voice: Voice | undefined; disputed: boolean };

/** A sentence while it is being worked out who speaks in it. */
export type DraftSentence = {
  readonly address: string;
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** Its words, each quotation being one. */
  readonly words: readonly Word[];
  /** Its words, those of its quotations among them. */
  readonly allWords: readonly Word[];
  /** All names in it. */
  readonly namings: readonly Naming[];
  /** The quotations that it holds, or that hold it. */
  readonly quotes: readonly Quote[];
  /** Nothing stands outside quotation marks. */
  readonly isQuoted: boolean;
  voice: Voice | undefined;
  doubt: string | undefined;
  /** Nothing more may be worked out: an editor, or the label of an interview, has said who speaks. */
  settled: boolean;
};

export type DraftParagraph = {
  readonly text: string;
  readonly section: number;
  /** Part of the running text; a standfirst or a caption stands beside it, so nothing carries on from or to it. */
  readonly isRunning: boolean;
  readonly spans: readonly (QuotedSpan & { readonly quote: Quote })[];
  readonly sentences: readonly DraftSentence[];
};

/** Lays an article out for finding its speakers. */
export function draftOf(input: SpeakerInput): readonly DraftParagraph[] {
  const spans = quotedSpans(input.paragraphs.map(({ text }) => text));
  let open: Quote | undefined;
  return input.paragraphs.map(({ address, text, section, sentences }, at) => {
    const quoted = (spans[at] ?? []).map((span) => {
      const quote: Quote = span.continued && open ? open : { voice: undefined, disputed: false };
      open = span.continues ? quote : undefined;
      return { ...span, quote };
    });
    let next = 0;
    const spansIn = ({ start, end }: { readonly start: number; readonly end: number }) => {
      while ((quoted[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
      let last = next;
      while ((quoted[last]?.start ?? Number.POSITIVE_INFINITY) < end) last += 1;
      return quoted.slice(next, last);
    };
    return {
      text,
      section,
      isRunning: /^p\d+$/.test(address),
      spans: quoted,
      sentences: sentences.map((span, index): DraftSentence => {
        const held = spansIn(span);
        const words = wordsOf(text, span, held);
        const allWords = held.length === 0 ? words : wordsOf(text, span, []);
        return {
          address,
          index,
          start: span.start,
          end: span.end,
          words,
          allWords,
          namings: namingsIn(allWords, text),
          quotes: held.map(({ quote }) => quote),
          isQuoted: held.length > 0 && !words.some(({ kind }) => kind === 'word'),
          voice: undefined,
          doubt: undefined,
          settled: false,
        };
      }),
    };
  });
}

/** The names in a sentence from one offset to another, those inside quotations left out. */
export function namingsOutsideQuotes(
  { words, namings }: DraftSentence,
  from = 0,
  to = Number.POSITIVE_INFINITY,
): readonly Naming[] {
  const quotes = words.filter(({ kind }) => kind === 'quote');
  return namings.filter(
    ({ start }) =>
      start >= from && start < to && !quotes.some((quote) => quote.start <= start && start < quote.end),
  );
}
