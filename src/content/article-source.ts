/**
 * An article as its editor wrote it, before anything is worked out: the front matter's fields and the body as plain
 * text. Markdown files and JSON files both become this; `buildArticle` makes it an article.
 */
export type ArticleSource = {
  readonly slug: string;
  readonly language?: string;
  readonly kicker?: string;
  readonly headline: string;
  readonly standfirst?: string;
  readonly dateline?: string;
  readonly byline?: string;
  readonly keywords?: readonly string[];
  readonly picture?: {
    readonly caption?: string;
    readonly url?: string;
    /** Path within the content folder; never beside `url`. */
    readonly file?: string;
    readonly alt?: string;
  };
  readonly published: Temporal.ZonedDateTime;
  readonly updated?: Temporal.ZonedDateTime;
  readonly url?: string;
  readonly body: readonly { readonly heading?: string; readonly paragraphs: readonly string[] }[];
  /** People whom the article names: roles tie "the US president" to a name, aliases other spellings. */
  readonly people?: readonly {
    readonly name: string;
    readonly roles?: readonly string[];
    readonly aliases?: readonly string[];
  }[];
  /** Who speaks in a passage, where the article leaves it to the reader; `passage` is words of it, `null` means nobody. */
  readonly speakers?: readonly { readonly passage: string; readonly speaker: string | null }[];
  /** `Daesh: [ISIS, IS]`. */
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
  /** A topic that this article declares, or only the command of one that another article declares. */
  readonly topics?: readonly (TopicSource | string)[];
  /** What an earlier state of the article had wrong, in the editor's words. */
  readonly correction?: { readonly text: string; readonly time: Temporal.ZonedDateTime };
  /** The article's post in the newsroom's channel: `https://t.me/channel/123`. */
  readonly telegramPost?: string;
  /** Nobody is told of the change that made this state. */
  readonly silent?: boolean;
};

export type TopicSource = {
  readonly command: string;
  readonly title: string;
  readonly words?: readonly string[];
  readonly aliases?: readonly string[];
  /** Words of each paragraph that belongs to the topic, in the order to be read. */
  readonly passages?: readonly string[];
};
