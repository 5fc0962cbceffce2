import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Article, Content, Library } from '../content/index.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/index.ts';
import { createLease } from '../store/index.ts';
import { tellChange } from './tell-changes.ts';
import { tellDigests } from './tell-digests.ts';
import { everySecond } from './ticks.ts';
import { noteChanges, untoldSince } from './told.ts';
import type { Telling } from './update.ts';

/** What telling followers needs. */
export type UpdatesOptions = {
  readonly store: Store;
  readonly content: Pick<Content, 'current' | 'recall'>;
  /** A change is told when it is so old; what changed meanwhile is told with it. */
  readonly settleSeconds: number;
  /** Owes an update to those whom it concerns. May be asked again for the same, by another process, too. */
  tell(telling: Telling): Promise<unknown>;
  readonly clock: Clock;
  readonly log: Log;
};

/** Tells followers what changed, and sends digests at their times. One process at a time does it. */
export type Updates = {
  /** Looks what there is to tell now; while it is looked already, once more after that. */
  tick(): Promise<void>;
  /** Looks every second from now on. */
  start(): void;
  /** Looks at once where it has been started; for who knows that something has just changed. */
  lookSoon(): void;
  stop(): Promise<void>;
};

/** How often the lease is renewed. */
const RENEW_MS = 2_000;

/** Looks for what is to be told from `start` on. */
export function createUpdates(options: UpdatesOptions): Updates {
  const { store, content, clock, log } = options;
  const lease = createLease(store, 'updates', randomUUID(), clock);
  let noted: Library | undefined;
  let renewed = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> = Promise.resolve();
  let stopTicks: (() => Promise<void>) | undefined;

  return {
    tick,
    start() {
      stopTicks ??= everySecond(() => tick().catch(failed));
    },
    lookSoon() {
      if (stopTicks) tick().catch(failed);
    },
    async stop() {
      await stopTicks?.();
      await looking;
      await lease.release().catch(failed);
    },
  };

  function tick(): Promise<void> {
    const next = looking.then(look);
    looking = next.catch(() => undefined);
    return next;
  }

  async function look(): Promise<void> {
    const now = clock.now();
    if (!(await isMine(now.epochMilliseconds))) {
      noted = undefined;
      return;
    }
    const library = content.current();
    if (library !== noted) {
      await noteChanges(store, library, now.epochMilliseconds);
      noted = library;
    }
    const given = { store, library, older, tell: options.tell, now };
    const settled = now.epochMilliseconds - options.settleSeconds * 1_000;
    for (const untold of await untoldSince(store, settled)) {
      await tellChange(untold, given);
      log.info({ article: untold.article }, 'followers are told of a change');
    }
    await tellDigests({ ...given, timeZone: library.publication.timeZone });
  }

  async function isMine(now: number): Promise<boolean> {
    if (lease.held() && now - renewed < RENEW_MS) return true;
    renewed = now;
    return lease.renew();
  }

  async function older(revision: string): Promise<Article | undefined> {
    await content.recall(revision);
    return content.current().revision(revision);
  }

  function failed(error: unknown): void {
    log.error({ err: error }, 'followers could not be told; it is tried again');
  }
}
