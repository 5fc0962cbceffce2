import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Content } from './content.ts';
import { formatMistake } from './files/mistake.ts';
import { watchFolder } from './watch-folder.ts';

export type KeepCurrentOptions = {
  readonly content: Content;
  /** The content folder. */
  readonly dir: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Called when something in the content is wrong that was not before, with a line for each mistake. */
  alarm?(mistakes: readonly string[]): void;
  /** Called when something else than before may be quoted. */
  changed?(): void;
};

/** Keeps the content as the folder is, until it is stopped. */
export type Keeping = { stop(): Promise<void> };

/** After a change it is read when nothing more has come for so long, or after so many times of that. */
const QUIET_MS = 100;
const QUIET_TIMES = 5;

/** Then once more: what was caught half written is whole by then. What is still wrong is told. */
const AGAIN_MS = 1_000;

/** Read without any sign of a change, where a file system gives none (network drives, swapped links). */
const SWEEP_MS = 60_000;

/**
 * Reads the content again when a file of it was saved, when an article is to appear by its date, and every minute. A
 * saved file is served within a second; until it is read, and where it is wrong, questions get the state before.
 */
export function keepCurrent(options: KeepCurrentOptions): Keeping {
  const { content, dir, clock, log } = options;
  const ending = new AbortController();
  let nudge = new AbortController();
  let changed = false;
  let told = new Set<string>();
  const close = watchFolder(dir, {
    clock,
    changed() {
      changed = true;
      nudge.abort();
    },
    failed: (error) =>
      log.warn({ err: error }, `the content folder is not watched; it is read every ${SWEEP_MS / 1_000} s`),
  });
  tell();
  const done = run();

  return {
    async stop() {
      ending.abort();
      nudge.abort();
      await close();
      await done;
    },
  };

  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      await clock.sleep(Math.min(SWEEP_MS, untilAppearance()), nudge.signal);
      const saved = changed;
      for (let times = 0; changed && times < QUIET_TIMES; times++) await settle();
      if (ending.signal.aborted) return;
      await read();
      if (saved) {
        await clock.sleep(AGAIN_MS, nudge.signal);
        if (changed) continue;
        await read();
      }
      tell();
    }
  }

  async function settle(): Promise<void> {
    changed = false;
    if (ending.signal.aborted) return;
    nudge = new AbortController();
    await clock.sleep(QUIET_MS, nudge.signal);
  }

  async function read(): Promise<void> {
    const before = content.current();
    const after = await content.reload();
    if (before === after) return;
    log.info({ articles: after.articles.length }, 'the content was read again');
    options.changed?.();
  }

  function tell(): void {
    const mistakes = content.mistakes().map(formatMistake);
    const fresh = mistakes.filter((mistake) => !told.has(mistake));
    for (const mistake of fresh) log.error({ mistake }, 'content has a mistake; its last good state stays');
    if (told.size > 0 && mistakes.length === 0) log.info('the content has no mistake any more');
    told = new Set(mistakes);
    if (fresh.length > 0) options.alarm?.(fresh);
  }

  function untilAppearance(): number {
    const next = content.nextAppearance();
    return next ? Math.max(0, clock.now().until(next).total('milliseconds')) : SWEEP_MS;
  }
}
