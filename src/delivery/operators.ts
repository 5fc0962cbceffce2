import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Chat, Reply, WordKey } from '../conversation/index.ts';
import { wordsIn } from '../conversation/index.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/index.ts';
import { findChat, meetChat } from '../store/index.ts';
import { ALIKE, owePush } from './pushes.ts';

/** The chats of those who run the bot, as the ones to be told of trouble. */
export type Operators = {
  /** Never rejects. `about` names the kind of trouble, for the log. */
  tell(about: string, reply: Reply): Promise<void>;
  /** The same with one of our own texts, in the publication's language. */
  tellOf(about: string, key: WordKey, values: Readonly<Record<string, string | number>>): Promise<void>;
};

/** In this time the same is told once, whichever process tells it, and not more than so many different things. */
const HOUR_MS = 3_600_000;
const MOST = 6;

/** An alarm of yesterday is history. */
const LASTS = { hours: 24 };

/** Tells through the road itself, as a push to these chats. */
export function createOperators(options: {
  readonly chats: readonly Pick<Chat, 'platform' | 'address'>[];
  /** Of the publication. */
  language(): string;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}): Operators {
  const { chats, store, clock, log } = options;
  let hour = 0;
  let told = new Set<string>();

  return { tell, tellOf };

  function tellOf(
    about: string,
    key: WordKey,
    values: Readonly<Record<string, string | number>>,
  ): Promise<void> {
    const language = options.language();
    const text = wordsIn(language)(key, values);
    return tell(about, { parts: [{ kind: 'words', text }], choices: [], language });
  }

  async function tell(about: string, reply: Reply): Promise<void> {
    const now = Math.floor(clock.now().epochMilliseconds / HOUR_MS);
    if (now !== hour) told = new Set();
    hour = now;
    const name = createHash('sha256')
      .update(JSON.stringify([about, reply]))
      .digest('base64url');
    if (chats.length === 0 || told.has(name) || told.size > MOST) return;
    told.add(name);
    const isOneTooMany = told.size > MOST;
    try {
      await send(`alarm ${hour} ${isOneTooMany ? 'more' : name}`, isOneTooMany ? more() : reply);
    } catch (error) {
      told.delete(name);
      log.error({ about, err: error }, 'the operators could not be told');
    }
  }

  function more(): Reply {
    const language = options.language();
    return { parts: [{ kind: 'words', text: wordsIn(language)('alarm.more') }], choices: [], language };
  }

  async function send(key: string, reply: Reply): Promise<void> {
    const ids = await store.write(async (tx) => {
      const found: number[] = [];
      for (const chat of chats) {
        const id = await findChat(tx, store.sealing, chat);
        // Whether it is a group is known when it speaks.
        found.push(
          id ??
            (await meetChat(tx, store.sealing, { ...chat, kind: 'private' }, clock.now().epochMilliseconds)),
        );
      }
      return found;
    });
    await owePush(store, clock, {
      key,
      reply,
      until: clock.now().add(LASTS),
      audience: (db, after, most) =>
        db
          .selectFrom('chats')
          .select('id as chat')
          .select(ALIKE)
          .where('id', 'in', ids)
          .where('id', '>', after)
          .orderBy('id')
          .limit(most),
    });
  }
}
