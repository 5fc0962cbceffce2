import type { AliasableExpression } from 'kysely';
import type { Excerpt } from '../content/index.ts';
import type { Tx } from '../store/index.ts';
import type { Subject } from './subject.ts';

/** Something to tell, as data. What is said of it, and how, is the conversation's. */
export type Update =
  | { readonly kind: 'new'; readonly article: string }
  | { readonly kind: 'changed'; readonly article: string; readonly news: News }
  /** Sentences that were quoted to somebody have other words now, or none. */
  | {
      readonly kind: 'corrected';
      readonly sentences: readonly { readonly before: Excerpt; readonly after?: Excerpt }[];
      /** What the editor says of it. */
      readonly note?: Excerpt;
    }
  | { readonly kind: 'withdrawn'; readonly headline: string }
  | { readonly kind: 'digest'; readonly articles: readonly DigestArticle[] };

/** What a change brought: each new wording, beside the old one where there was one, and the editor's note of a correction. */
export type News = {
  readonly wordings: readonly Wording[];
  readonly note?: Excerpt;
};

export type Wording = { readonly before?: Excerpt; readonly after: Excerpt };

export type DigestArticle = { readonly slug: string; readonly isNew: boolean; readonly news: News };

/** Why somebody is told: what they follow, or that it was quoted to them. */
export type Reason =
  | Subject
  | { readonly kind: 'several'; readonly subjects: readonly Subject[] }
  | { readonly kind: 'quoted' };

/** An update on its way to those whom it concerns. */
export type Telling = {
  /** Names it for good: the same key is told once. */
  readonly key: string;
  readonly update: Update;
  /** By the names that the audience gives them. */
  readonly reasons: ReadonlyMap<string, Reason>;
  readonly until: Temporal.Instant;
  readonly audience: Audience;
};

/**
 * The chats with the reason for each (`variant`), the language they are spoken to where they have chosen none, and the
 * receipt of the message to reply to: those above `after` in ascending order, `most` at most.
 */
export type Audience = (db: Tx, after: number, most: number) => AliasableExpression<AudienceRow>;

export type AudienceRow = {
  readonly chat: number;
  readonly variant: string | null;
  readonly language: string | null;
  readonly receipt: number | null;
};
