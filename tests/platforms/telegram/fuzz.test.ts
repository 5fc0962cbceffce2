import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';

test('a thousand random updates of all kinds crash nothing, block nothing and break no rule of the Bot API', async () => {
  const { incomings, calls } = await fuzz(1_000, 1);
  expect(incomings).toBeGreaterThan(100);
  expect(calls).toBeGreaterThan(incomings);
}, 60_000);
