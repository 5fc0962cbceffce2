import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BotApiServer, FakeUser } from '../fakes/telegram/index.ts';
import { createBotApiServer } from '../fakes/telegram/index.ts';

let server: BotApiServer;
let user: FakeUser;
beforeEach(async () => {
  server = await createBotApiServer();
  user = server.user();
  user.says('/start');
});
afterEach(() => server.close());

async function call(method: string, parameters: unknown, token = server.token) {
  const response = await fetch(`${server.url}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
  });
  return {
    status: response.status,
    ...((await response.json()) as { ok: boolean; description?: string; result?: unknown }),
  };
}

const send = (more: object) => call('sendMessage', { chat_id: user.id, text: 'Hello.', ...more });

test('a right message reaches its reader, and nothing is reported', async () => {
  expect(await send({ entities: [{ type: 'blockquote', offset: 0, length: 6 }] })).toMatchObject({
    ok: true,
  });
  expect(await user.sees(1)).toMatchObject([{ text: 'Hello.' }]);
  expect(server.violations).toEqual([]);
});

describe('refused in the words of the Bot API', () => {
  test.each([
    ['an empty text', { text: '   ' }, 'Bad Request: message text is empty'],
    ['4,097 code points', { text: '🚀'.repeat(4097) }, 'Bad Request: message is too long'],
    ['a chat that never wrote', { chat_id: 42 }, 'Bad Request: chat not found'],
    [
      'an entity behind the end',
      { entities: [{ type: 'bold', offset: 9, length: 1 }] },
      /^Bad Request: .*after the end of the text/i,
    ],
    [
      'an entity that halves a character',
      { text: '🚀', entities: [{ type: 'bold', offset: 1, length: 1 }] },
      /^Bad Request: .*middle of a UTF-16 symbol/i,
    ],
    [
      'button data of 65 bytes',
      { reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: 'x'.repeat(65) }]] } },
      'Bad Request: BUTTON_DATA_INVALID',
    ],
  ])('%s', async (_name, more, description) => {
    expect(await send(more)).toMatchObject({ ok: false, description: expect.stringMatching(description) });
  });

  test('4,096 astral characters pass, since code points count', async () => {
    expect(await send({ text: '🚀'.repeat(4096) })).toMatchObject({ ok: true });
  });

  test('a reader who blocked the bot', async () => {
    user.blocks();
    expect(await send({})).toMatchObject({
      status: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
  });
});

describe('reported, though the real server would say nothing', () => {
  test.each([
    ['an unknown parameter', { txt: 'x' }, 'txt'],
    ['a wrong type', { link_preview_options: 5 }, 'disable_notification'],
    ['an unknown nested field', { link_preview_options: { off: true } }, 'link_preview_options.off'],
    [
      'a wrong type inside an array',
      { entities: [{ type: 'bold', offset: '0', length: 1 }] },
      'entities[0].offset',
    ],
    [
      'a text that would be trimmed',
      { text: ' Hello.' },
      'the text has characters that Telegram changes or cuts off',
    ],
    [
      'a kind of entity that is ignored',
      { entities: [{ type: 'url', offset: 0, length: 1 }] },
      'entities of the type url are ignored on input',
    ],
    [
      'quotations in quotations',
      {
        entities: [
          { type: 'blockquote', offset: 0, length: 5 },
          { type: 'blockquote', offset: 1, length: 2 },
        ],
      },
      'quotations cannot be nested',
    ],
  ])('%s', async (_name, more, what) => {
    expect(server.violations).toEqual([]);
    await send(more);
    expect(server.violations.length, what).toBeGreaterThan(0);
  });
});

describe('getUpdates', () => {
  test('gives the same updates again until they are confirmed', async () => {
    const first = (await call('getUpdates', {})).result as { update_id: number }[];
    expect((await call('getUpdates', {})).result).toEqual(first);
    expect((await call('getUpdates', { offset: (first[0]?.update_id ?? 0) + 1 })).result).toEqual([]);
  });
});
