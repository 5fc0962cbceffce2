import type { Clock } from '../clock.ts';
import type { Store, Tx } from '../store/index.ts';
import type { Article } from './article.ts';
import { readArticle, writeArticle } from './article-text.ts';
import type { Moves } from './moves.ts';

/** An article and the path of the file that it comes from. */
export type Published = { readonly file: string; readonly article: Article };

/** One state of an article that is kept. */
export type KeptRevision = {
  /** Counted from 1 within the article. */
  readonly number: number;
  readonly revision: string;
  readonly kept: Temporal.Instant;
  readonly live: boolean;
};

/** The revisions of all articles, kept for good: what was quoted once can be found again. */
export type Archive = {
  /** Keeps what is published from now on; everything else is no longer live. What was kept before costs nothing. */
  keep(published: readonly Published[]): Promise<void>;
  /** What was published last. */
  lastPublished(): Promise<readonly Published[]>;
  /** The articles of which no revision is published, each as it was last. */
  gone(): Promise<readonly Article[]>;
  /** The slugs that articles had before. */
  moves(): Promise<Moves>;
  keepMoves(moves: Moves): Promise<void>;
  /** The articles in these revisions, as far as they are kept. */
  find(revisions: readonly string[]): Promise<readonly Article[]>;
  /** The revisions of an article, the first one first. */
  history(article: string): Promise<readonly KeptRevision[]>;
};

/** Rows that one statement names. */
const SLICE = 200;

/** Keeps revisions in the database. */
export function createArchive(store: Store, clock: Clock): Archive {
  /** What this process has kept last, by file. */
  let known = new Map<string, Article>();

  return {
    async keep(published) {
      const now = clock.now().epochMilliseconds;
      const fresh = published.filter(({ file, article }) => known.get(file) !== article);
      for (let from = 0; from < fresh.length; from += SLICE) {
        const slice = fresh.slice(from, from + SLICE);
        await store.write(async (tx) => {
          for (const each of slice) await keepOne(tx, each, now);
        });
      }
      if (fresh.length > 0 || published.length < known.size) await endOthers(published);
      known = new Map(published.map(({ file, article }) => [file, article]));
    },
    async lastPublished() {
      const rows = await store.read((db) =>
        db.selectFrom('revisions').select(['file', 'content']).where('live', 'is not', null).execute(),
      );
      return rows.map(({ file, content }) => ({ file, article: readArticle(content) }));
    },
    async gone() {
      const rows = await store.read((db) =>
        db
          .selectFrom('revisions')
          .innerJoin(
            (eb) =>
              eb
                .selectFrom('revisions')
                .select(({ fn }) => ['article', fn.max('number').as('number')])
                .groupBy('article')
                .having(({ fn }) => fn.max('live'), 'is', null)
                .as('last'),
            (join) =>
              join
                .onRef('last.article', '=', 'revisions.article')
                .onRef('last.number', '=', 'revisions.number'),
          )
          .select('content')
          .orderBy('revisions.article')
          .execute(),
      );
      return rows.map(({ content }) => readArticle(content));
    },
    async moves() {
      const rows = await store.read((db) => db.selectFrom('moves').selectAll().execute());
      return new Map(rows.map(({ former, slug }) => [former, slug]));
    },
    async keepMoves(moves) {
      await store.write(async (tx) => {
        for (const [former, slug] of moves)
          await tx
            .insertInto('moves')
            .values({ former, slug })
            .onConflict((conflict) => conflict.column('former').doUpdateSet({ slug }))
            .execute();
      });
    },
    async find(revisions) {
      const found: Article[] = [];
      for (let from = 0; from < revisions.length; from += SLICE) {
        const slice = revisions.slice(from, from + SLICE);
        const rows = await store.read((db) =>
          db.selectFrom('revisions').select('content').where('revision', 'in', slice).execute(),
        );
        found.push(...rows.map(({ content }) => readArticle(content)));
      }
      return found;
    },
    async history(article) {
      const rows = await store.read((db) =>
        db
          .selectFrom('revisions')
          .select(['number', 'revision', 'kept', 'live'])
          .where('article', '=', article)
          .orderBy('number')
          .execute(),
      );
      return rows.map(({ number, revision, kept, live }) => ({
        ...{ number, revision },
        kept: Temporal.Instant.fromEpochMilliseconds(kept),
        live: live !== null,
      }));
    },
  };

  /** A revision that comes back is the same one; how its text is taken apart may have become better meanwhile. */
  async function keepOne(tx: Tx, { file, article }: Published, now: number): Promise<void> {
    const { slug, revision } = article;
    const content = writeArticle(article);
    await tx
      .insertInto('revisions')
      .values((eb) => ({
        article: slug,
        number: eb(
          eb.fn.coalesce(
            eb
              .selectFrom('revisions')
              .select(({ fn }) => fn.max<number>('number').as('last'))
              .where('article', '=', slug),
            eb.lit(0),
          ),
          '+',
          eb.lit(1),
        ),
        ...{ revision, file, content },
        kept: now,
        live: now,
      }))
      .onConflict((conflict) =>
        conflict
          .column('revision')
          .doUpdateSet((eb) => ({ file, content, live: eb.fn.coalesce('revisions.live', eb.val(now)) })),
      )
      .execute();
  }

  async function endOthers(published: readonly Published[]): Promise<void> {
    const live = new Set(published.map(({ article }) => article.revision));
    const rows = await store.read((db) =>
      db.selectFrom('revisions').select(['id', 'revision']).where('live', 'is not', null).execute(),
    );
    const over = rows.filter(({ revision }) => !live.has(revision)).map(({ id }) => id);
    for (let from = 0; from < over.length; from += SLICE) {
      const slice = over.slice(from, from + SLICE);
      await store.write((tx) =>
        tx.updateTable('revisions').set({ live: null }).where('id', 'in', slice).execute(),
      );
    }
  }
}
