import type { Article } from '../content/index.ts';
import { followersAtOnce } from './followers.ts';
import { isNews, newsBetween, topicsOf, topicsTouched } from './news.ts';
import { isIn, QUOTED, receiversOfArticles } from './receivers.ts';
import { readSubject } from './subject.ts';
import {
  CORRECTION_LASTS_HOURS,
  closeReceipts,
  keepFromReceivers,
  tellCorrections,
  tellsAll,
} from './tell-corrections.ts';
import type { TellOptions } from './tell-options.ts';
import type { Untold } from './told.ts';
import { markTold } from './told.ts';
import type { Reason, Telling, Update } from './update.ts';

/** An article that appears later than this after its date is from the archive, and no news. */
const NEWS_HOURS = 48;

/** News that is not sent within a day is none. */
const NEWS_LASTS_HOURS = 24;

/**
 * Tells what became of an article since followers heard of it last: those who were quoted a sentence that changed or
 * went, then those who follow. It may end anywhere and be done again: nobody is told twice.
 */
export async function tellChange(untold: Untold, options: TellOptions): Promise<void> {
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
  if (after.silent && !news.note) {
    await keepFromReceivers(after, options);
    return done(false);
  }
  const corrected = await tellCorrections(untold, after, news.note, options);
  const isTold = isNews(news) && !after.silent;
  if (isTold) {
    const topics = topicsTouched(after, news, library);
    // Who has just been told of all of it as a correction need not be told again.
    const except = corrected.filter((told) => tellsAll(told, news)).map(({ key }) => key);
    await options.tell(telling.follow({ kind: 'changed', article: after.slug, news }, topics, except));
  }
  // Only now: done again after a crash, the same corrections are found under the same keys.
  await closeReceipts(corrected, options);
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

async function tellWithdrawal(
  untold: Untold,
  before: Article,
  { store, library, tell, now }: TellOptions,
): Promise<void> {
  const { article, changed } = untold;
  const slugs = [article, ...library.formerSlugs(article)];
  const update = { kind: 'withdrawn', headline: before.headline } as const;
  const until = now.add({ hours: CORRECTION_LASTS_HOURS });
  const key = `withdraw ${article} ${before.revision} ${changed}`;
  await tell({
    ...{ key, update, until },
    reasons: new Map([[QUOTED, { kind: 'quoted' }]]),
    audience: receiversOfArticles(slugs),
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
      .where('article', 'in', slugs)
      .where((eb) => isIn(eb, 'untold'))
      .execute();
    await tx.deleteFrom('subscriptions').where('subject', '=', subject).execute();
  });
}
