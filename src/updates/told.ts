import type { Article, Library } from '../content/index.ts';
import { paragraphsOf } from '../content/index.ts';
import type { Store, Tx } from '../store/index.ts';

/** An article of which followers know another state than the one that is published. */
export type Untold = {
  readonly article: string;
  /** The slug that it had before. */
  readonly former: string | null;
  /** The revision of which they know; null where they know of none. */
  readonly revision: string | null;
  /** Since when. */
  readonly changed: number;
};

/** Set once the articles have been noted that were there before anybody could follow. */
const BEGUN = 'followers know the articles';

/**
 * Notes of which articles the published state is not the one that followers know of, and since when. At the very first
 * time everything counts as known. An article under another slug is the same one, and who follows it follows it there.
 */
export async function noteChanges(
  store: Store,
  library: Library,
  older: (revision: string) => Promise<Article | undefined>,
  now: number,
): Promise<void> {
  const { rows, begun } = await store.read(async (db) => ({
    rows: await db.selectFrom('told').selectAll().execute(),
    begun: await db.selectFrom('notes').select('name').where('name', '=', BEGUN).executeTakeFirst(),
  }));
  const known = new Map(rows.map((row) => [row.article, row]));
  const fresh = library.articles.filter(({ slug }) => !known.has(slug));
  const gone = rows.filter(({ article, revision }) => revision !== null && !library.article(article));
  const moves = begun ? await movesAmong(gone, fresh, older) : [];
  const moved = new Set(moves.flatMap(({ from, to }) => [from, to]));

  await store.write(async (tx) => {
    for (const move of moves) await carryAlong(tx, move, now);
    for (const { slug, revision } of fresh) {
      if (moved.has(slug)) continue;
      const told = begun ? { revision: null, changed: now } : { revision, changed: null };
      await tx
        .insertInto('told')
        .values({ article: slug, former: null, ...told })
        .onConflict((conflict) => conflict.column('article').doNothing())
        .execute();
    }
    for (const { article, revision, changed } of rows) {
      if (moved.has(article)) continue;
      const differs = (library.article(article)?.revision ?? null) !== revision;
      if (differs === (changed !== null)) continue;
      await tx
        .updateTable('told')
        .set({ changed: differs ? now : null })
        .where('article', '=', article)
        .execute();
    }
    // An article that came and went before anybody was told of it leaves nothing to tell.
    const never = rows.filter(({ article, revision }) => revision === null && !library.article(article));
    for (const { article } of never)
      await tx.deleteFrom('told').where('article', '=', article).where('revision', 'is', null).execute();
    if (!begun) await tx.insertInto('notes').values({ name: BEGUN, value: 'yes' }).execute();
  });
}

/** The articles whose published state has differed from the known one since `before`, the oldest difference first. */
export async function untoldSince(store: Store, before: number): Promise<Untold[]> {
  const rows = await store.read((db) =>
    db.selectFrom('told').selectAll().where('changed', '<=', before).orderBy('changed').execute(),
  );
  return rows.flatMap(({ changed, ...row }) => (changed === null ? [] : [{ ...row, changed }]));
}

/** From now on followers know of this revision; null where they know that the article is gone. */
export async function markTold(
  store: Store,
  untold: Untold,
  revision: string | null,
  update: boolean,
  now: number,
): Promise<void> {
  const { article } = untold;
  await store.write(async (tx) => {
    if (revision === null) await tx.deleteFrom('told').where('article', '=', article).execute();
    else
      await tx
        .updateTable('told')
        .set({ revision, changed: null, former: null })
        .where('article', '=', article)
        .execute();
    if (update)
      await tx
        .insertInto('updates')
        .values({ article, before: untold.revision, after: revision, told: now })
        .execute();
  });
}

type Move = { readonly from: string; readonly to: string; readonly revision: string };

/** From this share of its paragraphs on an article that has the same date is the same article. */
const SAME = 0.5;

async function movesAmong(
  gone: readonly { readonly article: string; readonly revision: string | null }[],
  fresh: readonly Article[],
  older: (revision: string) => Promise<Article | undefined>,
): Promise<Move[]> {
  const moves: Move[] = [];
  for (const { article, revision } of fresh.length > 0 ? gone : []) {
    const before = revision === null ? undefined : await older(revision);
    const to = before && fresh.find((after) => isSameArticle(before, after));
    if (to && revision !== null && !moves.some((move) => move.to === to.slug))
      moves.push({ from: article, to: to.slug, revision });
  }
  return moves;
}

function isSameArticle(before: Article, after: Article): boolean {
  if (!before.published.toInstant().equals(after.published.toInstant())) return false;
  const [old, now] = [before, after].map((article) => new Set(paragraphsOf(article).map(({ text }) => text)));
  if (!old || !now) return false;
  return [...old].filter((text) => now.has(text)).length >= SAME * Math.max(old.size, now.size);
}

async function carryAlong(tx: Tx, { from, to, revision }: Move, now: number): Promise<void> {
  const [old, next] = [`article ${from}`, `article ${to}`];
  const already = tx.selectFrom('subscriptions').select('chat').where('subject', '=', next);
  await tx.deleteFrom('subscriptions').where('subject', '=', old).where('chat', 'in', already).execute();
  await tx.updateTable('subscriptions').set({ subject: next }).where('subject', '=', old).execute();
  await tx.deleteFrom('told').where('article', '=', from).execute();
  await tx.insertInto('told').values({ article: to, former: from, revision, changed: now }).execute();
}
