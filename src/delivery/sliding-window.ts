/** Counts what happened in the last so many milliseconds: stricter than a bucket, which lets twice as much pass at its edge. */
export type Window = {
  add(at: number): void;
  /** Milliseconds until fewer than `limit` are in the window. */
  freeIn(at: number, limit: number): number;
  isEmpty(at: number): boolean;
};

export function createWindow(ms: number): Window {
  let times: number[] = [];
  return {
    add(at) {
      forget(at);
      times.push(at);
    },
    freeIn(at, limit) {
      forget(at);
      const blocking = times[times.length - limit];
      return blocking === undefined ? 0 : blocking + ms - at;
    },
    isEmpty(at) {
      forget(at);
      return times.length === 0;
    },
  };

  function forget(at: number): void {
    const first = times.findIndex((time) => time > at - ms);
    if (first !== 0) times = first < 0 ? [] : times.slice(first);
  }
}
