import type { Choice, Link } from '../../conversation/index.ts';

/** One message as it goes to the page: plain JSON, no markup. A reply is always one message. */
export type WebMessage = {
  readonly blocks: readonly WebBlock[];
  readonly choices: readonly Choice[];
  /** Absent where nothing was asked. What answers a question is shown in the article too. */
  readonly outcome?: 'answered' | 'unanswered';
};

export type WebBlock =
  | { readonly kind: 'words'; readonly text: string }
  | WebQuotation
  | WebArticle
  | { readonly kind: 'list'; readonly items: readonly { readonly label: string; readonly action: string }[] }
  | { readonly kind: 'links'; readonly links: readonly Link[] };

export type WebQuotation = {
  readonly kind: 'quotation';
  readonly text: string;
  /** The article's language, BCP 47. */
  readonly language: string;
  /** The part of `text` that answers, as UTF-16 offsets, end exclusive. */
  readonly mark?: { readonly start: number; readonly end: number };
  readonly speaker?: string;
  /** Absent where the source was just said. */
  readonly source?: { readonly headline: string; readonly date: string };
  /** What the article said before and does not say any more. */
  readonly past?: true;
  /** Opens the article at the sentence, wherever the newsroom shows it. */
  readonly url: string;
  /** Where the sentence stands on our own page. */
  readonly place: {
    readonly article: string;
    readonly revision: string;
    /** The anchors of the quoted sentences, in order; those that answer are in `marked`. */
    readonly sentences: readonly string[];
    readonly marked: readonly string[];
  };
};

export type WebArticle = {
  readonly kind: 'article';
  readonly article: string;
  readonly language: string;
  readonly kicker?: string;
  readonly headline: string;
  readonly standfirst?: string;
  readonly date: string;
  /** Our own page, from the root of the server: the chat goes on beside it. */
  readonly page: string;
};

/** What one server-sent event carries. */
export type WebEvent = {
  /** What the message is called from now on. */
  readonly id: string;
  /** The message that this one answers or corrects: one of the reader's, or one of ours. */
  readonly replyTo?: string;
  readonly message: WebMessage;
};

/** What the page posts. `id` is made by the page, so that a message that is sent again is not taken for a second one. */
export type WebRequest = {
  readonly id: string;
  /** Typed by the reader. Either this or `action` is there. */
  readonly text?: string;
  /** Of the choice that was pressed. */
  readonly action?: string;
  /** The language of the page's own words, BCP 47: the bot speaks it too. */
  readonly language?: string;
  /** Slug of the article that is open beside the chat. */
  readonly article?: string;
};
