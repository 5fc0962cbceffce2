import { watch } from 'chokidar';

/** How long a file must not have grown to count as written, and how often it is looked at. */
const WRITTEN_MS = 150;
const LOOK_MS = 50;

/**
 * Tells of every change within a folder, files that are saved by renaming and folders that come later included. A file
 * that is still growing is waited for. Gives the function that ends it.
 */
export function watchFolder(
  dir: string,
  { changed, failed }: { changed(): void; failed(error: unknown): void },
): () => Promise<void> {
  const watcher = watch(dir, {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: WRITTEN_MS, pollInterval: LOOK_MS },
  });
  // What was saved while it got ready was not seen.
  watcher.on('all', changed).on('ready', changed).on('error', failed);
  return () => watcher.close();
}
