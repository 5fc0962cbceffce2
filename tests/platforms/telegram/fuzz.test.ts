import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';

test('two thousand random updates of all kinds crash nothing, block nothing and break no rule of the Bot API', async () => {
  const { incomings, calls } = await fuzz(2_000, 1);
  expect(incomings).toBeGreaterThan(200);
  expect(calls).toBeGreaterThan(incomings);
});
