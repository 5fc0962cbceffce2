import type { Clock } from '../clock.ts';
import type { Reply } from '../conversation/index.ts';

/** What a handler gives, within `ms` milliseconds; rejects where it takes longer. One that is there already is given on at once. */
export function replyWithin(
  clock: Clock,
  ms: number,
  reply: Promise<Reply | undefined> | Reply | undefined,
): Promise<Reply | undefined> | Reply | undefined {
  return reply instanceof Promise ? awaited(clock, ms, reply) : reply;
}

async function awaited(
  clock: Clock,
  ms: number,
  reply: Promise<Reply | undefined>,
): Promise<Reply | undefined> {
  const done = new AbortController();
  try {
    return await Promise.race([
      reply,
      clock.sleep(ms, done.signal).then(() => {
        throw new Error(`The handler gave no reply within ${ms / 1_000} seconds.`);
      }),
    ]);
  } finally {
    done.abort();
  }
}
