import type { Article } from '../../content/index.ts';
import type { Language } from '../language/language.ts';
import type { AliasBook } from '../question/alias-book.ts';
import { createAliasBook } from '../question/alias-book.ts';
import type { WordVectors } from '../vectors/word-vectors.ts';
import { englishVectors } from '../vectors/word-vectors.ts';
import type { Segment } from './segment.ts';
import { createSegment } from './segment.ts';
import type { Vocabulary } from './vocabulary.ts';
import { createVocabulary } from './vocabulary.ts';

/** All articles of one language, ready to be searched; never changes, but shares what it can with the shelf before. */
export type Shelf = {
  readonly vocabulary: Vocabulary;
  readonly vectors: WordVectors | undefined;
  readonly aliases: AliasBook;
  readonly segments: readonly Segment[];
  /** Slug of the only article, where there is no other. */
  readonly onlyArticle: string | undefined;
  /** Where an article stands; undefined where there is none of that slug. */
  find(slug: string): { readonly segment: Segment; readonly article: number } | undefined;
  /** Whether an article of a segment is on the shelf still: a changed one stands in a newer segment. */
  isCurrent(segment: Segment, article: number): boolean;
};

/** Beyond this share of articles outside the first segment everything is put in order anew. */
const MOST_LOOSE = 0.05;

/**
 * Puts articles on a shelf. Revisions that stood on the shelf before are taken over as they are: the cost is that of
 * the changed ones.
 */
export function createShelf(articles: readonly Article[], language: Language, before?: Shelf): Shelf {
  const [main] = before?.segments ?? [];
  if (before && main) {
    const old = new Set(main.articles.map(nameOf));
    const loose = articles.filter((article) => !old.has(nameOf(article)));
    if (loose.length <= Math.max(1, articles.length * MOST_LOOSE)) {
      const segments = loose.length > 0 ? [main, createSegment(loose, before.vocabulary)] : [main];
      return arrange(segments, articles, before.vocabulary, before.vectors);
    }
  }
  const vectors = language.tag === 'en' ? englishVectors() : undefined;
  const vocabulary = createVocabulary(language, vectors);
  return arrange([createSegment(articles, vocabulary)], articles, vocabulary, vectors);
}

function arrange(
  segments: readonly Segment[],
  articles: readonly Article[],
  vocabulary: Vocabulary,
  vectors: WordVectors | undefined,
): Shelf {
  const current = new Set(articles.map(nameOf));
  const places = new Map(
    segments.flatMap((segment) =>
      segment.articles.flatMap((one, article) =>
        current.has(nameOf(one)) ? [[one.slug, { segment, article }] as const] : [],
      ),
    ),
  );
  const gone = new Map(
    segments.map((segment) => [
      segment,
      new Set(segment.articles.flatMap((one, article) => (current.has(nameOf(one)) ? [] : [article]))),
    ]),
  );
  return {
    vocabulary,
    vectors,
    aliases: createAliasBook(vocabulary.language, articles),
    segments,
    onlyArticle: articles.length === 1 ? articles[0]?.slug : undefined,
    find: (slug) => places.get(slug),
    isCurrent: (segment, article) => !gone.get(segment)?.has(article),
  };
}

/** Two articles of the same text share a revision. */
function nameOf({ slug, revision }: Article): string {
  return `${slug} ${revision}`;
}
