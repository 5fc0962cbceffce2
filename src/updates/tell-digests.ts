import type { Article, Library } from '../content/index.ts';
import type { Store, Tx } from '../store/index.ts';
import type { DigestBatch } from './audiences.ts';
import { digestReaders, isInZone } from './audiences.ts';
import { lateFrom, nextDue } from './due.ts';
import { isNews, newsBetween, newsOnTopic, topicsOf } from './news.ts';
import type { Subject } from './subject.ts';
import { readSubject } from './subject.ts';
import { rhythmOf } from './subscriptions.ts';
import type { TellChangesOptions } from './tell-changes.ts';
import type { DigestArticle, News } from './update.ts';

export type TellDigestsOptions = TellChangesOptions & {
  /** The publication's, for chats that have chosen none. */
  readonly timeZone: string;
};

type UpdateRow = { readonly id: number; readonly article: string; readonly before: string | null };

/** How long a digest may wait for quiet hours to end, or for a platform that is away. */
const LASTS_HOURS = 24;

/**
 * Sends every digest that is due. One that was missed is sent once as long as its day lasts; after that, what it would have
 * told comes with the next. A digest tells what was told to those who follow at once, up to the moment at which it is due;
 * where that is nothing, it is not sent.
 */
export async function tellDigests(options: TellDigestsOptions): Promise<void> {
  const batches = await batchesDue(options.store, options.now.epochMilliseconds);
  for (const due of new Set(batches.map((batch) => batch.due))) {
    const together = batches.filter((batch) => batch.due === due);
    const ends = new Map<DigestBatch, number>();
    for (const batch of together) ends.set(batch, await tellBatch(batch, options));
    // Only when all are owed: who gets the digest on everything gets no other, which those that stand still show.
    await options.store.write(async (tx) => {
      for (const batch of together) await advance(tx, batch, ends.get(batch) ?? batch.since, options);
    });
  }
}

/** Gives the last update that its readers know of now. */
async function tellBatch(batch: DigestBatch, options: TellDigestsOptions): Promise<number> {
  const { store, now, timeZone, tell } = options;
  const due = Temporal.Instant.fromEpochMilliseconds(batch.due);
  if (Temporal.Instant.compare(now, lateFrom(due, batch.zone ?? timeZone)) >= 0) return batch.since;
  const rows = await updatesFor(store, batch);
  const subject = readSubject(batch.subject);
  const articles = subject ? await digestOf(subject, rows, options) : [];
  if (subject && articles.length > 0) {
    await tell({
      key: `digest ${batch.subject} ${batch.due} ${batch.since} ${batch.zone ?? ''}`,
      update: { kind: 'digest', articles },
      reasons: new Map([[batch.subject, subject]]),
      until: due.add({ hours: LASTS_HOURS }),
      audience: digestReaders(batch),
    });
  }
  return rows.at(-1)?.id ?? batch.since;
}

/** What is new on a subject, by article, in the order in which it was told first. */
async function digestOf(
  subject: Subject,
  rows: readonly UpdateRow[],
  { library, older }: Pick<TellChangesOptions, 'library' | 'older'>,
): Promise<DigestArticle[]> {
  const first = new Map<string, UpdateRow>();
  for (const row of rows) if (!first.has(row.article)) first.set(row.article, row);
  const found: DigestArticle[] = [];
  for (const { article: slug, before } of first.values()) {
    const article = library.article(slug);
    if (!article || !belongs(article, subject, library)) continue;
    const then = before === null ? undefined : await older(before);
    const news = then ? newsOn(subject, newsBetween(then, article), library) : { wordings: [] };
    if (before === null || isNews(news)) found.push({ slug, isNew: before === null, news });
  }
  return found;
}

function belongs(article: Article, subject: Subject, library: Library): boolean {
  if (subject.kind === 'article') return article.slug === subject.slug;
  return subject.kind === 'everything' || topicsOf(article, library).includes(subject.command);
}

function newsOn(subject: Subject, news: News, library: Library): News {
  return subject.kind === 'topic' ? newsOnTopic(news, subject.command, library) : news;
}

async function batchesDue(store: Store, now: number): Promise<DigestBatch[]> {
  return store.read((db) =>
    db
      .selectFrom('subscriptions')
      .innerJoin('chats', 'chats.id', 'subscriptions.chat')
      .select(['subject', 'due', 'since', 'chats.time_zone as zone'])
      .distinct()
      .where('due', '<=', now)
      .$narrowType<{ due: number }>()
      .orderBy('due')
      .orderBy('subject')
      .execute(),
  );
}

async function updatesFor(store: Store, { since, due }: DigestBatch): Promise<UpdateRow[]> {
  return store.read((db) =>
    db
      .selectFrom('updates')
      .select(['id', 'article', 'before'])
      .where('id', '>', since)
      .where('told', '<=', due)
      .orderBy('id')
      .execute(),
  );
}

async function advance(
  tx: Tx,
  batch: DigestBatch,
  since: number,
  { now, timeZone }: TellDigestsOptions,
): Promise<void> {
  const rhythms = await tx
    .selectFrom('subscriptions')
    .select(['rhythm', 'weekday', 'minute'])
    .distinct()
    .where('subject', '=', batch.subject)
    .where('due', '=', batch.due)
    .where('since', '=', batch.since)
    .execute();
  for (const row of rhythms) {
    const rhythm = rhythmOf(row);
    if (rhythm.kind === 'at once') continue;
    const due = nextDue(rhythm, batch.zone ?? timeZone, now).epochMilliseconds;
    await tx
      .updateTable('subscriptions')
      .set({ due, since })
      .where('subject', '=', batch.subject)
      .where('due', '=', batch.due)
      .where('since', '=', batch.since)
      .where('rhythm', '=', row.rhythm)
      .where('weekday', row.weekday === null ? 'is' : '=', row.weekday)
      .where('minute', row.minute === null ? 'is' : '=', row.minute)
      .where('chat', 'in', (eb) =>
        eb
          .selectFrom('chats')
          .select('id')
          .where((chat) => isInZone(chat, batch.zone)),
      )
      .execute();
  }
}
