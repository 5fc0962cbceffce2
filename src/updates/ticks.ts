import { schedule } from 'node-cron';

/** Does a work every second, never two at once, until the function that it gives is called, which waits for the one at work. */
export function everySecond(work: () => Promise<void>): () => Promise<void> {
  let atWork: Promise<void> = Promise.resolve();
  let busy = false;
  const tick = () => {
    if (busy) return;
    busy = true;
    atWork = work().finally(() => {
      busy = false;
    });
  };
  // What a second missed the next one does: nothing that an operator should read of.
  const task = schedule('* * * * * *', tick, { suppressMissedWarning: true });
  return async () => {
    await task.destroy();
    await atWork;
  };
}
