import type { Article, Library } from '../../src/content/index.ts';
import { buildArticle, createLibrary, readAddresses } from '../../src/content/index.ts';
import type { Moves } from '../../src/content/moves.ts';
import { findMoves } from '../../src/content/moves.ts';
import type { Reply } from '../../src/conversation/index.ts';
import { pushOf } from '../../src/push-update.ts';
import { meetChat } from '../../src/store/index.ts';
import type { Subject, Subscriptions, Updates } from '../../src/updates/index.ts';
import { createSubscriptions, createUpdates, readWish } from '../../src/updates/index.ts';
import type { Road, RoadOptions } from '../delivery/road.ts';
import { openRoad } from '../delivery/road.ts';
import type { RecordedMessage, RecordingPlatform } from '../fakes/recording-platform.ts';
import { createRecordingPlatform } from '../fakes/recording-platform.ts';
import { silentLog } from '../fakes/stores.ts';

const SETTLE_SECONDS = 600;

const PUBLICATION = { name: 'The Test', language: 'en', timeZone: 'UTC', follow: {} };

export type Newsroom = Road & {
  readonly subscriptions: Subscriptions;
  readonly updates: Updates;
  library(): Library;
  /** Publishes exactly these articles. */
  publish(...articles: Article[]): void;
  /** A chat that follows a subject: `follow('alice', everything, 'daily 08:00')`. Gives its row. */
  follow(address: string, subject: Subject, rhythm?: string, timeZone?: string): Promise<number>;
  /** Quotes sentences of the article `attacks` to a chat in one message: `quote('alice', 'p1.1 p2.1')`. */
  quote(address: string, sentences: string): Promise<void>;
  /** Moves the time, looking what there is to tell before and after, and lets everything be sent. */
  later(ms: number): Promise<void>;
  /** The pushes that a chat was sent, line by line; each line is words or one quotation, sources left out. */
  pushes(address: string): { readonly lines: readonly string[]; readonly replyTo?: string }[];
};

export const everything: Subject = { kind: 'everything' };
export const onTopic = (command: string): Subject => ({ kind: 'topic', command });
export const onArticle = (slug: string): Subject => ({ kind: 'article', slug });

export type NewsroomOptions = RoadOptions & {
  /** What the articles say at the beginning; nobody was told of them. */
  readonly articles?: readonly Article[];
  /** In UTF-16 units; a message has any length unless told. */
  readonly longestText?: number;
};

/** A newsroom on a real database that runs, with followers on a recording platform. */
export async function openNewsroom(options: NewsroomOptions = {}): Promise<Newsroom> {
  const revisions = new Map<string, Article>();
  const older = (revision: string) => revisions.get(revision);
  let moves: Moves = new Map();
  const libraryOf = (articles: readonly Article[]) =>
    createLibrary({ publication: PUBLICATION, articles, publicUrl: 'http://here', older, moves });
  let library = libraryOf([]);
  const road = await openRoad({
    library: () => library,
    respond: ({ text }) => answer(text, library),
    platform: createLetterPlatform(options.longestText),
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
  const answers = new Set<string>();
  const room: Newsroom = {
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
      await subscriptions.follow({ id, timeZone, language: 'en' }, subject, wish.rhythm, { how: 'typed' });
      return id;
    },
    async quote(address, sentences) {
      const count = platform.sent.length;
      await road.ask(`${address} ${count}`, address, sentences);
      await road.until(() => platform.sent.length > count, 10);
      answers.add(platform.sent.at(-1)?.reference ?? '');
    },
    async later(ms) {
      await updates.tick();
      // Shown, not lived through: nothing that waits a second wakes six hundred times.
      clock.set(clock.now().add({ milliseconds: ms }));
      await updates.tick();
      await road.until(async () => (await delivery.status()).owed.pushes.count === 0, 500);
    },
    pushes: (address) =>
      platform.sent
        .filter((sent) => sent.address === address && !answers.has(sent.reference ?? ''))
        .map(({ words, replyTo }) => ({ lines: words, ...(replyTo !== undefined && { replyTo }) })),
  };
  if (options.articles) room.publish(...options.articles);
  await delivery.start();
  await room.later(0);
  return room;
}

/** Quotes what a reader named. */
function answer(sentences: string, library: Library): Reply {
  const revision = library.article('attacks')?.revision ?? '';
  const excerpts = readAddresses(library, `${revision} ${sentences}`);
  return { parts: excerpts.map((excerpt) => ({ kind: 'quotation', excerpt })), choices: [] };
}

/** Puts a reply into one message where that is not too long, each part on a line; its choices below, in brackets. */
function createLetterPlatform(longestText = Number.MAX_SAFE_INTEGER): RecordingPlatform {
  const platform = createRecordingPlatform();
  const { render } = platform;
  return Object.assign(platform, {
    render(reply: Reply, library: Library): readonly RecordedMessage[] {
      const lines = render(reply, library).map(({ words, quotes }) => ({
        words: quotes.length > 0 ? quotes.map((quote) => `“${quote}”`) : words,
        quotes,
      }));
      const words = lines.flatMap((line) => line.words);
      const quotes = lines.flatMap((line) => line.quotes);
      const choices = reply.choices.map(({ label }) => `[${label}]`);
      return words.join('\n').length <= longestText ? [{ words: [...words, ...choices], quotes }] : lines;
    },
  });
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
