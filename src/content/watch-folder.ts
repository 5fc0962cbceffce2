import { watch } from 'chokidar';
import type { Clock } from '../clock.ts';

/** How long a file must have been left alone to count as written. */
const WRITTEN_MS = 150;

export type WatchOptions = {
  readonly clock: Clock;
  /** A file or a folder came, went, or was written. */
  changed(): void;
  /** The folder, or a part of it, cannot be watched. */
  failed(error: unknown): void;
};

/**
 * Tells of every change within a folder, files that are saved by renaming and folders that come later included. A file
 * that is still being written is waited for, however long that takes. Gives the function that ends it.
 */
export function watchFolder(dir: string, { clock, changed, failed }: WatchOptions): () => Promise<void> {
  const beingWritten = new Map<string, AbortController>();
  const watcher = watch(dir, { ignoreInitial: true });
  watcher.on('all', (_event, path) => void whenWritten(path));
  // What was saved while it got ready was not seen.
  watcher.on('ready', changed).on('error', failed);

  return async () => {
    for (const waiting of beingWritten.values()) waiting.abort();
    await watcher.close();
  };

  async function whenWritten(path: string): Promise<void> {
    beingWritten.get(path)?.abort();
    const waiting = new AbortController();
    beingWritten.set(path, waiting);
    await clock.sleep(WRITTEN_MS, waiting.signal);
    if (waiting.signal.aborted) return;
    beingWritten.delete(path);
    changed();
  }
}
