/** Who is speaking, in the article's own words for them. */
export type Speaker = {
  /** As the article names them: "Donald Trump", or "A senior US administration official". */
  readonly name: string;
  /** What they are, where the article says so: "US President". */
  readonly role?: string;
};

/** A person whom the article names, with every other way in which it, or a reader, may name them. */
export type Person = Speaker & {
  /** Other spellings and short forms ("Trump", "Kadhimi"), without the name itself. */
  readonly aliases: readonly string[];
};

/** One sentence of a paragraph, as offsets into the paragraph's text (UTF-16 units, end exclusive). */
export type Sentence = {
  readonly start: number;
  readonly end: number;
  /** Who speaks in this sentence; absent where nobody does or where it is not certain. */
  readonly speaker?: Speaker;
};

/** One paragraph as it is quoted, with its sentences. */
export type Paragraph = {
  /** Stable within a revision, and the anchor on our own page: `p1`, `p2`, …, `standfirst`, `caption`, `correction`. */
  readonly address: string;
  readonly text: string;
  readonly sentences: readonly Sentence[];
};

/** Paragraphs below one heading. */
export type Section = {
  /** Absent for what stands before the first heading. */
  readonly heading?: string;
  readonly paragraphs: readonly Paragraph[];
};

/** The picture of an article. */
export type Picture = {
  readonly caption?: Paragraph;
  readonly url?: string;
  /** A file within the content folder, `pictures/oval-office.jpg`; never beside `url`. */
  readonly file?: string;
  readonly alt?: string;
};

/** The editor's own account of what an earlier state of the article had wrong. */
export type Correction = {
  /** Its address is `correction`. It can be quoted, and answers no question. */
  readonly note: Paragraph;
  readonly time: Temporal.ZonedDateTime;
};

/**
 * One revision of an article: everything in it that may be quoted or named.
 * All text is in Unicode NFC and free of the characters that a platform would swallow (`normaliseText`).
 */
export type Article = {
  /** Names the article in links, settings and on the command line: `2020-08-21-trump-meets-iraq-pm`. */
  readonly slug: string;
  /** First 12 hexadecimal digits of the SHA-256 of the slug and of everything below that a reader can see. */
  readonly revision: string;
  /** BCP 47, the publication's where the article names none. */
  readonly language: string;
  readonly kicker?: string;
  readonly headline: string;
  readonly standfirst?: Paragraph;
  readonly dateline?: string;
  readonly byline?: string;
  readonly keywords: readonly string[];
  readonly picture?: Picture;
  readonly published: Temporal.ZonedDateTime;
  /** Absent where the article was never updated. */
  readonly updated?: Temporal.ZonedDateTime;
  /** The article on the newsroom's own site; absent where our page is the only one. */
  readonly url?: string;
  /** Its post in the newsroom's Telegram channel: `https://t.me/channel/123`. It may be made later and is no new revision. */
  readonly telegramPost?: string;
  readonly sections: readonly Section[];
  readonly people: readonly Person[];
  /** Pairs of words that mean the same to a reader (`Daesh`: `ISIS`, `IS`), from front matter. */
  readonly aliases: readonly Alias[];
  readonly topics: readonly TopicOfArticle[];
  /** Commands of topics that another article declares and to which this one belongs; absent where there are none. */
  readonly joins?: readonly string[];
  readonly correction?: Correction;
  /** Nobody is to be told of the change that made this state; absent where everybody is. No part of the revision. */
  readonly silent?: true;
};

/** What the article calls one thing and readers another. */
export type Alias = { readonly word: string; readonly others: readonly string[] };

/** A topic as one article sees it; `Library.topics` joins the articles. */
export type TopicOfArticle = {
  /** Without the slash, `a-z0-9_`, 1 to 32 characters. */
  readonly command: string;
  readonly title: string;
  /** Words that mean this topic, besides its command and title. */
  readonly words: readonly string[];
  /** Other things that a reader may type for the command: `soldiers` for `/troops`. */
  readonly aliases: readonly string[];
  /**
   * Addresses of the paragraphs that belong to it, in the order to be read: those that the editor chose, or those
   * that its words, title and command are found in.
   */
  readonly passages: readonly string[];
  /** `declared` in front matter, or `derived` from keywords and headings. */
  readonly origin: 'declared' | 'derived';
};

/** All that may answer, in reading order: standfirst, body, caption. Worked out once for each article. */
export function paragraphsOf(article: Article): readonly Paragraph[] {
  return orderOf(article).paragraphs;
}

/** The paragraph at an address, the note of a correction included; undefined where the article has none. Costs one look-up. */
export function paragraphAt(article: Article, address: string): Paragraph | undefined {
  return orderOf(article).byAddress.get(address);
}

type Order = {
  readonly paragraphs: readonly Paragraph[];
  readonly byAddress: ReadonlyMap<string, Paragraph>;
};

const orders = new WeakMap<Article, Order>();

function orderOf(article: Article): Order {
  const known = orders.get(article);
  if (known) return known;
  const paragraphs = [
    ...(article.standfirst ? [article.standfirst] : []),
    ...article.sections.flatMap((section) => section.paragraphs),
    ...(article.picture?.caption ? [article.picture.caption] : []),
  ];
  const order = {
    paragraphs,
    byAddress: new Map(
      [...paragraphs, ...(article.correction ? [article.correction.note] : [])].map((paragraph) => [
        paragraph.address,
        paragraph,
      ]),
    ),
  };
  orders.set(article, order);
  return order;
}
