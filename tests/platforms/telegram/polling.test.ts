import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Incoming } from '../../../src/conversation/index.ts';
import { createCall } from '../../../src/platforms/telegram/call.ts';
import type { BotApiServer, FakeUser } from '../../fakes/telegram/index.ts';
import { createBotApiServer } from '../../fakes/telegram/index.ts';
import type { Bot } from './bot.ts';
import { openBot, saying } from './bot.ts';

let server: BotApiServer;
let user: FakeUser;
let bot: Bot;
let stored: string[];

beforeEach(async () => {
  server = await createBotApiServer();
  user = server.user();
  bot = openBot(server);
  stored = [];
});
afterEach(async () => {
  await bot.telegram.stop();
  await server.close();
});

const store = async ({ text }: Incoming) => void stored.push(text);
const offsets = () => server.calls('getUpdates').map(({ parameters }) => parameters.offset);

test('nothing is acknowledged before it is stored', async () => {
  const disk = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  user.says('one');
  await bot.telegram.start(async () => {
    arrived.resolve();
    await disk.promise;
  });
  await arrived.promise;
  expect(offsets()).toEqual([0]);
  disk.resolve();
  await server.settled();
  expect(server.calls('getUpdates').length).toBeGreaterThan(1);
});

test('what cannot be stored comes again; others are not held up, and each chat keeps its order', async () => {
  const other = server.user();
  let full = true;
  for (const text of ['a1', 'a2', 'a3']) user.says(text);
  other.says('b1');
  await bot.telegram.start(async (incoming) => {
    if (incoming.text === 'a2' && full) {
      full = false;
      throw new Error('disk full');
    }
    await store(incoming);
  });
  await server.until(() => stored.includes('a3'), 'everything is stored');
  await server.settled();
  expect(stored.filter((text) => text.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
  expect(new Set(stored)).toEqual(new Set(['a1', 'a2', 'a3', 'b1']));
  expect(bot.waits.length).toBeGreaterThan(0);
});

test('a press is answered at once and once, however long it takes to be stored', async () => {
  await bot.telegram.start(store);
  user.says('hello');
  await server.settled();
  const choice = { inline_keyboard: [[{ text: 'Troops', callback_data: '/troops' }]] };
  await bot.telegram.send(
    String(user.id),
    { ...saying('Choose.'), reply_markup: choice },
    { signal: AbortSignal.timeout(5000) },
  );
  await bot.telegram.stop();

  let tries = 0;
  const disk = Promise.withResolvers<void>();
  await bot.telegram.start(async (incoming) => {
    tries += 1;
    if (tries < 3) throw new Error('disk full');
    await disk.promise;
    await store(incoming);
  });
  await user.presses('Troops').answered();
  expect(stored).toEqual(['hello']);
  disk.resolve();
  await server.until(() => stored.includes('/troops'), 'the press is stored');
  expect(server.calls('answerCallbackQuery')).toHaveLength(1);
  server.assertNoViolations();
});

test('a press that means nothing to us is answered all the same', async () => {
  await bot.telegram.start(store);
  const query = { chat_instance: '1', from: { id: 7, is_bot: false, first_name: 'A' } };
  server.update({ callback_query: { id: '1', inline_message_id: 'x', data: '/troops', ...query } });
  server.update({ callback_query: { id: '2', data: 7, message: 'rubbish', ...query } });
  await server.called('answerCallbackQuery', 2);
  expect(stored).toEqual([]);
});

test('stopping waits for what is being stored and acknowledges it, so that it does not come again', async () => {
  const disk = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  user.says('one');
  await bot.telegram.start(async (incoming) => {
    arrived.resolve();
    await disk.promise;
    await store(incoming);
  });
  await arrived.promise;
  const stopped = bot.telegram.stop();
  disk.resolve();
  await stopped;
  await bot.telegram.start(store);
  user.says('two');
  await server.until(() => stored.includes('two'), 'the second one is stored');
  expect(stored).toEqual(['one', 'two']);
});

test('a webhook in the way is removed, with what waits for it kept', async () => {
  const call = createCall({ token: server.token, apiRoot: server.url, deadline: 5000 });
  await call('setWebhook', { url: 'https://elsewhere.example/hook' });
  user.says('one');
  await bot.telegram.start(store);
  await server.until(() => stored.includes('one'), 'the update is stored');
  expect(server.calls('deleteWebhook').map(({ parameters }) => parameters.drop_pending_updates)).toEqual([
    false,
  ]);
});

test('without a webhook nothing is removed', async () => {
  await bot.telegram.start(store);
  user.says('one');
  await server.settled();
  expect(server.calls('deleteWebhook')).toEqual([]);
});

test('the wait that Telegram asks for is kept, and the others grow', async () => {
  server.fail({ method: 'getUpdates', how: { kind: 'retry-after', seconds: 17 } });
  server.fail({ method: 'getUpdates', how: { kind: 'html', status: 502 }, times: 8 });
  await bot.telegram.start(store);
  user.says('one');
  await server.until(() => stored.includes('one'), 'the update is stored');
  const [first = 0, ...others] = bot.waits;
  expect(first).toBeGreaterThanOrEqual(17_000);
  expect(Math.max(...others)).toBeLessThanOrEqual(30_000);
  expect(others.at(-1)).toBeGreaterThanOrEqual(15_000);
});

test.each([
  { kind: 'cut', how: 'content-length' },
  { kind: 'cut', how: 'chunked' },
  { kind: 'lost', how: 'silence' },
  { kind: 'lost', how: 'reset' },
  { kind: 'reset' },
  { kind: 'html', status: 200 },
  { kind: 'html', status: 502 },
  { kind: 'error', code: 409, description: 'Conflict: terminated by other getUpdates request' },
  { kind: 'error', code: 429, description: 'Too Many Requests: retry after 1' },
  { kind: 'error', code: 500, description: 'Internal Server Error: restart' },
  { kind: 'error', code: 400, description: 'Bad Request: who knows' },
] as const)('a poll that fails is asked again, and nothing is lost, after %o', async (how) => {
  bot = openBot(server, { deadline: 60, pollSeconds: 0 });
  server.fail({ method: 'getUpdates', how, times: 3 });
  user.says('one');
  await bot.telegram.start(store);
  await server.until(() => stored.includes('one'), 'the update is stored');
});

test('ids that jump, go back or come twice lose nothing', async () => {
  await bot.telegram.start(store);
  user.says('one');
  await server.settled();
  server.idle();
  await server.called('getUpdates', 2);
  server.fail({ how: { kind: 'update-id-jump', by: -1_000_000 } });
  user.says('after an idle week');
  await server.settled();
  server.fail({ how: { kind: 'duplicate-update' } });
  user.says('twice');
  await server.settled();
  expect(new Set(stored)).toEqual(new Set(['one', 'after an idle week', 'twice']));
});

test('answers without updates that come at once are asked for more slowly', async () => {
  await bot.telegram.start(store);
  for (let count = 0; count < 8; count += 1) {
    await server.until(
      () => server.calls('getUpdates').filter(({ status }) => status === undefined).length === 1,
      'a poll',
    );
    server.idle();
    await server.called('getUpdates', count + 1);
  }
  await vi.waitFor(() => expect(bot.waits).toContain(1000), { timeout: 10_000 });
});

test('kinds of update that we do not know, and fields that are no such thing, are passed over and counted', async () => {
  await bot.telegram.start(store);
  server.update({ poll_answer: { poll_id: '1' } });
  server.update({ message: { message_id: 'one' } });
  server.update({
    message: { message_id: 1, date: 8e15, chat: { id: 1, type: 'private' }, text: 'far off' },
  });
  server.user({ bot: true }).says('from a bot');
  user.says({ fields: { delete_chat_photo: true } });
  user.says('/troops@SomeOtherBot');
  user.says('one');
  await server.until(() => stored.includes('one'), 'the last update is stored');
  expect(Object.fromEntries(bot.telegram.passedOver)).toEqual({
    unknown: 3,
    bot: 1,
    service: 1,
    'not for us': 1,
  });
  expect(stored).toEqual(['one']);
});

test('a start that is stopped while Telegram cannot be reached ends, and the next one works', async () => {
  server.fail({ method: 'getMe', how: { kind: 'reset' }, times: 50 });
  const starting = bot.telegram.start(store);
  await server.called('getMe', 3);
  await bot.telegram.stop();
  await starting;
  expect(bot.telegram.username()).toBeUndefined();
});

test('it is started once at a time', async () => {
  await bot.telegram.start(store);
  await expect(bot.telegram.start(store)).rejects.toThrow('stop it before it is started again');
});

test.each([
  [401, 'Telegram refuses the token; copy TELEGRAM_BOT_TOKEN again from @BotFather.'],
  [404, 'No bot is found by this token; copy TELEGRAM_BOT_TOKEN again from @BotFather, and check'],
])('a start that is answered with %i says what to do', async (code, sentence) => {
  server.fail({ method: 'getMe', how: { kind: 'error', code, description: 'No' } });
  await expect(bot.telegram.start(store)).rejects.toThrow(sentence);
  await bot.telegram.start(store);
});

test('a menu that cannot be published is a line in the log and nothing more', async () => {
  server.fail({
    method: 'setMyCommands',
    how: { kind: 'error', code: 400, description: 'Bad Request: BOT_COMMAND_INVALID' },
  });
  await bot.telegram.start(store);
  await vi.waitFor(() => expect(bot.lines.join('')).toContain('could not be published'), {
    timeout: 10_000,
  });
  user.says('one');
  await server.until(() => stored.includes('one'), 'the update is stored');
});

test('private chats, groups and their administrators have menus of their own, in each language', async () => {
  await bot.telegram.stop();
  bot = openBot(server, {
    commands: (language = 'none', audience = 'readers') => [
      { command: audience, description: `Spoken in ${language}` },
    ],
  });
  await bot.telegram.start(store);
  await server.called('setMyCommands', 9);
  const [english, arab, french] = ['en', 'ar', 'fr'].map((language) => server.user({ language }));
  if (!english || !arab || !french) throw new Error('Somebody is missing.');
  const group = server.group({ members: [arab], admins: [english] });
  expect(english.menu()).toEqual([{ command: 'readers', description: 'Spoken in en' }]);
  expect(french.menu()).toEqual([{ command: 'readers', description: 'Spoken in none' }]);
  expect(group.menu(arab)).toEqual([{ command: 'readers', description: 'Spoken in ar' }]);
  expect(group.menu(english)).toEqual([{ command: 'managers', description: 'Spoken in en' }]);
});

test('a topic that comes while the bot runs is in the menu, and content that changes no topic asks nobody', async () => {
  await bot.telegram.stop();
  const topics = [{ command: 'troops', description: 'US troops' }];
  const running = openBot(server, { commands: () => [...topics] });
  await running.telegram.start(store);
  await server.called('setMyCommands', 9);
  running.telegram.commandsChanged?.();
  topics.push({ command: 'attacks', description: 'Attacks' });
  running.telegram.commandsChanged?.();
  running.telegram.commandsChanged?.();
  await server.called('setMyCommands', 18);
  expect(user.menu().map(({ command }) => command)).toEqual(['troops', 'attacks']);
  await running.telegram.stop();
  topics.pop();
  running.telegram.commandsChanged?.();
  expect(server.calls('getMyCommands')).toHaveLength(18);
});

test('of the menus only those of other words are published again', async () => {
  const menus = (english: string) => (language?: string) => [
    { command: 'help', description: language === 'en' ? english : 'See what I can do' },
  ];
  await bot.telegram.stop();
  const first = openBot(server, { commands: menus('See it all') });
  await first.telegram.start(store);
  await server.called('setMyCommands', 9);
  await first.telegram.stop();
  const next = openBot(server, { commands: menus('See more') });
  await next.telegram.start(store);
  await server.called('getMyCommands', 18);
  await server.called('setMyCommands', 12);
  expect(user.menu()[0]?.description).toBe('See more');
  await next.telegram.stop();
  expect(server.calls('setMyCommands')).toHaveLength(12);
});
