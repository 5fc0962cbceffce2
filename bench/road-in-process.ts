import { sql } from 'kysely';
import { systemClock } from '../src/clock.ts';
import type { Library } from '../src/content/index.ts';
import type { Reply } from '../src/conversation/index.ts';
import type { Delivery, Platform } from '../src/delivery/index.ts';
import { createDelivery } from '../src/delivery/index.ts';
import { owePush } from '../src/delivery/pushes.ts';
import { createLog } from '../src/log.ts';
import type { Store } from '../src/store/index.ts';
import { openStore } from '../src/store/index.ts';

const REPLY: Reply = { parts: [{ kind: 'words', text: 'An answer.' }], choices: [] };

type Bench = { readonly store: Store; readonly delivery: Delivery; readonly sent: () => number };

/** The road on a database, between a platform that takes everything at once and a handler that answers from memory. */
async function open(place: { dataDir: string; databaseUrl?: string }, library: Library): Promise<Bench> {
  const log = createLog({ level: 'error', secrets: [] });
  const key = Buffer.alloc(32, 1).toString('base64');
  const store = await openStore({ ...place, key, clock: systemClock, log });
  let sent = 0;
  const platform: Platform<string> = {
    name: 'bench',
    capabilities: { longestText: 4_096, choices: 0, marks: false },
    render: () => ['An answer.'],
    quoted: () => [],
    async send() {
      sent += 1;
      return {};
    },
    start: async () => undefined,
    stop: async () => undefined,
  };
  const delivery = createDelivery({
    platforms: [platform],
    respond: () => REPLY,
    library: () => library,
    store,
    clock: systemClock,
    log,
  });
  return { store, delivery, sent: () => sent };
}

/** Incoming messages a second, each stored, answered, and its answer sent and written down. */
export async function measureThroughput(
  place: { dataDir: string; databaseUrl?: string },
  library: Library,
  count: number,
  chats: number,
): Promise<number> {
  const { store, delivery, sent } = await open(place, library);
  await delivery.start();
  const start = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: 50 }, async () => {
      while (next < count) {
        const n = next++;
        await delivery.accept({
          id: String(n),
          chat: { platform: 'bench', address: `chat${n % chats}`, kind: 'private' },
          at: systemClock.now(),
          kind: 'text',
          text: 'How many rocket attacks?',
        });
      }
    }),
  );
  while (sent() < count || (await delivery.status()).owed.replies.count > 0) await systemClock.sleep(10);
  const seconds = (performance.now() - start) / 1_000;
  await delivery.stop();
  await store.close();
  return count / seconds;
}

export type FanOut = {
  readonly rows: number;
  readonly seconds: number;
  /** The longest time for which a question in between had to wait, in milliseconds. */
  readonly longestWait: number;
};

/** Owes a push to so many chats, while a reader asks something every 50 ms. */
export async function measureFanOut(
  place: { dataDir: string; databaseUrl?: string },
  library: Library,
  chats: number,
): Promise<FanOut> {
  const { store, delivery } = await open(place, library);
  await makeChats(store, chats);
  const waits: number[] = [];
  const probe = setInterval(async () => {
    const asked = performance.now();
    await store.write((tx) => tx.selectFrom('notes').selectAll().execute());
    waits.push(performance.now() - asked);
  }, 50);
  const start = performance.now();
  const rows = await push(store);
  const seconds = (performance.now() - start) / 1_000;
  clearInterval(probe);
  await delivery.stop();
  await store.close();
  return { rows, seconds, longestWait: Math.max(0, ...waits) };
}

export type Drain = {
  readonly perSecond: number;
  readonly heapMiB: readonly number[];
  readonly rssMiB: readonly number[];
};

/** Sends so many pushes, and looks at the memory at each tenth of the way. */
export async function measureDrain(
  place: { dataDir: string; databaseUrl?: string },
  library: Library,
  chats: number,
): Promise<Drain> {
  const { store, delivery, sent } = await open(place, library);
  await makeChats(store, chats);
  await push(store);
  const heapMiB: number[] = [];
  const rssMiB: number[] = [];
  await delivery.start();
  const start = performance.now();
  for (let tenth = 1; tenth <= 10; tenth++) {
    while (sent() < (chats * tenth) / 10) await systemClock.sleep(5);
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    heapMiB.push(Math.round(heapUsed / 2 ** 20));
    rssMiB.push(Math.round(rss / 2 ** 20));
  }
  const seconds = (performance.now() - start) / 1_000;
  await delivery.stop();
  await store.close();
  return { perSecond: chats / seconds, heapMiB, rssMiB };
}

function push(store: Store): Promise<number> {
  return owePush(store, systemClock, {
    key: 'bench',
    reply: REPLY,
    until: systemClock.now().add({ hours: 24 }),
    audience: (db, after, most) =>
      db
        .selectFrom('chats')
        .select('id as chat')
        .select([
          sql<string | null>`cast(null as text)`.as('variant'),
          sql<string | null>`cast(null as text)`.as('language'),
          sql<number | null>`cast(null as bigint)`.as('receipt'),
        ])
        .where('id', '>', after)
        .orderBy('id')
        .limit(most),
  });
}

/** Chats that never spoke: their addresses are all the same sealed text, as nobody looks at them. */
async function makeChats(store: Store, count: number): Promise<void> {
  const address = store.sealing.seal('nowhere', 'address');
  for (let from = 0; from < count; from += 50_000) {
    await store.write(async (tx) => {
      await sql`
        insert into chats (hash, platform, kind, address, created, seen)
        with recursive numbers (n) as (
          select ${sql.lit(from)} union all select n + 1 from numbers where n + 1 < ${sql.lit(Math.min(count, from + 50_000))}
        )
        select 'hash of 43 characters, as the real ones are ' || n, 'bench', 'private', ${sql.lit(address)}, 1, 1
        from numbers`.execute(tx);
    });
  }
}
