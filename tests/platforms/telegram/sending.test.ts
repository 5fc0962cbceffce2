import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SendContext } from '../../../src/delivery/index.ts';
import { SendError } from '../../../src/delivery/index.ts';
import { createFloodWatch } from '../../../src/platforms/telegram/flood-watch.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import type { BotApiServer, FakeUser, Fault } from '../../fakes/telegram/index.ts';
import { createBotApiServer } from '../../fakes/telegram/index.ts';
import type { Bot } from './bot.ts';
import { openBot, saying } from './bot.ts';

let server: BotApiServer;
let user: FakeUser;
let bot: Bot;

beforeEach(async () => {
  server = await createBotApiServer();
  user = server.user({ started: true });
  bot = openBot(server);
});
afterEach(async () => {
  await server.close();
});

async function send(address: string, text = 'Hello.', context: Partial<SendContext> = {}): Promise<unknown> {
  try {
    return await bot.telegram.send(address, saying(text), { signal: AbortSignal.timeout(5000), ...context });
  } catch (error) {
    return error instanceof SendError ? error.fate : error;
  }
}

const refusal = (code: number, description: string): Fault => ({ kind: 'error', code, description });

test.each<Fault>([
  refusal(500, 'Internal Server Error: restart'),
  { kind: 'html', status: 502 },
  { kind: 'html', status: 200 },
  { kind: 'html', status: 403 },
])('a message has hardly been sent where the answer says that something failed: %o', async (how) => {
  server.fail({ method: 'sendMessage', how });
  expect(await send(String(user.id))).toEqual({ kind: 'unknown', failed: true });
});

test.each<[string, Fault]>([
  ['unknown', { kind: 'lost', how: 'reset' }],
  ['unknown', { kind: 'reset' }],
  ['unknown', { kind: 'cut', how: 'chunked' }],
  ['gone', refusal(403, 'Forbidden: user is deactivated')],
  ['gone', refusal(403, 'Forbidden: bot was kicked from the supergroup chat')],
  ['gone', refusal(400, 'Bad Request: chat not found')],
  ['gone', refusal(400, 'Bad Request: not enough rights to send text messages to the chat')],
  ['gone', refusal(400, 'Bad Request: TOPIC_CLOSED')],
  ['gone', refusal(400, 'Bad Request: message thread not found')],
  ['refused', refusal(400, 'Bad Request: BUTTON_DATA_INVALID')],
  [
    'refused',
    refusal(400, "Bad Request: can't parse entities: entity begins in a middle of a UTF-16 symbol"),
  ],
  ['refused', refusal(404, 'Not Found: method not found')],
  ['refused', refusal(413, 'Request Entity Too Large')],
  ['locked-out', refusal(401, 'Unauthorized')],
])('the fate of a message is "%s" after %o', async (fate, how) => {
  server.fail({ method: 'sendMessage', how });
  expect(await send(String(user.id))).toMatchObject({ kind: fate });
});

test.each<Fault>([
  { kind: 'cut', how: 'content-length' },
  { kind: 'lost', how: 'silence' },
  { kind: 'slow', ms: 60_000 },
])('a call that never ends is given up at its deadline, its fate unknown: %o', async (how) => {
  bot = openBot(server, { deadline: 60 });
  server.fail({ method: 'sendMessage', how });
  expect(await send(String(user.id))).toEqual({ kind: 'unknown', failed: false });
});

test('a call that is given up by its signal has an unknown fate, one that never began is unsent', async () => {
  const ending = new AbortController();
  server.fail({ method: 'sendMessage', how: { kind: 'lost', how: 'silence' } });
  const sending = send(String(user.id), 'Hello.', { signal: ending.signal });
  await server.until(() => server.calls('sendMessage').length === 1, 'the call arrives');
  ending.abort();
  expect(await sending).toEqual({ kind: 'unknown', failed: false });
  expect(await send(String(user.id), 'Hello.', { signal: ending.signal })).toEqual({ kind: 'unsent' });
});

test('a server that is not there has certainly got nothing', async () => {
  await server.close();
  expect(await send('42')).toEqual({ kind: 'unsent' });
  bot = openBot({ url: 'http://no-such-host.invalid', token: server.token });
  expect(await send('42')).toEqual({ kind: 'unsent' });
});

test('a reader who blocked the bot, and one who never wrote, are gone', async () => {
  expect(await send('42')).toEqual({ kind: 'gone' });
  user.blocks();
  expect(await send(String(user.id))).toEqual({ kind: 'gone' });
});

test('a group that became a supergroup has moved', async () => {
  const group = server.group();
  const old = group.id;
  group.migrates(user);
  expect(await send(String(old))).toEqual({ kind: 'moved', address: String(group.id) });
});

test('a reply is one, unless what it replies to is gone; then it is sent all the same', async () => {
  const question = user.says('How many?');
  await send(String(user.id), 'So many.', { replyTo: String(question.id) });
  await send(String(user.id), 'As I said.', { replyTo: '999' });
  expect((await user.sees(2)).map(({ replyTo }) => replyTo)).toEqual([question.id, undefined]);
});

test('a topic gets its own messages', async () => {
  const forum = server.group({ forum: true });
  const topic = forum.topic(user, 'Rumours');
  await send(`${forum.id}/${topic.id}`);
  await send(String(forum.id));
  expect((await forum.chat.sees(2)).map((message) => message.topic)).toEqual([topic.id, undefined]);
});

test('a text that Telegram changed raises an alarm that does not repeat it', async () => {
  await send(String(user.id), 'Twenty\u202E rockets, a secret.');
  expect(bot.lines.join('')).toContain('otherwise than it was sent');
  expect(bot.lines.join('')).toContain('"at":6,"character":"U+202E"');
  expect(bot.lines.join('')).not.toContain('secret');
});

test('a message that is too long is refused, which never happens to what was rendered', async () => {
  expect(await send(String(user.id), 'a'.repeat(4097))).toEqual({ kind: 'refused' });
});

test('a wait is for the chat that was told to wait, and for all where another one is told to wait until then', async () => {
  const clock = createFakeClock();
  const scopeOf = createFloodWatch(clock);
  expect(scopeOf(1, 30)).toBe('chat');
  expect(scopeOf(1, 30)).toBe('chat');
  await clock.advance(10_000);
  expect(scopeOf(2, 3600)).toBe('chat');
  expect(scopeOf(3, 20)).toBe('platform');
  await clock.advance(60_000);
  expect(scopeOf(4, 5)).toBe('chat');
});

test('how long to wait is told', async () => {
  server.fail({ method: 'sendMessage', how: { kind: 'retry-after', seconds: 7 } });
  expect(await send(String(user.id))).toEqual({ kind: 'wait', seconds: 7, scope: 'chat' });
});

test('a message of ours is changed in its place; the same words again are no error', async () => {
  await send(String(user.id), 'One.');
  const [first] = await user.sees(1);
  await server.clock.advance(5_000);
  expect(await send(String(user.id), 'Two.', { edit: String(first?.id) })).toEqual({
    message: String(first?.id),
  });
  expect(await send(String(user.id), 'Two.', { edit: String(first?.id) })).toEqual({
    message: String(first?.id),
  });
  expect(user.chat.fromBot.map(({ text, edited }) => [text, edited])).toEqual([['Two.', true]]);
  server.assertNoViolations();
});

test.each(['Bad Request: message to edit not found', "Bad Request: message can't be edited"])(
  'where that is not possible any more (%s), it comes as a new message',
  async (description) => {
    server.fail({ method: 'editMessageText', how: refusal(400, description) });
    await send(String(user.id), 'Anew.', { edit: '5' });
    expect(user.chat.fromBot.map(({ text }) => text)).toEqual(['Anew.']);
  },
);

test('any other refusal of a change has the fate that it would have of a message', async () => {
  server.fail({ method: 'editMessageText', how: refusal(403, 'Forbidden: bot was blocked by the user') });
  expect(await send(String(user.id), 'Anew.', { edit: '5' })).toEqual({ kind: 'gone' });
  server.fail({ method: 'editMessageText', how: refusal(500, 'Internal Server Error') });
  expect(await send(String(user.id), 'Anew.', { edit: '5' })).toMatchObject({ kind: 'unknown' });
  expect(user.chat.fromBot).toEqual([]);
});

test('a message may come without a sound', async () => {
  await send(String(user.id), 'Psst.', { quietly: true });
  expect((await user.sees(1))[0]?.silent).toBe(true);
});

test('who manages a group is asked once a minute; members do not, and leaving twice is no error', async () => {
  const admin = server.user();
  const group = server.group({ type: 'supergroup', members: [user], admins: [admin] });
  const may = (id: number) => bot.telegram.mayManage?.(`${group.id}/7`, { id: String(id) });
  expect([await may(admin.id), await may(user.id), await may(group.id), await may(-100_5)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect(server.calls('getChatAdministrators')).toHaveLength(1);
  await bot.telegram.leave?.(String(group.id));
  await bot.telegram.leave?.(String(group.id));
  expect(server.calls('leaveChat')).toHaveLength(2);
});
