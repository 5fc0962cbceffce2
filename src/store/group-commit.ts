import { setImmediate as immediately } from 'node:timers/promises';

type Job<Tx> = { run(tx: Tx): Promise<void>; fail(error: unknown): void; settle(): void };

/**
 * Runs works that arrive together in one transaction, so that they share one write to the disk. Each promise settles
 * after the commit. Where one of them fails, all are done again each in a transaction of its own, so that only the
 * failing one rejects; a work must therefore do nothing but through its transaction.
 */
export function groupCommits<Tx>(
  transaction: (work: (tx: Tx) => Promise<void>) => Promise<void>,
): <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result> {
  let waiting: Job<Tx>[] = [];
  let running = false;

  return (work) =>
    new Promise((resolve, reject) => {
      let outcome: (() => void) | undefined;
      waiting.push({
        async run(tx) {
          const result = await work(tx);
          outcome = () => resolve(result);
        },
        fail: reject,
        settle: () => outcome?.(),
      });
      if (!running) void drain();
    });

  async function drain(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const jobs = waiting;
      waiting = [];
      if (!(await together(jobs))) for (const job of jobs) await alone(job);
      // A database in this process answers without ever going through the event loop: whoever writes one thing after
      // the other would keep everybody else from their turn.
      await immediately();
    }
    running = false;
  }

  async function together(jobs: readonly Job<Tx>[]): Promise<boolean> {
    if (jobs.length === 1) return false;
    try {
      await transaction(async (tx) => {
        for (const job of jobs) await job.run(tx);
      });
    } catch {
      return false;
    }
    for (const job of jobs) job.settle();
    return true;
  }

  async function alone(job: Job<Tx>): Promise<void> {
    try {
      await transaction((tx) => job.run(tx));
      job.settle();
    } catch (error) {
      job.fail(error);
    }
  }
}
