export type KeepPublishedOptions<List> = {
  /** What there is to publish now. */
  list(): List;
  publish(list: List, signal: AbortSignal): Promise<unknown>;
  /** Called where it could not be published; it is tried again with the next change or start. */
  failed(error: unknown): void;
};

/** A list that somebody else shows for us. */
export type Published = {
  /**
   * Publishes it where it is another than the one that was published last; at once, or after the publishing that is
   * under way. What fails after `signal` is nobody's concern.
   */
  publish(signal: AbortSignal): void;
};

/** Keeps a list published behind everybody's back, one publishing after the other. */
export function keepPublished<List>({ list, publish, failed }: KeepPublishedOptions<List>): Published {
  let last: string | undefined;
  let turn: Promise<void> = Promise.resolve();

  return {
    publish(signal) {
      turn = turn.then(() => work(signal));
    },
  };

  async function work(signal: AbortSignal): Promise<void> {
    try {
      const wanted = list();
      const written = JSON.stringify(wanted);
      if (signal.aborted || written === last) return;
      await publish(wanted, signal);
      last = written;
    } catch (error) {
      last = undefined;
      if (!signal.aborted) failed(error);
    }
  }
}
