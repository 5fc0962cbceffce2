import { schedule } from 'node-cron';

/** Does a work every second, never two at once, until the function that it gives is called, which waits for the one at work. */
export function everySecond(work: () => Promise<void>): () => Promise<void> {
  let atWork: Promise<void> = Promise.resolve();
  let busy = false;
  const task = schedule('* * * * * *', () => {
    if (busy) return;
    busy = true;
    atWork = work().finally(() => {
      busy = false;
    });
  });
  return async () => {
    await task.destroy();
    await atWork;
  };
}
