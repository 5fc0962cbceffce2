/** Tells whoever waits that something happened, so that nobody sleeps. */
export type Changes = {
  happened(): void;
  /** Resolves once `holds` does. Rejects after the patience with what `otherwise` says. */
  until(holds: () => boolean, otherwise: () => string): Promise<void>;
};

/** `patience` is real time in milliseconds: how long a test waits for the bot before it fails. */
export function createChanges(patience: number): Changes {
  const watchers = new Set<() => void>();
  return {
    happened() {
      for (const watch of watchers) watch();
    },
    async until(holds, otherwise) {
      if (holds()) return;
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const watch = () => {
        if (holds()) resolve();
      };
      const timer = setTimeout(() => reject(new Error(otherwise())), patience);
      watchers.add(watch);
      await promise.finally(() => {
        clearTimeout(timer);
        watchers.delete(watch);
      });
    },
  };
}
