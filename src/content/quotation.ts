import type { Article, Speaker } from './article.ts';
import type { Excerpt } from './excerpt.ts';

/** An excerpt with all that must travel with it. */
export type Quotation = {
  readonly excerpt: Excerpt;
  /** The article's own characters. */
  readonly text: string;
  /** Absent where nobody speaks or where it is not certain who. */
  readonly speaker?: Speaker;
  /** The revision that is quoted: headline, dates. */
  readonly article: Article;
  /** Opens the article at this very sentence. */
  readonly url: string;
};
