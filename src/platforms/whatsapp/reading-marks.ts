import type { Log } from '../../log.ts';
import type { CloudApi } from './client/index.ts';

/** Blue ticks and dots: that a message was read and that an answer is being written. */
export type ReadingMarks = {
  /** Marks a message as read, without waiting and without a second try: it is for show. */
  mark(address: string, message: string): void;
  /** Resolves when no mark of this chat is on its way, half a second later at most. */
  marked(address: string): Promise<void>;
};

const LONGEST_MS = 500;

export function createReadingMarks(api: Pick<CloudApi, 'markRead'>, log: Log): ReadingMarks {
  const onTheWay = new Map<string, Promise<void>>();
  return {
    mark(address, message) {
      const done = api
        .markRead(message, { typing: true, signal: AbortSignal.timeout(LONGEST_MS) })
        .catch((error) => log.debug({ platform: 'whatsapp', err: error }, 'a message was not marked as read'))
        .finally(() => {
          if (onTheWay.get(address) === done) onTheWay.delete(address);
        });
      onTheWay.set(address, done);
    },
    async marked(address) {
      await onTheWay.get(address);
    },
  };
}
