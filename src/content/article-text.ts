import type { Article } from './article.ts';

/** An article as text for keeping: its sentences and speakers as they are worked out now, since quotations hang on them. */
export function writeArticle(article: Article): string {
  return JSON.stringify(article);
}

/** Makes a kept article whole again. */
export function readArticle(text: string): Article {
  const { published, updated, correction, ...rest } = JSON.parse(text);
  return {
    ...rest,
    published: Temporal.ZonedDateTime.from(published),
    ...(updated && { updated: Temporal.ZonedDateTime.from(updated) }),
    ...(correction && {
      correction: { ...correction, time: Temporal.ZonedDateTime.from(correction.time) },
    }),
  };
}
