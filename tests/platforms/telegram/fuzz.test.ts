import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';

/** So many in the suite; more, and others, with `npm run fuzz:telegram`. */
const UPDATES = 300;

test('random updates of all kinds crash nothing, block nothing and break no rule of the Bot API', async () => {
  const { incomings, calls } = await fuzz(UPDATES, 1);
  expect(incomings).toBeGreaterThan(UPDATES / 10);
  expect(calls).toBeGreaterThan(incomings);
}, 60_000);
