import type { Article } from '../content/index.ts';
import type { Among } from './followers.ts';
import { followersAtOnce } from './followers.ts';
import { isNews, newsBetween, topicsOf, topicsTouched } from './news.ts';
import { isIn, QUOTED, receiversOfArticles } from './receivers.ts';
import { readSubject } from './subject.ts';
import type { ToldCorrections } from './tell-corrections.ts';
import {
  CORRECTION_LASTS_HOURS,
  closeReceipts,
  keepFromReceivers,
  newsBesides,
  tellCorrections,
} from './tell-corrections.ts';
import type { TellOptions } from './tell-options.ts';
import type { Untold } from './told.ts';
import { markTold } from './told.ts';
import type { News, Reason, Telling, Update } from './update.ts';

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
  if (!before) {
    const isTold = untold.revision === null && isFresh(after, now) && !after.silent;
    const update = { kind: 'new', article: after.slug } as const;
    if (isTold) await options.tell(tellingFor(untold, after, now).follow(update, topicsOf(after, library)));
    return done(isTold);
  }
  const news = newsBetween(before, after);
  if (after.silent && !news.note) {
    await keepFromReceivers(after, options);
    return done(false);
  }
  const corrected = await tellCorrections(untold, after, news.note, options);
  const isTold = isNews(news) && !after.silent;
  if (isTold) await tellFollowers(untold, after, news, corrected, options);
  // Only now: done again after a crash, the same corrections are found under the same keys.
  await closeReceipts(corrected, options);
  return done(isTold);
}

/** Tells who follows what is new; who has just been told of some of it as a correction, of the rest only. */
async function tellFollowers(
  untold: Untold,
  after: Article,
  news: News,
  corrected: readonly ToldCorrections[],
  { library, tell, now }: TellOptions,
): Promise<void> {
  const telling = tellingFor(untold, after, now);
  const follow = (part: News, among: Among) =>
    telling.follow(
      { kind: 'changed', article: after.slug, news: part },
      topicsTouched(after, part, library),
      among,
    );
  const notOwed: string[] = [];
  for (const told of corrected) {
    const rest = newsBesides(news, told);
    if (rest.wordings.length === news.wordings.length && rest.note === news.note) continue;
    const key = `${told.key} rest`;
    if (isNews(rest)) await tell({ ...follow(rest, { owed: told.key, notOwed: [...notOwed] }), key });
    notOwed.push(told.key, key);
  }
  await tell(follow(news, { notOwed }));
}

function tellingFor(untold: Untold, article: Article, now: Temporal.Instant) {
  const name = `${article.slug} ${untold.revision ?? 'new'} ${article.revision} ${untold.changed}`;
  return {
    follow(update: Update, topics: readonly string[], among: Among = {}): Telling {
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
        audience: followersAtOnce(subjects, among),
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
    audience: followersAtOnce([subject], { notOwed: [key] }),
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
