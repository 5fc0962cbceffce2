import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Telegram } from 'telegraf';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCall } from '../../../src/platforms/telegram/call.ts';

/** What telegraf does with our calls, seen from a server that answers everything with `true`. */
type Seen = { readonly url: string; readonly type: string; readonly body: string; readonly socket: number };

let seen: Seen[];
let close: () => Promise<void>;
let apiRoot: string;

beforeEach(async () => {
  seen = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.on('end', () => {
      seen.push({
        url: request.url ?? '',
        type: request.headers['content-type'] ?? '',
        body: Buffer.concat(chunks).toString(),
        socket: request.socket.remotePort ?? 0,
      });
      response.setHeader('content-type', 'application/json');
      response.end('{"ok":true,"result":true}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
});
afterEach(() => close());

const TOKEN = '123456789:AAFakeTokenFakeTokenFakeTokenFakeTok';
const article = (url: string) => ({
  type: 'article' as const,
  id: '1',
  title: 'A sentence',
  url,
  input_message_content: { message_text: 'A sentence.' },
});

test('an object with an address is sent as it is; telegraf alone would fetch that address and upload what it finds', async () => {
  const url = `${apiRoot}/fetched`;
  const call = createCall({ token: TOKEN, apiRoot, deadline: 2000 });
  await call('answerGuestQuery', { guest_query_id: '1', result: article(url) });
  expect(seen.map((request) => request.url)).toEqual([`/bot${TOKEN}/answerGuestQuery`]);
  expect(seen[0]?.type).toBe('application/json');
  expect(JSON.parse(JSON.parse(seen[0]?.body ?? '').result)).toEqual(article(url));

  const bare = new Telegram(TOKEN, { apiRoot });
  void bare
    .callApi('answerGuestQuery' as never, { guest_query_id: '1', result: article(url) } as never)
    .catch(() => undefined);
  await expect.poll(() => seen.map((request) => request.url)).toContain('/fetched');
});

test.each([
  [
    'a list of pictures',
    'sendMediaGroup',
    { chat_id: 1, media: [{ type: 'photo', media: 'https://example.com/a.jpg' }] },
  ],
  ['a picture by its address', 'sendPhoto', { chat_id: 1, photo: 'https://example.com/a.jpg' }],
  [
    'another picture for a message',
    'editMessageMedia',
    { chat_id: 1, message_id: 1, media: { type: 'photo', media: 'https://example.com/a.jpg' } },
  ],
] as const)('%s is sent as JSON, since uploads do not work', async (_, method, parameters) => {
  const call = createCall({ token: TOKEN, apiRoot, deadline: 2000 });
  await call(method, parameters as never);
  expect(seen.map(({ type }) => type)).toEqual(['application/json']);
});

test('a reply parameter is never lost', async () => {
  const call = createCall({ token: TOKEN, apiRoot, deadline: 2000 });
  const reply_parameters = { message_id: 5, allow_sending_without_reply: true };
  await call('sendPhoto', { chat_id: 1, photo: 'https://example.com/a.jpg', reply_parameters });
  expect(JSON.parse(seen[0]?.body ?? '')).toMatchObject({ reply_parameters });
});

test('connections are kept open between calls, without TLS too', async () => {
  const call = createCall({ token: TOKEN, apiRoot, deadline: 2000 });
  for (let count = 0; count < 3; count += 1) await call('getMe', undefined);
  expect(new Set(seen.map(({ socket }) => socket)).size).toBe(1);
});

test('a call leaves nothing behind that would keep the program or its signal busy', async () => {
  const call = createCall({ token: TOKEN, apiRoot, deadline: 2000 });
  let listeners = 0;
  const { signal } = new AbortController();
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    listeners += 1;
    add(...args);
  };
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    listeners -= 1;
    remove(...args);
  };
  await call('getMe', undefined, { signal });
  expect(listeners).toBe(0);
});
