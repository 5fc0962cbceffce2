import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { createBot } from './bot.ts';

type Delivery = { readonly id: number; readonly text: string; readonly secret: string | undefined };
type Reply = { readonly status?: number; readonly body?: object; readonly retryAfter?: number } | 'silence';

/** A bot that listens at a webhook and answers each delivery as `reply` says. */
async function listening(reply: (delivery: Delivery, attempt: number) => Reply | Promise<Reply>) {
  const bot = await createBot();
  const deliveries: Delivery[] = [];
  const arrivals = new EventEmitter();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { update_id: id, message } = JSON.parse(body);
    const secret = request.headers['x-telegram-bot-api-secret-token'];
    const delivery = {
      id,
      text: message?.text,
      ...{ secret: secret === undefined ? undefined : String(secret) },
    };
    deliveries.push(delivery);
    arrivals.emit('delivery');
    const answer = await reply(delivery, deliveries.filter((other) => other.id === id).length);
    if (answer === 'silence') return;
    if (answer.retryAfter !== undefined) response.setHeader('retry-after', answer.retryAfter);
    response.writeHead(answer.status ?? 200);
    response.end(answer.body ? JSON.stringify(answer.body) : '');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  bot.server.routeWebhook('https://bot.example', `http://127.0.0.1:${port}`);
  await bot.call('setWebhook', { url: 'https://bot.example/telegram', secret_token: 'secret_1' });
  const info = async () => (await bot.call('getWebhookInfo')).result;
  const confirmed = () => bot.server.settled();
  const delivered = async (count: number) => {
    while (deliveries.length < count) await once(arrivals, 'delivery');
  };
  return { ...bot, deliveries, info, confirmed, delivered };
}

test('an update is delivered with the secret, and once', async () => {
  const { server, deliveries, confirmed, info } = await listening(() => ({}));
  server.user().says('one');
  await confirmed();
  expect(deliveries).toEqual([{ id: expect.any(Number), text: 'one', secret: 'secret_1' }]);
  expect((await info()).pending_update_count).toBe(0);
});

test('a refused update comes again, at once and then at doubling intervals', async () => {
  const { server, deliveries, delivered, info } = await listening((_delivery, attempt) =>
    attempt < 4 ? { status: 500 } : {},
  );
  server.user().says('one');
  await delivered(1);
  await settle(server);
  expect(deliveries).toHaveLength(2);
  await server.clock.advance(1999);
  await settle(server);
  expect(deliveries).toHaveLength(2);
  await server.clock.advance(1);
  await delivered(3);
  expect(await info()).toMatchObject({
    pending_update_count: 1,
    last_error_message: expect.stringContaining('500'),
  });
  await settle(server);
  await server.clock.advance(4000);
  await delivered(4);
  await server.settled();
  expect(new Set(deliveries.map(({ id }) => id)).size).toBe(1);
});

test('a chat keeps its order while others go ahead', async () => {
  const gate = Promise.withResolvers<void>();
  const { server, deliveries, delivered } = await listening(async ({ text }) => {
    if (text === 'one') await gate.promise;
    return {};
  });
  const [ann, ben] = [server.user(), server.user()];
  ann.says('one');
  ann.says('two');
  ben.says('three');
  await delivered(2);
  expect(deliveries.map(({ text }) => text)).toEqual(['one', 'three']);
  gate.resolve();
  await server.settled();
  expect(deliveries.map(({ text }) => text)).toEqual(['one', 'three', 'two']);
});

test('an answer that does not come for a minute is given up, and the update comes again', async () => {
  const { server, delivered, info } = await listening((_delivery, attempt) =>
    attempt === 1 ? 'silence' : {},
  );
  server.user().says('one');
  await delivered(1);
  await server.clock.advance(60_000);
  await delivered(2);
  await server.settled();
  expect((await info()).last_error_message).toBe('Read timeout expired');
});

test('the wait that the bot asks for is kept', async () => {
  const { server, deliveries, delivered } = await listening((_delivery, attempt) =>
    attempt === 1 ? { status: 503, retryAfter: 100 } : {},
  );
  server.user().says('one');
  await delivered(1);
  await settle(server);
  await server.clock.advance(99_000);
  await settle(server);
  expect(deliveries).toHaveLength(1);
  await server.clock.advance(1000);
  await delivered(2);
});

test('a method in the answer is carried out, and its failure is seen by nobody but the violations', async () => {
  let chat = 0;
  const { server, broken } = await listening(({ text }) => ({
    body: { method: 'sendMessage', chat_id: text === 'one' ? chat : 42, text: 'Hello' },
  }));
  const reader = server.user();
  chat = reader.id;
  reader.says('one');
  expect((await reader.chat.next()).text).toBe('Hello');
  reader.says('two');
  await server.until(() => server.violations.length > 0, 'a violation');
  expect(broken()).toEqual(['webhook-answer']);
});

test('polling and a webhook exclude each other', async () => {
  const { server, call } = await createBot();
  const polled = call('getUpdates', { timeout: 50 });
  await server.until(() => server.calls('getUpdates').length === 1, 'the poll');
  await call('setWebhook', { url: 'https://bot.example/telegram' });
  expect((await polled).description).toBe('Conflict: terminated by setWebhook request');
  expect((await call('getUpdates')).description).toBe(
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  );
  await call('deleteWebhook', { drop_pending_updates: true });
  expect((await call('getUpdates')).ok).toBe(true);
});

test.each([
  [
    'without encryption',
    { url: 'http://bot.example/' },
    'bad webhook: An HTTPS URL must be provided for webhook',
  ],
  [
    'on another port',
    { url: 'https://bot.example:8080/' },
    'bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
  ],
  [
    'with a broken secret',
    { url: 'https://bot.example/', secret_token: 'a b' },
    'secret token contains unallowed characters',
  ],
  [
    'with a long secret',
    { url: 'https://bot.example/', secret_token: 'x'.repeat(257) },
    'secret token is too long',
  ],
])('a webhook %s is refused and reported', async (_name, parameters, reason) => {
  const { call, broken } = await createBot();
  expect((await call('setWebhook', parameters)).description).toBe(`Bad Request: ${reason}`);
  expect(broken().length).toBeGreaterThan(0);
});

test('setting it twice within a second is too often', async () => {
  const { server, call } = await createBot({ rates: true });
  const set = async () => (await call('setWebhook', { url: 'https://bot.example/' })).error_code ?? 200;
  expect([await set(), await set()]).toEqual([200, 429]);
  await server.clock.advance(1000);
  expect(await set()).toBe(200);
});

/** Lets answers that are on their way arrive. */
async function settle(server: Awaited<ReturnType<typeof createBot>>['server']): Promise<void> {
  for (let round = 0; round < 5; round += 1) await fetch(`${server.url}/bot${server.token}/getMe`);
}
