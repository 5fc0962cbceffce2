import { describe, expect, test } from 'vitest';
import { createBot } from './bot.ts';

const HOUR = 3_600_000;
const texts = (updates: { message?: { text?: string } }[]) => updates.map(({ message }) => message?.text);

describe('long polling', () => {
  test('waits until something comes, and gives all that came at once', async () => {
    const { server, call } = await createBot();
    const reader = server.user();
    const polled = call('getUpdates', { timeout: 50 });
    await server.until(() => server.calls('getUpdates').length === 1, 'the poll');
    reader.says('one');
    reader.says('two');
    expect(texts((await polled).result)).toEqual(['one', 'two']);
  });

  test('ends with nothing when its time is over, and when it is told to', async () => {
    const { server, call } = await createBot();
    const polled = call('getUpdates', { timeout: 50 });
    await server.until(() => server.calls('getUpdates').length === 1, 'the poll');
    await server.clock.advance(49_999);
    await server.clock.advance(1);
    expect((await polled).result).toEqual([]);
    const again = call('getUpdates', { timeout: 50 });
    await server.until(() => server.calls('getUpdates').length === 2, 'the poll');
    server.idle();
    expect((await again).result).toEqual([]);
  });

  test('an offset confirms what lies below, and only an offset does', async () => {
    const { server, call } = await createBot();
    for (const text of ['one', 'two', 'three']) server.user().says(text);
    const { result } = await call('getUpdates');
    await server.clock.advance(1000);
    expect((await call('getUpdates', { offset: result[1].update_id })).result).toHaveLength(2);
    expect((await call('getUpdates', { offset: result[2].update_id + 1 })).result).toEqual([]);
  });

  test('ids grow by one', async () => {
    const { server, call } = await createBot();
    for (const text of ['one', 'two']) server.user().says(text);
    const [one, two] = (await call('getUpdates')).result;
    expect(two.update_id).toBe(one.update_id + 1);
  });

  test('a negative offset keeps the last and forgets the rest', async () => {
    const { server, call } = await createBot();
    for (const text of ['one', 'two', 'three']) server.user().says(text);
    expect(texts((await call('getUpdates', { offset: -1 })).result)).toEqual(['three']);
    expect((await call('getUpdates', { timeout: 1 })).result).toHaveLength(1);
  });

  test('a limit is obeyed, and one out of range is brought into it and reported', async () => {
    const { server, call, broken } = await createBot();
    for (let count = 0; count < 101; count += 1) server.user().says('x');
    expect((await call('getUpdates', { limit: 2 })).result).toHaveLength(2);
    await server.clock.advance(1000);
    expect((await call('getUpdates', { limit: 1000 })).result).toHaveLength(100);
    expect(broken()).toEqual(['range']);
  });

  test('asked again at once without a confirmation, gives one update only', async () => {
    const { server, call } = await createBot();
    for (const text of ['one', 'two']) server.user().says(text);
    expect((await call('getUpdates')).result).toHaveLength(2);
    expect((await call('getUpdates')).result).toHaveLength(1);
  });

  test('a second poll ends the first', async () => {
    const { server, call } = await createBot();
    const first = call('getUpdates', { timeout: 50 });
    await server.until(() => server.calls('getUpdates').length === 1, 'the poll');
    await call('getUpdates', { timeout: 0 });
    expect(await first).toMatchObject({
      error_code: 409,
      description:
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    });
  });

  test('an update that a bot hung up on is not lost', async () => {
    const { server, call } = await createBot();
    const hanging = new AbortController();
    const polled = call('getUpdates', { timeout: 50 }, hanging.signal).catch(() => 'hung up');
    await server.until(() => server.calls('getUpdates').length === 1, 'the poll');
    hanging.abort();
    await server.called('getUpdates', 1);
    server.user().says('still here');
    expect(await polled).toBe('hung up');
    expect(texts((await call('getUpdates')).result)).toEqual(['still here']);
  });

  test('an answer has at most four megabytes', async () => {
    const { server, call } = await createBot();
    for (let count = 0; count < 3; count += 1) server.update({ message: { text: 'x'.repeat(2_000_000) } });
    expect((await call('getUpdates')).result).toHaveLength(2);
  });
});

describe('which updates come', () => {
  test('messages are forgotten after a day, presses after 150 seconds, inline queries after 30', async () => {
    const { server, send, call } = await createBot();
    const reader = server.user();
    reader.says('one');
    await send(reader.id, 'x', { reply_markup: { inline_keyboard: [[{ text: 'Go', callback_data: 'x' }]] } });
    reader.presses('Go');
    reader.asksInline('troops');
    const kinds = async () =>
      (await call('getUpdates', { limit: 100 })).result.map((update: object) => Object.keys(update)[1]);
    expect(await kinds()).toEqual(['message', 'callback_query', 'inline_query']);
    await server.clock.advance(30_000);
    expect(await kinds()).toEqual(['message', 'callback_query']);
    await server.clock.advance(120_000);
    expect(await kinds()).toEqual(['message']);
    await server.clock.advance(24 * HOUR);
    expect(await kinds()).toEqual([]);
  });

  test('those that the bot asked for, remembered until it asks otherwise', async () => {
    const { server, call } = await createBot();
    const reader = server.user();
    const count = async (parameters = {}) => {
      await server.clock.advance(1000);
      return (await call('getUpdates', parameters)).result.length;
    };
    await call('getUpdates', { allowed_updates: ['callback_query'] });
    reader.says('unheard');
    expect(await count()).toBe(0);
    expect(await count({ allowed_updates: [] })).toBe(0);
    reader.says('heard');
    expect(await count()).toBe(1);
  });

  test('without asking, member changes do not come; the bot asks for them by name', async () => {
    const { server, updates, call } = await createBot();
    const owner = server.user();
    const group = server.group({ bot: 'administrator' });
    group.sets(owner, 'member');
    expect((await updates()).map((update: object) => Object.keys(update)[1])).toEqual(['message']);
    await call('getUpdates', { allowed_updates: ['chat_member'] });
    group.sets(owner, 'muted');
    const [{ chat_member }] = await updates();
    expect(chat_member.new_chat_member).toMatchObject({ status: 'restricted', can_send_messages: false });
  });

  test('an unknown kind is skipped and reported', async () => {
    const { call, broken } = await createBot();
    await call('getUpdates', { allowed_updates: ['message', 'mesage'] });
    expect(broken()).toEqual(['unknown-update-kind']);
  });

  test('one comes twice after a crash, and ids may jump', async () => {
    const { server, updates } = await createBot();
    server.fail({ how: { kind: 'duplicate-update' } });
    server.user().says('twice');
    const [first] = await updates();
    const [second] = await updates();
    expect(second).toEqual(first);
    expect(await updates()).toEqual([]);
    server.fail({ how: { kind: 'update-id-jump', by: -1000 } });
    server.user().says('out of order');
    const [third] = (
      (await fetch(`${server.url}/bot${server.token}/getUpdates`).then((answer) => answer.json())) as {
        result: { update_id: number }[];
      }
    ).result;
    expect(third?.update_id).toBe(first.update_id + 1 - 1000);
  });

  test('after a silent week, ids go on elsewhere', async () => {
    const { server, call } = await createBot();
    server.user().says('before');
    const [before] = (await call('getUpdates')).result;
    await server.clock.advance(8 * 24 * HOUR);
    server.user().says('after');
    const [after] = (await call('getUpdates')).result;
    expect(after.update_id).not.toBe(before.update_id + 1);
  });
});
