import { afterEach, describe, expect, test } from 'vitest';
import { SendError } from '../../../src/delivery/index.ts';
import { eventsOf, openChat } from './open-chat.ts';

const opened: ReturnType<typeof openChat>[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ server }) => server.close()));
});

async function open(options: Parameters<typeof openChat>[0] = {}) {
  const chat = openChat(options);
  opened.push(chat);
  await chat.web.start(chat.accept);
  return chat;
}

type Chat = ReturnType<typeof openChat>;

function post({ server }: Chat, body: unknown, headers: Record<string, string> = {}) {
  return server.inject({
    method: 'POST',
    url: '/chat/messages',
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

const message = (text: string) => ({ blocks: [{ kind: 'words', text } as const], choices: [] });
const send = (chat: Chat, address: string, text: string, replyTo?: string) =>
  chat.web.send(address, message(text), { signal: AbortSignal.timeout(1000), ...(replyTo && { replyTo }) });

describe('what a page posts', () => {
  test('arrives once it is stored, with what the core must know of it', async () => {
    const chat = await open();
    const response = await post(
      chat,
      { id: 'message-1', text: '  how *many*? ', article: 'troops-to-leave' },
      { 'accept-language': 'ar-IQ,en;q=0.5' },
    );
    expect(response.statusCode).toBe(202);
    const [incoming] = chat.came;
    expect(incoming).toMatchObject({
      chat: { platform: 'web', kind: 'private' },
      kind: 'text',
      text: 'how *many*?',
      article: 'troops-to-leave',
      language: 'ar-IQ',
      message: 'message-1',
    });
    expect(String(incoming?.at)).toBe('2026-01-05T09:00:00Z');
  });

  test('is answered in the language of the page rather than of the browser', async () => {
    const chat = await open();
    const browser = { 'accept-language': 'en-GB' };
    await post(chat, { id: 'message-1', text: 'hello', language: 'ar' }, browser);
    expect(chat.came[0]?.language).toBe('ar');
    const refused = await post(chat, { id: 'message-2', text: 'hello', language: '../en' }, browser);
    expect(refused.statusCode).toBe(400);
  });

  test('is known again when it is sent again, and not mistaken for that of another chat', async () => {
    const chat = await open();
    const first = await post(chat, { id: 'message-1', text: 'hello' });
    const cookie = String(first.headers['set-cookie']).split(';')[0] ?? '';
    await post(chat, { id: 'message-1', text: 'hello' }, { cookie });
    await post(chat, { id: 'message-1', text: 'hello' });
    const [one, again, other] = chat.came;
    expect(again?.id).toBe(one?.id);
    expect(again?.chat).toEqual(one?.chat);
    expect(other?.id).not.toBe(one?.id);
    expect(one?.id).not.toContain(one?.chat.address);
  });

  test('is not taken for stored while it is not', async () => {
    const chat = await open();
    await chat.web.start(async () => {
      throw new Error('the disk is full');
    });
    const refused = await post(chat, { id: 'message-1', text: 'a secret question' });
    expect(refused.statusCode).toBe(503);
    expect(refused.json()).toMatchObject({ error: 'service_unavailable', retryAfterSeconds: 5 });
    expect(refused.body).not.toContain('disk');
    expect(chat.logged.join()).toContain('the disk is full');
    expect(chat.logged.join()).not.toContain('secret');
    await chat.web.stop();
    expect((await post(chat, { id: 'message-2', text: 'hello' })).statusCode).toBe(503);
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['no object', '[]'],
    ['null', 'null'],
    ['no id', { text: 'hello' }],
    ['a short id', { id: 'a', text: 'hello' }],
    ['an id with other signs', { id: 'message 1!', text: 'hello' }],
    ['neither text nor action', { id: 'message-1' }],
    ['both text and action', { id: 'message-1', text: 'hello', action: '/help' }],
    ['an empty text', { id: 'message-1', text: ' \n\t ' }],
    ['a text that is none', { id: 'message-1', text: { toString: 'x' } }],
    ['16,001 characters', { id: 'message-1', text: 'x'.repeat(16_001) }],
    ['an action of 65 bytes', { id: 'message-1', action: `/${'é'.repeat(32)}` }],
    ['an article that is a path', { id: 'message-1', text: 'hello', article: '../../etc/passwd' }],
    ['a field too many', { id: 'message-1', text: 'hello', admin: true }],
    ['a prototype', '{"id":"message-1","text":"hello","__proto__":{"admin":true}}'],
  ])('is refused with %s, and says so to the reader', async (_name, body) => {
    const chat = await open();
    const response = await post(chat, body);
    expect(response.statusCode).toBe(400);
    expect(response.json().error).toBe('bad_request');
    expect(response.json().message).toMatch(/\.$/);
    expect(chat.came).toEqual([]);
  });

  test.each([
    ['16,000 characters', 'x'.repeat(16_000)],
    ['only emoji', '👩‍👩‍👧‍👦🇦🇪'],
    ['right-to-left marks', '\u202Etroops\u202C'],
    ['HTML', '<script>alert(1)</script>'],
  ])('may be %s', async (_name, text) => {
    const chat = await open();
    expect((await post(chat, { id: 'message-1', text })).statusCode).toBe(202);
    expect(chat.came[0]?.text).toBe(text);
  });

  test('holds no half of a character', async () => {
    const chat = await open();
    await post(chat, '{"id":"message-1","text":"a\\ud83d"}');
    expect(chat.came[0]?.text).toBe('a\uFFFD');
  });

  test('is refused where it is larger than any message', async () => {
    const response = await post(await open(), { id: 'message-1', text: 'x'.repeat(70_000) });
    expect(response.statusCode).toBe(413);
    expect(response.json().error).toBe('payload_too_large');
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'is refused as %s, which a form of another site could send',
    async (type) => {
      const chat = await open();
      const body = JSON.stringify({ id: 'message-1', text: 'hello' });
      expect((await post(chat, body, { 'content-type': type })).statusCode).toBe(415);
      expect(chat.came).toEqual([]);
    },
  );

  test.each([
    [403, { 'sec-fetch-site': 'cross-site' }],
    [403, { 'sec-fetch-site': 'same-site' }],
    [403, { 'sec-fetch-site': 'none' }],
    [403, { origin: 'https://evil.example', host: 'pages.example' }],
    [403, { origin: 'null', host: 'pages.example' }],
    [202, { origin: 'https://pages.example', host: 'pages.example' }],
    [202, { 'sec-fetch-site': 'same-origin', origin: 'https://pages.example' }],
    [202, {}],
  ])('gets %i with %j', async (status, headers) => {
    const chat = await open();
    expect((await post(chat, { id: 'message-1', text: 'hello' }, headers)).statusCode).toBe(status);
  });

  test('is limited for each address, which is told how long to wait', async () => {
    const chat = await open({ messagesPerMinute: 2 });
    for (const id of ['message-1', 'message-2']) await post(chat, { id, text: 'hello' });
    const refused = await post(chat, { id: 'message-3', text: 'hello' });
    expect(refused.statusCode).toBe(429);
    expect(refused.json()).toEqual({
      error: 'too_many_requests',
      message: expect.stringMatching(/^Too many requests\. Please wait \d+ seconds and try again\.$/),
      retryAfterSeconds: expect.any(Number),
    });
    expect(chat.came).toHaveLength(2);
  });
});

describe('the chat’s cookie', () => {
  test('is 128 random bits that no script and no other site can read', async () => {
    const chat = await open();
    const cookies = await Promise.all(
      ['message-1', 'message-2'].map(async (id) =>
        String((await post(chat, { id, text: 'hello' })).headers['set-cookie']),
      ),
    );
    for (const cookie of cookies) {
      expect(cookie).toMatch(
        /^pullquote_chat=[A-Za-z0-9_-]{22}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax$/,
      );
    }
    expect(cookies[0]).not.toBe(cookies[1]);
  });

  test('never travels without https where it came with it', async () => {
    const response = await post(
      await open(),
      { id: 'message-1', text: 'hello' },
      { 'x-forwarded-proto': 'https' },
    );
    expect(response.headers['set-cookie']).toContain('; Secure');
  });

  test('is not set by a page that is only read', async () => {
    const { server } = await open();
    for (const url of ['/', '/articles/troops-to-leave', '/chat/commands']) {
      expect((await server.inject(url)).headers).not.toHaveProperty('set-cookie');
    }
  });

  test.each(['short', '../../../etc/passwd...', 'a b', '%00'])(
    'is made anew where it holds %s',
    async (value) => {
      const chat = await open();
      await post(chat, { id: 'message-1', text: 'hello' }, { cookie: `pullquote_chat=${value}` });
      expect(chat.came[0]?.chat.address).toMatch(/^[A-Za-z0-9_-]{22}$/);
    },
  );
});

describe('the stream of events', () => {
  const CHAT = 'A'.repeat(22);
  const cookie = `pullquote_chat=${CHAT}`;

  test('brings what was said while the page was away, then what is said, and goes on after the last it had', async () => {
    const chat = await open();
    const url = `${await chat.server.listen({ host: '127.0.0.1', port: 0 })}/chat/events`;
    const { message: first = '' } = await send(chat, CHAT, 'while away', 'message-1');
    const stream = eventsOf(url, { cookie });
    const { value: away } = await stream.next();
    expect(away).toEqual({ id: first, replyTo: 'message-1', message: message('while away') });
    const { message: second } = await send(chat, CHAT, 'one\n\ndata: two');
    const { value: live } = await stream.next();
    expect(live).toEqual({ id: second, message: message('one\n\ndata: two') });
    await stream.return(undefined);

    for (const again of [
      eventsOf(url, { cookie, 'last-event-id': first }),
      eventsOf(`${url}?after=${first}`, { cookie }),
    ]) {
      expect((await again.next()).value).toEqual(live);
      await again.return(undefined);
    }
  });

  test('ends with the server, so that it can stop while pages are open', async () => {
    const chat = await open();
    const url = await chat.server.listen({ host: '127.0.0.1', port: 0 });
    const response = await fetch(`${url}/chat/events`, { headers: { cookie } });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const rest = response.text();
    await chat.server.close();
    expect(await rest).toBe('retry: 2000\n\n');
  });

  test('is refused to another site', async () => {
    const { server } = await open();
    const response = await server.inject({
      url: '/chat/events',
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(response.statusCode).toBe(403);
  });

  test('a chat that nobody comes back to is gone when its mailbox is full', async () => {
    const chat = await open({ mailboxes: { perChat: 1, inAll: 10 } });
    await send(chat, CHAT, 'one');
    await expect(send(chat, CHAT, 'two')).rejects.toMatchObject({ fate: { kind: 'gone' } });
    await expect(send(chat, CHAT, 'two')).rejects.toBeInstanceOf(SendError);
  });
});

test('the commands are offered in the order in which they were given', async () => {
  const { server } = await open();
  const response = await server.inject('/chat/commands');
  expect(response.json()).toEqual([
    { command: 'troops', description: 'US troops' },
    { command: 'help', description: 'See what I can do' },
  ]);
});
