import type { Article, Library } from '../content/index.ts';
import type { Store } from '../store/index.ts';
import type { Span } from './audiences.ts';
import { followersAtOnce, isOfSpans, QUOTED, receiversOf, receiversOfArticles } from './audiences.ts';
import { correctionsOf } from './corrections.ts';
import { isNews, newsBetween, topicsOf, topicsTouched } from './news.ts';
import { readSubject } from './subject.ts';
import type { Untold } from './told.ts';
import { markTold } from './told.ts';
import type { Reason, Telling, Update } from './update.ts';

export type TellChangesOptions = {
  readonly store: Store;
  readonly library: Library;
  /** An older revision; undefined where it is not kept. */
  older(revision: string): Promise<Article | undefined>;
  /** Owes an update to those whom it concerns; may be asked again for the same. */
  tell(telling: Telling): Promise<unknown>;
  readonly now: Temporal.Instant;
};

/** An article that appears later than this after its date is from the archive, and no news. */
const NEWS_HOURS = 48;

/** News that is not sent within a day is none; what was wrong has to be put right for longer. */
const NEWS_LASTS_HOURS = 24;
const CORRECTION_LASTS_HOURS = 7 * 24;

/**
 * Tells what became of an article since followers heard of it last: those who were quoted a sentence that changed or
 * went, then those who follow. It may end anywhere and be done again: nobody is told twice.
 */
export async function tellChange(untold: Untold, options: TellChangesOptions): Promise<void> {
  const { library, store, older, now } = options;
  const after = library.article(untold.article);
  const before = untold.revision === null ? undefined : await older(untold.revision);
  const done = (isUpdate: boolean) =>
    markTold(store, untold, after?.revision ?? null, isUpdate, now.epochMilliseconds);

  if (!after) {
    if (before) await tellWithdrawal(untold, before, options);
    return done(false);
  }
  const telling = tellingFor(untold, after, now);
  if (!before) {
    const isTold = untold.revision === null && isFresh(after, now) && !after.silent;
    if (isTold)
      await options.tell(telling.follow({ kind: 'new', article: after.slug }, topicsOf(after, library)));
    return done(isTold);
  }
  const news = newsBetween(before, after);
  const isSilent = after.silent === true;
  const corrected = isSilent && !news.note ? [] : await tellCorrections(untold, after, options);
  const keys = corrected.map(({ key }) => key);
  const isTold = isNews(news) && !isSilent;
  if (isTold) {
    const topics = topicsTouched(after, news, library);
    // Who was just told of the only sentence that changed need not be told again.
    const except = news.wordings.length === 1 ? keys : [];
    await options.tell(telling.follow({ kind: 'changed', article: after.slug, news }, topics, except));
  }
  // Only now: done again after a crash, the same corrections are found under the same keys.
  for (const { spans } of corrected) await markCorrected(store, spans, now.epochMilliseconds);
  return done(isTold);
}

function tellingFor(untold: Untold, article: Article, now: Temporal.Instant) {
  const name = `${article.slug} ${untold.revision ?? 'new'} ${article.revision} ${untold.changed}`;
  return {
    follow(update: Update, topics: readonly string[], exceptOf: readonly string[] = []): Telling {
      const subjects = [
        'everything',
        `article ${article.slug}`,
        ...topics.map((command) => `topic ${command}`),
      ];
      return {
        key: `follow ${name}`,
        update,
        reasons: new Map(subjects.map((subject) => [subject, reasonOf(subject)])),
        until: now.add({ hours: NEWS_LASTS_HOURS }),
        audience: followersAtOnce(subjects, exceptOf),
      };
    },
  };
}

function reasonOf(subject: string): Reason {
  return readSubject(subject) ?? { kind: 'everything' };
}

function isFresh({ published }: Article, now: Temporal.Instant): boolean {
  return published.toInstant().until(now).total('hours') <= NEWS_HOURS;
}

/** Gives the keys under which it was told, and what was wrong. */
async function tellCorrections(
  untold: Untold,
  after: Article,
  { store, library, older, tell, now }: TellChangesOptions,
): Promise<{ readonly key: string; readonly spans: readonly Span[] }[]> {
  const revisions = await quotedRevisions(store, slugsOf(untold, library), after.revision);
  const known = await Promise.all(revisions.map(older));
  const told: { key: string; spans: readonly Span[] }[] = [];
  for (const correction of correctionsOf(
    known.filter((article) => article !== undefined),
    after,
  )) {
    const { revision, paragraph, start } = correction.before;
    const key = `correct ${revision} ${paragraph}.${start} ${after.revision} ${untold.changed}`;
    const { spans, ...said } = correction;
    await tell({
      key,
      update: { kind: 'corrected', ...said },
      reasons: new Map([[QUOTED, { kind: 'quoted' }]]),
      until: now.add({ hours: CORRECTION_LASTS_HOURS }),
      audience: receiversOf(spans),
    });
    told.push({ key, spans });
  }
  return told;
}

async function tellWithdrawal(
  untold: Untold,
  before: Article,
  { store, library, tell, now }: TellChangesOptions,
): Promise<void> {
  const { article, changed } = untold;
  const update = { kind: 'withdrawn', headline: before.headline } as const;
  const until = now.add({ hours: CORRECTION_LASTS_HOURS });
  const key = `withdraw ${article} ${before.revision} ${changed}`;
  await tell({
    ...{ key, update, until },
    reasons: new Map([[QUOTED, { kind: 'quoted' }]]),
    audience: receiversOfArticles(slugsOf(untold, library)),
  });
  const subject = `article ${article}`;
  await tell({
    ...{ key: `${key} follow`, update, until },
    reasons: new Map([[subject, reasonOf(subject)]]),
    audience: followersAtOnce([subject], [key]),
  });
  await store.write(async (tx) => {
    await tx
      .updateTable('receipts')
      .set({ corrected: now.epochMilliseconds })
      .where('article', 'in', slugsOf(untold, library))
      .where('corrected', 'is', null)
      .execute();
    await tx.deleteFrom('subscriptions').where('subject', '=', subject).execute();
  });
}

/** Under which slugs something of an article may have been quoted. */
function slugsOf({ article }: Untold, library: Library): string[] {
  return [article, ...library.formerSlugs(article)];
}

/** The revisions from which something was quoted that has not been put right, the oldest first. */
async function quotedRevisions(store: Store, slugs: readonly string[], now: string): Promise<string[]> {
  const rows = await store.read((db) =>
    db
      .selectFrom('receipts')
      .select(({ fn }) => ['revision', fn.min('sent').as('first')])
      .where('article', 'in', slugs)
      .where('revision', '!=', now)
      .where('corrected', 'is', null)
      .groupBy('revision')
      .orderBy('first')
      .execute(),
  );
  return rows.map(({ revision }) => revision);
}

async function markCorrected(store: Store, spans: readonly Span[], now: number): Promise<void> {
  await store.write((tx) =>
    tx
      .updateTable('receipts')
      .set({ corrected: now })
      .where('corrected', 'is', null)
      .where((eb) => isOfSpans(eb, spans))
      .execute(),
  );
}
