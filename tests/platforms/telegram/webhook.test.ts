import type { FastifyInstance } from 'fastify';
import { fastify } from 'fastify';
import { Registry } from 'prom-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Incoming } from '../../../src/conversation/index.ts';
import type { BotApiServer } from '../../fakes/telegram/index.ts';
import { createBotApiServer } from '../../fakes/telegram/index.ts';
import type { Bot } from './bot.ts';
import { openBot } from './bot.ts';

const SECRET = 'a-secret_of-32-characters-0123456';
const TARGET = { url: 'https://bot.example/telegram/webhook', secret: SECRET };

let server: BotApiServer;
let http: FastifyInstance;
let bot: Bot;
let came: Incoming[];
let broken: number;

beforeEach(async () => {
  server = await createBotApiServer();
  came = [];
  broken = 0;
  await open();
});
afterEach(async () => {
  await close();
  await server.close();
});

async function open(webhook = TARGET, registry?: Registry): Promise<void> {
  bot = openBot(server, { webhook, clock: server.clock, ...(registry && { registry }) });
  http = fastify();
  http.register(bot.telegram.routes);
  const address = await http.listen({ port: 0, host: '127.0.0.1' });
  server.routeWebhook('https://bot.example', address);
}

async function close(): Promise<void> {
  await bot.telegram.stop();
  await http.close();
}

async function start(): Promise<void> {
  await bot.telegram.start(async (incoming) => {
    if (broken > 0) {
      broken -= 1;
      throw new Error('the disk is full');
    }
    came.push(incoming);
  });
}

function post(body: string, headers: Record<string, string> = {}) {
  return http.inject({
    method: 'POST',
    url: '/telegram/webhook',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}

const signed = { 'x-telegram-bot-api-secret-token': SECRET };
const alarms = () => bot.lines.filter((line) => JSON.parse(line).level >= 50);

test('an update arrives, is stored, and only then acknowledged', async () => {
  await start();
  server.user().says('how many?');
  await server.settled();
  expect(came.map(({ text }) => text)).toEqual(['how many?']);
  expect(server.calls('getUpdates')).toEqual([]);
  server.assertNoViolations();
});

test('what could not be stored comes again and is not lost, and later words of that chat wait for it', async () => {
  await start();
  broken = 2;
  const user = server.user();
  user.says('one');
  user.says('two');
  await expect.poll(() => broken).toBe(0);
  await expect
    .poll(async () => {
      await server.clock.advance(1_000);
      return came.map(({ text }) => text);
    })
    .toEqual(['one', 'two']);
  server.assertNoViolations();
});

test('a press that comes again is answered once', async () => {
  await start();
  const user = server.user({ started: true });
  user.says('hello');
  await server.settled();
  const sent = await bot.telegram.send(
    String(user.id),
    {
      text: 'Choose.',
      entities: [],
      link_preview_options: { is_disabled: true },
      reply_markup: { inline_keyboard: [[{ text: 'Troops', callback_data: '/troops' }]] },
    },
    { signal: AbortSignal.timeout(5_000) },
  );
  broken = 1;
  user.presses('Troops', Number(sent.message));
  await expect.poll(() => came.at(-1)?.text).toBe('/troops');
  expect(server.calls('answerCallbackQuery')).toHaveLength(1);
  server.assertNoViolations();
});

test.each([
  ['no secret', {}],
  ['another secret', { 'x-telegram-bot-api-secret-token': 'wrong' }],
  ['one that begins alike', { 'x-telegram-bot-api-secret-token': `${SECRET}0` }],
  ['an empty one', { 'x-telegram-bot-api-secret-token': '' }],
])('a delivery with %s is refused, and nothing of it is read', async (_, headers) => {
  await start();
  const refused = await post('{"update_id":1,"message":{}}', headers as Record<string, string>);
  expect(refused.statusCode).toBe(403);
  expect((await post('this is no JSON', headers as Record<string, string>)).statusCode).toBe(403);
  expect(bot.telegram.passedOver.size).toBe(0);
});

test('a body of more than a mebibyte is refused', async () => {
  await start();
  const large = await post(`{"update_id":1,"x":"${'a'.repeat(1024 * 1024)}"}`, signed);
  expect(large.statusCode).toBe(413);
});

test.each(['[]', 'null', '7', '{}', '{"update_id":"x"}', '{"update_id":5,"message":7}'])(
  'an update that cannot be read (%s) is acknowledged, so that it does not hold up the others',
  async (body) => {
    await start();
    expect((await post(body, signed)).statusCode).toBe(200);
    expect(came).toEqual([]);
  },
);

test('before it is started and after it is stopped nothing is taken in, and Telegram keeps it', async () => {
  expect((await post('{"update_id":1}', signed)).statusCode).toBe(503);
  await start();
  expect((await post('{"update_id":1}', signed)).statusCode).toBe(200);
  await bot.telegram.stop();
  expect((await post('{"update_id":1}', signed)).statusCode).toBe(503);
});

test('the webhook is set once, and another start with the same settings leaves it alone', async () => {
  await start();
  await close();
  await open();
  await start();
  expect(server.calls('setWebhook')).toHaveLength(1);
  expect(server.calls('deleteWebhook')).toEqual([]);
  server.assertNoViolations();
});

test('a changed secret or address is set anew', async () => {
  await start();
  for (const target of [
    { ...TARGET, secret: 'another' },
    { url: 'https://bot.example/news/telegram/webhook', secret: 'another' },
  ]) {
    await close();
    await server.clock.advance(2_000);
    await open(target);
    await start();
  }
  expect(server.calls('setWebhook')).toHaveLength(3);
});

test('the address tells neither the secret nor the token', async () => {
  await start();
  const [set] = server.calls('setWebhook');
  const url = String(set?.parameters.url);
  expect(url).toMatch(/^https:\/\/bot\.example\/telegram\/webhook\?[0-9a-f]{12}$/);
  expect(url).not.toContain(SECRET);
});

test('a webhook that somebody removes is set again within a minute, with an alarm', async () => {
  await start();
  await fetch(`${server.url}/bot${server.token}/deleteWebhook`);
  await server.clock.advance(60_000);
  await server.until(() => server.calls('setWebhook').length === 2, 'it is set again');
  expect(alarms().join()).toContain('changed by somebody else');
  server.user().says('still there?');
  await server.settled();
  expect(came.map(({ text }) => text)).toEqual(['still there?']);
});

test('a delivery that failed is an alarm, once for each failure that Telegram tells of', async () => {
  await start();
  broken = 1;
  server.user().says('one');
  await expect.poll(() => came.length).toBe(1);
  await server.clock.advance(60_000);
  await server.until(() => server.calls('getWebhookInfo').length === 2, 'it looks');
  await expect.poll(() => alarms().length).toBe(1);
  expect(alarms()[0]).toContain('503');
  await server.clock.advance(60_000);
  await server.until(() => server.calls('getWebhookInfo').length === 3, 'it looks again');
  expect(alarms()).toHaveLength(1);
});

test('a webhook that Telegram refuses keeps the platform off, with its reason', async () => {
  await close();
  await open({ ...TARGET, url: 'https://bot.example:3000/telegram/webhook' });
  await expect(start()).rejects.toThrow('Webhook can be set up only on ports');
});

test('a bot that polls removes a webhook that is in its way, and offers no address for one', async () => {
  await start();
  await close();
  bot = openBot(server);
  http = fastify();
  http.register(bot.telegram.routes);
  await start();
  server.user().says('by polling');
  await server.settled();
  expect(came.map(({ text }) => text)).toEqual(['by polling']);
  expect(server.calls('deleteWebhook')).toHaveLength(1);
  expect((await post('{"update_id":1}', signed)).statusCode).toBe(404);
});

test('what waits at Telegram, and when it last failed to deliver, are figures for the operator', async () => {
  const registry = new Registry();
  await close();
  await open(TARGET, registry);
  await start();
  broken = 1;
  server.user().says('one');
  await expect.poll(() => came.length).toBe(1);
  await server.clock.advance(60_000);
  const failed = Math.floor(server.clock.now().epochMilliseconds / 1_000) - 60;
  await expect
    .poll(async () => (await registry.metrics()).split('\n').filter((line) => /^pullquote/.test(line)))
    .toEqual([
      'pullquote_telegram_webhook_waiting 0',
      `pullquote_telegram_webhook_failure_timestamp_seconds ${failed}`,
    ]);
});

test('a delivery without the secret is refused before its body has come', async () => {
  await start();
  const { port } = http.server.address() as { port: number };
  const answer = await fetch(`http://127.0.0.1:${port}/telegram/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{')) }),
    duplex: 'half',
  } as RequestInit);
  expect(answer.status).toBe(403);
});
