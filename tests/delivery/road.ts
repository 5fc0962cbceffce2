import { onTestFinished } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import type { Library } from '../../src/content/index.ts';
import { excerptOf } from '../../src/content/index.ts';
import type { Incoming, Reply } from '../../src/conversation/index.ts';
import type { Delivery, DeliveryOptions, Platform, Push } from '../../src/delivery/index.ts';
import { createDelivery } from '../../src/delivery/index.ts';
import { ALIKE } from '../../src/delivery/pushes.ts';
import type { Log } from '../../src/log.ts';
import { createLog } from '../../src/log.ts';
import type { Store } from '../../src/store/index.ts';
import { findChat } from '../../src/store/index.ts';
import { makeArticle, makeLibrary } from '../answers/make-article.ts';
import type { FakeClock } from '../fakes/clock.ts';
import { createFakeClock } from '../fakes/clock.ts';
import type { RecordingPlatform } from '../fakes/recording-platform.ts';
import { createRecordingPlatform } from '../fakes/recording-platform.ts';
import type { Place, StoreKind } from '../fakes/stores.ts';
import { makePlace, makeStore } from '../fakes/stores.ts';

/** Of real time. */
const PATIENCE_MS = 15_000;

export const ARTICLE = makeArticle('rockets', 'Rockets hit the base', [
  'Twelve rockets hit the base on Sunday. Nobody was hurt.',
  'The government asked for calm.',
]);

export type Road = {
  readonly clock: FakeClock;
  readonly store: Store;
  readonly delivery: Delivery;
  readonly platform: RecordingPlatform;
  /** The log, line by line. */
  readonly lines: readonly string[];
  /** Says something as a reader would; `ask(1, 'alice', 'hello')`. */
  ask(id: number | string, address: string, text: string, more?: Partial<Incoming>): Promise<void>;
  /** The row of a chat; 0, which no chat has, where there is none. */
  chat(address: string): Promise<number>;
  /** Waits until something holds, moving the clock by `step` milliseconds between two looks. */
  until(what: () => boolean | Promise<boolean>, step?: number): Promise<void>;
};

export type RoadOptions = {
  readonly place?: Place;
  readonly kind?: StoreKind;
  readonly platform?: RecordingPlatform;
  readonly platforms?: readonly Platform[];
  readonly clock?: FakeClock;
  readonly respond?: DeliveryOptions['respond'];
  readonly library?: () => Library;
  readonly registry?: DeliveryOptions['registry'];
  readonly operators?: DeliveryOptions['operators'];
};

/** The whole road on a real database, between a recording platform and a handler that says what it was told. */
export async function openRoad(options: RoadOptions = {}): Promise<Road> {
  const clock = options.clock ?? createFakeClock();
  const { log, lines } = recordLog();
  const store = await makeStore(options.place ?? (await makePlace(options.kind ?? 'sqlite')), clock);
  clock.waitFor(watchQueries(store));
  const platform = options.platform ?? createRecordingPlatform();
  const delivery = createDelivery({
    platforms: options.platforms ?? [platform],
    respond: options.respond ?? ((incoming) => say(`re ${incoming.text}`)),
    library: options.library ?? (() => makeLibrary([ARTICLE])),
    store,
    clock,
    log,
    ...(options.registry && { registry: options.registry }),
    ...(options.operators && { operators: options.operators }),
  });
  onTestFinished(async () => {
    const stopped = delivery.stop(clock.now());
    await clock.advance(1_000);
    await stopped;
  });
  return {
    clock,
    store,
    delivery,
    platform,
    lines,
    ask: (id, address, text, more) =>
      delivery.accept(incoming(clock, platform.name, id, address, text, more)),
    async chat(address) {
      const chat = { platform: platform.name, address };
      return (await store.write((tx) => findChat(tx, store.sealing, chat))) ?? 0;
    },
    async until(what, step = 0) {
      const patience = performance.now() + PATIENCE_MS;
      for (;;) {
        await clock.advance(step);
        if (await what()) return;
        if (performance.now() > patience) throw new Error('Waited in vain.');
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    },
  };
}

export function incoming(
  clock: Clock,
  platform: string,
  id: number | string,
  address: string,
  text: string,
  more: Partial<Incoming> = {},
): Incoming {
  return {
    id: String(id),
    chat: { platform, address, kind: address.startsWith('-') ? 'group' : 'private' },
    at: clock.now(),
    kind: 'text',
    text,
    ...more,
  };
}

export function say(...texts: string[]): Reply {
  return { parts: texts.map((text) => ({ kind: 'words', text })), choices: [] };
}

/** The audience of a push to all chats. */
export const everyone: Push['audience'] = (db, after, most) =>
  db.selectFrom('chats').select('id as chat').select(ALIKE).where('id', '>', after).orderBy('id').limit(most);

/** Quotes sentences of the first paragraph, counted from 0. */
export function quoting(first: number, last = first): Reply {
  return {
    parts: [{ kind: 'quotation', excerpt: excerptOf(ARTICLE, 'p1', first, last) }],
    choices: [],
  };
}

/** Gives what resolves when the database is asked for nothing any more; undefined where it is not being asked. */
function watchQueries(store: Store): () => Promise<void> | undefined {
  const { read, write } = store;
  let underWay = 0;
  let end = Promise.withResolvers<void>();
  const watched =
    <Work, Result>(ask: (work: Work) => Promise<Result>) =>
    async (work: Work) => {
      underWay += 1;
      try {
        return await ask(work);
      } finally {
        underWay -= 1;
        if (underWay === 0) {
          end.resolve();
          end = Promise.withResolvers<void>();
        }
      }
    };
  Object.assign(store, { read: watched(read), write: watched(write) });
  return () => (underWay > 0 ? end.promise : undefined);
}

/** The words of what was sent, as `address: text`. */
export function wordsSent(platform: RecordingPlatform): string[] {
  return platform.sent.map(({ address, words, quotes }) => `${address}: ${[...words, ...quotes].join(' ')}`);
}

function recordLog(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  const log = createLog({
    level: 'debug',
    secrets: [],
    destination: { write: (line) => void lines.push(line) },
  });
  return { log, lines };
}
