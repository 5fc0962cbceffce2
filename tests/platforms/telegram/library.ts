import type { Article, ArticleSource, Library } from '../../../src/content/index.ts';
import { buildArticle, createLibrary } from '../../../src/content/index.ts';

const PUBLICATION = { name: 'The Test', language: 'en-GB', timeZone: 'Asia/Dubai', follow: {} };

export function articleOf(paragraphs: readonly string[], more: Partial<ArticleSource> = {}): Article {
  return buildArticle(
    {
      slug: 'test',
      headline: 'A headline',
      published: Temporal.ZonedDateTime.from('2020-08-21T05:20[Asia/Dubai]'),
      body: [{ paragraphs }],
      ...more,
    },
    PUBLICATION,
  );
}

export function libraryOf(...articles: readonly Article[]): Library {
  return createLibrary({ publication: PUBLICATION, articles, publicUrl: 'https://test.example' });
}
