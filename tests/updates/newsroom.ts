import type { Article, Library } from '../../src/content/index.ts';
import { buildArticle, createLibrary } from '../../src/content/index.ts';
import type { Moves } from '../../src/content/moves.ts';
import { findMoves } from '../../src/content/moves.ts';
import type { Reply } from '../../src/conversation/index.ts';
import { pushOf } from '../../src/push-update.ts';
import { meetChat } from '../../src/store/index.ts';
import type { Subject, Subscriptions, Updates } from '../../src/updates/index.ts';
import { createSubscriptions, createUpdates, readWish } from '../../src/updates/index.ts';
import type { Road, RoadOptions } from '../delivery/road.ts';
import { openRoad } from '../delivery/road.ts';
import { silentLog } from '../fakes/stores.ts';

export const SETTLE_SECONDS = 600;

const PUBLICATION = { name: 'The Test', language: 'en', timeZone: 'UTC', follow: {} };

export type Newsroom = Road & {
  readonly subscriptions: Subscriptions;
  readonly updates: Updates;
  library(): Library;
  /** Publishes exactly these articles. */
  publish(...articles: Article[]): void;
  /** A chat that follows a subject: `follow('alice', everything, 'daily 08:00')`. Gives its row. */
  follow(address: string, subject: Subject, rhythm?: string, timeZone?: string): Promise<number>;
  /** Moves the time, looking what there is to tell before and after, and lets everything be sent. */
  later(ms: number): Promise<void>;
  /** What a chat was sent, each message with its own words and its quotations, sources left out. */
  got(address: string): { readonly text: string; readonly replyTo?: string }[];
};

export const everything: Subject = { kind: 'everything' };
export const onTopic = (command: string): Subject => ({ kind: 'topic', command });
export const onArticle = (slug: string): Subject => ({ kind: 'article', slug });

/** A newsroom on a real database with followers on a recording platform. */
export async function openNewsroom(
  options: RoadOptions & { readonly reply?: (library: Library) => Reply } = {},
): Promise<Newsroom> {
  const revisions = new Map<string, Article>();
  const older = (revision: string) => revisions.get(revision);
  let moves: Moves = new Map();
  const libraryOf = (articles: readonly Article[]) =>
    createLibrary({ publication: PUBLICATION, articles, publicUrl: 'http://here', older, moves });
  let library = libraryOf([]);
  const road = await openRoad({
    library: () => library,
    ...(options.reply && { respond: () => options.reply?.(library) }),
    ...options,
  });
  const { store, clock, delivery, platform } = road;
  const subscriptions = createSubscriptions(store, clock);
  const updates = createUpdates({
    store,
    content: { current: () => library, recall: () => undefined },
    settleSeconds: SETTLE_SECONDS,
    tell: (telling) => delivery.push(pushOf(telling, library)),
    clock,
    log: silentLog,
  });
  return {
    ...{ ...road, subscriptions, updates },
    library: () => library,
    publish(...articles) {
      for (const article of articles) revisions.set(article.revision, article);
      const slugs = new Set(articles.map(({ slug }) => slug));
      const gone = library.articles.filter(({ slug }) => !slugs.has(slug));
      moves = new Map([...moves, ...findMoves(gone, articles)]);
      library = libraryOf(articles);
    },
    async follow(address, subject, rhythm = '', timeZone = 'UTC') {
      const chat = { platform: platform.name, address, kind: 'private' } as const;
      const id = await store.write((tx) => meetChat(tx, store.sealing, chat, clock.now().epochMilliseconds));
      await delivery.chats.change(id, { timeZone });
      const wish = readWish(rhythm);
      if ('problem' in wish) throw new Error(`Not a rhythm: ${rhythm}`);
      await subscriptions.follow({ id, timeZone, language: 'en' }, subject, wish.rhythm);
      return id;
    },
    async later(ms) {
      await updates.tick();
      // Shown, not lived through: nothing that waits a second wakes six hundred times.
      clock.set(clock.now().add({ milliseconds: ms }));
      await updates.tick();
      await road.until(async () => (await delivery.status()).owed.pushes.count === 0, 500);
    },
    got: (address) =>
      platform.sent
        .filter((sent) => sent.address === address)
        .map(({ words, quotes, replyTo }) => ({
          text: [...words.slice(0, quotes.length > 0 ? 0 : 1), ...quotes.map((quote) => `“${quote}”`)].join(
            ' ',
          ),
          ...(replyTo !== undefined && { replyTo }),
        })),
  };
}

/** An article with a topic `rockets` on its first paragraph. */
export function article(slug: string, paragraphs: readonly string[], more: object = {}): Article {
  return buildArticle(
    {
      slug,
      headline: `About ${slug}`,
      published: Temporal.ZonedDateTime.from('2026-01-05T08:00[UTC]'),
      body: [{ paragraphs }],
      topics: [
        {
          command: 'rockets',
          title: 'Rockets',
          passages: [paragraphs[0]?.split(' ').slice(0, 3).join(' ') ?? ''],
        },
      ],
      ...more,
    },
    PUBLICATION,
  );
}
