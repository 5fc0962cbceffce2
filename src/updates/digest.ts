import type { Article, Library } from '../content/index.ts';
import type { Store } from '../store/index.ts';
import type { DigestWish } from './digest-readers.ts';
import { isNews, newsBetween, newsOnTopic, topicsOf } from './news.ts';
import type { Subject } from './subject.ts';
import { readSubject } from './subject.ts';
import type { DigestArticle, News, Wording } from './update.ts';

/** What is new of a wish. */
export type Digest = {
  readonly articles: readonly Found[];
  /** The last update of which its readers know then. */
  readonly until: number;
};

/** `first` is the update that told of the article first. */
export type Found = DigestArticle & { readonly first: number };

export type UpdateRow = { readonly id: number; readonly article: string; readonly before: string | null };

/** What is new for who follows a subject from one update on, by article. */
export async function digestOf(
  { subject: written, since }: DigestWish,
  rows: readonly UpdateRow[],
  options: { readonly library: Library; older(revision: string): Promise<Article | undefined> },
): Promise<Digest> {
  const { library, older } = options;
  const subject = readSubject(written);
  const first = new Map<Article, UpdateRow>();
  for (const row of rows) {
    const article = library.article(row.article);
    if (article && !first.has(article)) first.set(article, row);
  }
  const articles: Found[] = [];
  for (const [article, { id, before }] of first) {
    if (!subject || !belongs(article, subject, library)) continue;
    const then = before === null ? undefined : await older(before);
    const news = then ? newsOn(subject, newsBetween(then, article), library) : { wordings: [] };
    if (before === null || isNews(news))
      articles.push({ slug: article.slug, isNew: before === null, news, first: id });
  }
  return { articles, until: rows.at(-1)?.id ?? since };
}

/** What several subjects have is told once, in the order in which it was told first. */
export function together(found: readonly (readonly Found[])[]): DigestArticle[] {
  const bySlug = Map.groupBy(
    found.flat().toSorted((a, b) => a.first - b.first),
    ({ slug }) => slug,
  );
  return [...bySlug].map(([slug, same]) => ({
    slug,
    isNew: same.some(({ isNew }) => isNew),
    news: joined(same.map(({ news }) => news)),
  }));
}

function joined(all: readonly News[]): News {
  const placeOf = ({ after }: Wording) => `${after.paragraph} ${after.start}`;
  const wordings = new Map(
    all.flatMap((news) => news.wordings).map((wording) => [placeOf(wording), wording]),
  );
  const note = all.find((news) => news.note)?.note;
  return { wordings: [...wordings.values()], ...(note && { note }) };
}

/** What was told behind one update, up to a moment. */
export async function updatesUntil(store: Store, since: number, moment: number): Promise<UpdateRow[]> {
  return store.read((db) =>
    db
      .selectFrom('updates')
      .select(['id', 'article', 'before'])
      .where('id', '>', since)
      .where('told', '<=', moment)
      .orderBy('id')
      .execute(),
  );
}

function belongs(article: Article, subject: Subject, library: Library): boolean {
  if (subject.kind === 'article') return article.slug === subject.slug;
  return subject.kind === 'everything' || topicsOf(article, library).includes(subject.command);
}

function newsOn(subject: Subject, news: News, library: Library): News {
  return subject.kind === 'topic' ? newsOnTopic(news, subject.command, library) : news;
}
