import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import { watchFolder } from '../../src/content/watch-folder.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { makeFolder } from './make-folder.ts';

/** A watched folder, and how it gets a change to be noticed before time moves on. */
async function watched() {
  const dir = makeFolder({});
  const clock = createFakeClock();
  let waits = 0;
  let told = 0;
  const sleep: Clock['sleep'] = (...given) => {
    waits += 1;
    return clock.sleep(...given);
  };
  const changed = () => {
    told += 1;
  };
  onTestFinished(
    watchFolder(dir, {
      clock: { ...clock, sleep },
      changed,
      failed(error) {
        throw error;
      },
    }),
  );
  const until = (what: () => void) => vi.waitFor(what, { timeout: 10_000, interval: 5 });
  await until(() => expect(told).toBe(1)); // it is ready
  return {
    file: (name: string) => join(dir, name),
    clock,
    told: () => told - 1,
    async noticed(change: () => void) {
      const before = waits;
      change();
      await until(() => expect(waits).toBeGreaterThan(before));
    },
  };
}

test('a file that is written bit by bit is told of when it is whole, however long that takes', async () => {
  const { file, clock, told, noticed } = await watched();
  await noticed(() => writeFileSync(file('a.md'), ''));
  for (let bit = 0; bit < 20; bit++) {
    await clock.advance(100);
    await noticed(() => appendFileSync(file('a.md'), `Bit ${bit} of it. `));
  }
  expect(told()).toBe(0);
  await vi.waitFor(async () => {
    await clock.advance(100);
    expect(told()).toBe(1);
  });
});

test('a file that is written for long does not keep others from being told of', async () => {
  const { file, clock, told, noticed } = await watched();
  await noticed(() => writeFileSync(file('b.md'), 'All of it.'));
  await clock.advance(100);
  await noticed(() => writeFileSync(file('a.md'), 'Half'));
  await clock.advance(100);
  expect(told()).toBe(1);
});
