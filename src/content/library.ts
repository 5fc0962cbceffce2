import type { Article, TopicOfArticle } from './article.ts';
import { carryExcerpt } from './carry-excerpt.ts';
import type { Excerpt, ExcerptFields } from './excerpt.ts';
import { reviveExcerpt, speakerOf, textOf } from './excerpt.ts';
import { linkToArticle, linkToExcerpt } from './links.ts';
import type { Moves } from './moves.ts';
import { formerSlugs, slugNow } from './moves.ts';
import type { Publication } from './publication.ts';
import type { Quotation } from './quotation.ts';
import { passagesByCommand } from './topic-passages.ts';

/** What a reader can name: `/troops`. Joins what the articles say of one command. */
export type Topic = Omit<TopicOfArticle, 'passages'> & {
  /** The article that declares it, or the newest from which it was derived. */
  readonly article: string;
};

/**
 * All published content at one moment; never changes. A change of content makes a new library, so that whoever
 * holds one answers from one state from beginning to end.
 */
export type Library = {
  readonly publication: Publication;
  /** Newest first. */
  readonly articles: readonly Article[];
  /** Declared topics before derived ones, in the order of the articles. */
  readonly topics: readonly Topic[];
  /** By its slug, or one that it had before: what was sent with that one still finds it. */
  article(slug: string): Article | undefined;
  /** The slugs that an article had before, those left out that another one has now. */
  formerSlugs(slug: string): readonly string[];
  /** The article in exactly this revision, an older one as long as it was recalled; undefined where it is unknown. */
  revision(revision: string): Article | undefined;
  topic(command: string): Topic | undefined;
  /**
   * The paragraphs that belong to a topic, in the order to be read: of the articles that declare it first, the newest
   * before the older. Empty where there is no such topic.
   */
  passages(command: string): readonly Excerpt[];
  /** Where a reader can open the article: the newsroom's own page, else ours. */
  url(article: Article): string;
  /** Resolves an excerpt for showing. Throws RangeError where its revision is unknown: such a thing must not be sent. */
  quote(excerpt: Excerpt): Quotation;
  /**
   * The same words as the article has them now, where they still stand; undefined where they do not, or where the article
   * is gone. What was changed or taken back is not to be quoted as if it stood.
   */
  today(excerpt: Excerpt): Excerpt | undefined;
  /** Makes stored fields an excerpt again; undefined where the revision is unknown or the span is not whole sentences. */
  revive(fields: ExcerptFields): Excerpt | undefined;
};

/** `publicUrl` is where our own pages are reached, without a slash at the end. */
export function createLibrary(parts: {
  publication: Publication;
  articles: readonly Article[];
  publicUrl: string;
  /** Finds older revisions. */
  older?: (revision: string) => Article | undefined;
  moves?: Moves;
}): Library {
  const { publication, publicUrl, older, moves = new Map() } = parts;
  const articles = [...parts.articles].sort(newestFirst);
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  const byRevision = new Map(articles.map((article) => [article.revision, article]));
  const topics = joinTopics(articles);
  const known = (revision: string) => byRevision.get(revision) ?? older?.(revision);
  const byCommand = new Map(topics.map((topic) => [topic.command, topic]));

  return {
    publication,
    articles,
    topics,
    article: find,
    formerSlugs: (slug) => formerSlugs(slug, moves).filter((former) => !bySlug.has(former)),
    revision: known,
    topic: (command) => byCommand.get(command),
    passages: passagesByCommand(articles),
    url: (article) => linkToArticle(article, publicUrl),
    quote(excerpt) {
      const article = known(excerpt.revision);
      if (!article) throw new RangeError(`Revision ${excerpt.revision} of ${excerpt.article} is not known.`);
      const speaker = speakerOf(article, excerpt);
      return {
        excerpt,
        text: textOf(article, excerpt),
        ...(speaker && { speaker }),
        article,
        url: urlOf(article, excerpt),
      };
    },
    today(excerpt) {
      const now = find(excerpt.article);
      const then = known(excerpt.revision);
      if (!now || !then) return undefined;
      return now.revision === excerpt.revision ? excerpt : carryExcerpt(excerpt, then, now);
    },
    revive(fields) {
      const article = known(fields.revision);
      return article && reviveExcerpt(article, fields);
    },
  };

  function find(slug: string): Article | undefined {
    return bySlug.get(slug) ?? bySlug.get(slugNow(slug, moves, (other) => bySlug.has(other)) ?? '');
  }

  /** The page shows the article as it is now: only what stands there can be linked to. */
  function urlOf(article: Article, excerpt: Excerpt): string {
    const now = find(article.slug) ?? article;
    if (now.revision === article.revision) return linkToExcerpt(article, excerpt, publicUrl);
    const there = carryExcerpt(excerpt, article, now);
    return there ? linkToExcerpt(now, there, publicUrl) : linkToArticle(now, publicUrl);
  }
}

function newestFirst(a: Article, b: Article): number {
  return Temporal.ZonedDateTime.compare(b.published, a.published) || (a.slug < b.slug ? -1 : 1);
}

function joinTopics(articles: readonly Article[]): Topic[] {
  const topics = new Map<string, Topic>();
  const all = articles.flatMap((article) => article.topics.map((topic) => ({ article, topic })));
  for (const origin of ['declared', 'derived'] as const) {
    for (const { article, topic } of all) {
      if (topic.origin !== origin || topics.has(topic.command)) continue;
      const { passages: _, ...rest } = topic;
      topics.set(topic.command, { ...rest, article: article.slug });
    }
  }
  return [...topics.values()];
}
