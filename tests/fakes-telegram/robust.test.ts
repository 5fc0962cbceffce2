import fc from 'fast-check';
import { expect, test } from 'vitest';
import schema from '../fakes/telegram/schema.json' with { type: 'json' };
import { createBot } from './bot.ts';

const methods: Readonly<Record<string, object>> = schema.methods;

/** Values of every kind, some of them right for some parameter. */
const value = fc.oneof(
  fc.constantFrom(5_000_001, '5000001', 1, 0, -1, 1.5, '', 'x', '@news', 'HTML', true, false, null),
  fc.constantFrom(
    { message_id: 1 },
    { inline_keyboard: [[{ text: 'x', callback_data: 'x' }]] },
    { type: 'photo', media: 'x' },
  ),
  fc.constantFrom([], [1], [{ type: 'bold', offset: 0, length: 1 }], [{ command: 'x', description: 'x' }]),
  fc.jsonValue(),
);

test('whatever is called with whatever, the server answers as the Bot API does', async () => {
  const { server, call } = await createBot();
  server.user({ started: true });
  const called = fc.constantFrom(...Object.keys(methods)).chain((method) => {
    const names = Object.keys(methods[method] ?? {});
    const parameters = names.length > 0 ? fc.dictionary(fc.constantFrom(...names), value) : fc.constant({});
    return fc.tuple(fc.constant(method), parameters);
  });
  await fc.assert(
    fc.asyncProperty(called, async ([method, parameters]) => {
      const { timeout: _, ...rest } = parameters as Record<string, unknown>;
      const answer = await call(method, {
        chat_id: 5_000_001,
        message_id: 1,
        text: 'x',
        draft_id: 1,
        ...rest,
      });
      expect(typeof answer.ok).toBe('boolean');
      if (!answer.ok) expect(answer.error_code).toBeGreaterThanOrEqual(400);
    }),
    { numRuns: 400 },
  );
  expect(server.violations.filter(({ rule }) => rule === 'server-failure')).toEqual([]);
});
