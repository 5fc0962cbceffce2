import { describe, expect, test } from 'vitest';
import { createBot } from './bot.ts';

async function createLimited() {
  const bot = await createBot({ rates: true });
  /** The answers' codes to so many messages to one chat. */
  const burst = async (chat: number, count: number) => {
    const codes = [];
    for (let sent = 0; sent < count; sent += 1)
      codes.push((await bot.send(chat, `x${sent}`)).error_code ?? 200);
    return codes;
  };
  return { ...bot, burst };
}

describe('one chat takes', () => {
  test('a short burst, then one message a second', async () => {
    const { server, burst, send } = await createLimited();
    const { id } = server.user({ started: true });
    expect(await burst(id, 4)).toEqual([200, 200, 200, 429]);
    await server.clock.advance(1000);
    expect((await send(id, 'x')).ok).toBe(true);
    server.assertNoViolations();
  });

  test('an answer to each message that it wrote', async () => {
    const { server, burst } = await createLimited();
    const reader = server.user();
    for (let asked = 0; asked < 10; asked += 1) {
      reader.says('?');
      expect(await burst(reader.id, 1)).toEqual([200]);
    }
  });

  test('edits like messages, but no answers to presses', async () => {
    const { server, send, call } = await createLimited();
    const reader = server.user({ started: true });
    const { result } = await send(reader.id, 'x', {
      reply_markup: { inline_keyboard: [[{ text: 'Go', callback_data: 'x' }]] },
    });
    const edit = (text: string) =>
      call('editMessageText', { chat_id: reader.id, message_id: result.message_id, text });
    expect([(await edit('a')).ok, (await edit('b')).ok, (await edit('c')).ok]).toEqual([true, true, false]);
  });
});

test('a refusal says how long to wait, in the words of the server', async () => {
  const { server, burst, send } = await createLimited();
  const { id } = server.user({ started: true });
  await burst(id, 3);
  expect(await send(id, 'x')).toEqual({
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 1',
    parameters: { retry_after: 1 },
  });
});

test('sending during the wait is reported and makes it longer', async () => {
  const { server, burst, send, broken } = await createLimited();
  const { id } = server.user({ started: true });
  await burst(id, 4);
  await server.clock.advance(500);
  expect((await send(id, 'x')).parameters).toEqual({ retry_after: 2 });
  expect(broken()).toEqual(['sent-while-waiting']);
  await server.clock.advance(1999);
  expect((await send(id, 'x')).ok).toBe(false);
});

test('a group takes twenty messages a minute', async () => {
  const { server, send } = await createLimited();
  const group = server.group();
  for (let sent = 0; sent < 20; sent += 1) {
    expect((await send(group.id, 'x')).ok).toBe(true);
    await server.clock.advance(1000);
  }
  expect((await send(group.id, 'x')).parameters).toEqual({ retry_after: 40 });
  await server.clock.advance(40_000);
  expect((await send(group.id, 'x')).ok).toBe(true);
});

test('thirty messages a second go out to those who did not ask', async () => {
  const { server, send } = await createLimited();
  const readers = Array.from({ length: 31 }, () => server.user({ started: true }));
  const codes = [];
  for (const { id } of readers) codes.push((await send(id, 'News')).error_code ?? 200);
  expect(codes.filter((code) => code === 429)).toHaveLength(1);
  const asking = server.user();
  asking.says('?');
  expect((await send(asking.id, 'An answer')).ok).toBe(true);
  await server.clock.advance(1000);
  expect((await send(readers[30]?.id ?? 0, 'News')).ok).toBe(true);
  server.assertNoViolations();
});

test('without rates nothing is refused', async () => {
  const { server, send } = await createBot();
  const { id } = server.user({ started: true });
  for (let sent = 0; sent < 50; sent += 1) expect((await send(id, 'x')).ok).toBe(true);
});
