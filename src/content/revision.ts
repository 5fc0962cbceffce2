import { createHash } from 'node:crypto';
import type { Article } from './article.ts';

/**
 * Names one state of an article by what a reader can see of it. Sentences and speakers are left out, since they are
 * worked out from the text: a better splitter makes no new revision.
 */
export function revisionOf(article: Omit<Article, 'revision'>): string {
  const { slug, language, kicker, headline, dateline, byline, keywords, url } = article;
  const { published, updated, correction } = article;
  const seen = {
    ...{ slug, language, kicker, headline, dateline, byline, keywords, url },
    published: published.toInstant().toString(),
    updated: updated?.toInstant().toString(),
    standfirst: article.standfirst?.text,
    sections: article.sections.map(({ heading, paragraphs }) => [
      heading,
      ...paragraphs.map(({ text }) => text),
    ]),
    correction: correction && [correction.note.text, correction.time.toInstant().toString()],
    picture: article.picture && { ...article.picture, caption: article.picture.caption?.text },
  };
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex').slice(0, 12);
}
