import type { Article, Library } from '../content/index.ts';
import type { Schema, Store, Tx } from '../store/index.ts';

/** An article of which followers know another state than the one that is published. */
export type Untold = {
  readonly article: string;
  /** The revision of which they know; null where they know of none. */
  readonly revision: string | null;
  /** Since when. */
  readonly changed: number;
};

/** Set once the articles have been noted that were there before anybody could follow. */
const BEGUN = 'followers know the articles';

type Row = Schema['told'];

/**
 * Notes of which articles the published state is not the one that followers know of, and since when. At the very first
 * time everything counts as known. An article under another slug is the same one, and who follows it follows it there.
 */
export async function noteChanges(store: Store, library: Library, now: number): Promise<void> {
  const { rows, begun } = await store.read(async (db) => ({
    rows: await db.selectFrom('told').selectAll().execute(),
    begun: await db.selectFrom('notes').select('name').where('name', '=', BEGUN).executeTakeFirst(),
  }));
  await store.write(async (tx) => {
    const noted = new Set<string>();
    for (const row of rows) {
      const article = library.article(row.article);
      if (article && article.slug !== row.article) await carryAlong(tx, row, article.slug, now);
      else await noteChange(tx, row, article, now);
      noted.add(article?.slug ?? row.article);
    }
    for (const { slug, revision } of library.articles) {
      if (noted.has(slug)) continue;
      const told = begun ? { revision: null, changed: now } : { revision, changed: null };
      await tx
        .insertInto('told')
        .values({ article: slug, ...told })
        .onConflict((conflict) => conflict.column('article').doNothing())
        .execute();
    }
    if (!begun) await tx.insertInto('notes').values({ name: BEGUN, value: 'yes' }).execute();
  });
}

async function noteChange(tx: Tx, row: Row, article: Article | undefined, now: number): Promise<void> {
  // One that came and went before anybody was told of it leaves nothing to tell.
  if (!article && row.revision === null) {
    await tx.deleteFrom('told').where('article', '=', row.article).execute();
    return;
  }
  const differs = (article?.revision ?? null) !== row.revision;
  if (differs === (row.changed !== null)) return;
  await tx
    .updateTable('told')
    .set({ changed: differs ? now : null })
    .where('article', '=', row.article)
    .execute();
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
      await tx.updateTable('told').set({ revision, changed: null }).where('article', '=', article).execute();
    if (update)
      await tx
        .insertInto('updates')
        .values({ article, before: untold.revision, after: revision, told: now })
        .execute();
  });
}

/** Who follows the article, and what they know of it, go along with it. */
async function carryAlong(tx: Tx, row: Row, to: string, now: number): Promise<void> {
  const [old, next] = [`article ${row.article}`, `article ${to}`];
  const already = tx.selectFrom('subscriptions').select('chat').where('subject', '=', next);
  await tx.deleteFrom('subscriptions').where('subject', '=', old).where('chat', 'in', already).execute();
  await tx.updateTable('subscriptions').set({ subject: next }).where('subject', '=', old).execute();
  await tx.deleteFrom('told').where('article', '=', row.article).execute();
  const { revision, changed } = row;
  await tx
    .insertInto('told')
    .values({ article: to, revision, changed: changed ?? now })
    .onConflict((conflict) =>
      conflict
        .column('article')
        .doUpdateSet((eb) => ({ revision: eb.fn.coalesce('told.revision', eb.val(revision)) })),
    )
    .execute();
}
