import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../fakes/telegram/index.ts';
import { createBot } from './bot.ts';

describe('whatever the encoding', () => {
  const entities = [{ type: 'bold', offset: 0, length: 2 }];

  test.each([
    [
      'a query',
      (url: string, fields: Record<string, string>) => fetch(`${url}?${new URLSearchParams(fields)}`),
    ],
    [
      'a form',
      (url: string, fields: Record<string, string>) =>
        fetch(url, { method: 'POST', body: new URLSearchParams(fields) }),
    ],
    [
      'multipart',
      (url: string, fields: Record<string, string>) => {
        const form = new FormData();
        for (const [name, value] of Object.entries(fields)) form.set(name, value);
        return fetch(url, { method: 'POST', body: form });
      },
    ],
    [
      'JSON with strings in it',
      (url: string, fields: Record<string, string>) =>
        fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(fields),
        }),
    ],
  ])('%s means the same', async (_name, post) => {
    const { server } = await createBot();
    const reader = server.user({ started: true });
    const fields = {
      chat_id: String(reader.id),
      text: 'Hi 🚀',
      entities: JSON.stringify(entities),
      disable_notification: 'true',
    };
    const response = await post(`${server.url}/bot${server.token}/SENDmessage`, fields);
    expect(await response.json()).toMatchObject({ ok: true, result: { text: 'Hi 🚀', entities } });
    expect((await reader.chat.next()).silent).toBe(true);
    server.assertNoViolations();
  });

  test('an object that became a file part is reported', async () => {
    const { server, broken } = await createBot();
    const reader = server.user({ started: true });
    const form = new FormData();
    form.set('chat_id', String(reader.id));
    form.set('text', 'Hi');
    form.set('reply_markup', new Blob(['<html>']), 'markup.html');
    await fetch(`${server.url}/bot${server.token}/sendMessage`, { method: 'POST', body: form });
    expect(broken()).toEqual(['wrong-type']);
  });

  test('a body that is not what it says is reported', async () => {
    const { server, broken } = await createBot();
    const headers = { 'content-type': 'application/json' };
    await fetch(`${server.url}/bot${server.token}/getMe`, { method: 'POST', headers, body: '{"a":' });
    expect(broken()).toEqual(['encoding']);
  });

  test('a picture comes by upload, by address, and by the id that it then has', async () => {
    const { server, call } = await createBot();
    const reader = server.user({ started: true });
    const form = new FormData();
    form.set('chat_id', String(reader.id));
    form.set('caption', 'A picture');
    form.set('photo', new Blob(['picture']), 'picture.png');
    const uploaded = await fetch(`${server.url}/bot${server.token}/sendPhoto`, {
      method: 'POST',
      body: form,
    });
    const { result } = (await uploaded.json()) as {
      result: { caption: string; photo: { file_id: string }[] };
    };
    expect(result.caption).toBe('A picture');
    const send = (photo: unknown) => call('sendPhoto', { chat_id: reader.id, photo });
    expect((await send(result.photo[0]?.file_id)).ok).toBe(true);
    expect((await send('https://news.example/picture.png')).ok).toBe(true);
    const { result: file } = await call('getFile', { file_id: result.photo[0]?.file_id });
    const download = await fetch(`${server.url}/file/bot${server.token}/${file.file_path}`);
    expect(await download.text()).toBe('picture');
    expect((await send('nonsense')).description).toContain('wrong remote file identifier');
    server.assertNoViolations();
  });
});

describe('who calls', () => {
  test.each([
    ['a token of the wrong shape', 'bot1/getMe', 401, 'Unauthorized: invalid token specified'],
    ['an unknown token', `bot987654321:${'A'.repeat(35)}/getMe`, 401, 'Unauthorized'],
    ['another path', 'health', 404, 'Not Found'],
  ])('with %s is refused', async (_name, path, code, description) => {
    const { server } = await createBot();
    const response = await fetch(`${server.url}/${path}`);
    expect(response.status).toBe(code);
    expect(await response.json()).toEqual({ ok: false, error_code: code, description });
  });
});

describe('a call goes wrong', () => {
  /** What becomes of one sendMessage: status and text, or that no whole answer came. */
  async function attempt(how: Fault) {
    const { server } = await createBot();
    const reader = server.user({ started: true });
    server.fail({ method: 'sendMessage', how });
    const body = JSON.stringify({ chat_id: reader.id, text: 'Hi' });
    const { promise, resolve } = Promise.withResolvers<string>();
    const outgoing = request(
      `${server.url}/bot${server.token}/sendMessage`,
      { method: 'POST', headers: { 'content-type': 'application/json' } },
      (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve(`${response.statusCode} ${text}`));
        response.on('error', () => resolve(`${response.statusCode} cut after ${text.length > 0}`));
      },
    );
    outgoing.on('error', () => resolve('reset'));
    outgoing.end(body);
    return { server, reader, answer: promise, outgoing };
  }

  test.each([
    [{ kind: 'retry-after', seconds: 7 }, /^429 .*Too Many Requests: retry after 7.*"retry_after":7/, 0],
    [{ kind: 'error', code: 500, description: 'Internal Server Error: restart' }, /^500 .*restart/, 0],
    [{ kind: 'error', code: 401, description: 'Unauthorized' }, /^401 .*Unauthorized/, 0],
    [{ kind: 'html', status: 502 }, /^502 <html>/, 0],
    [{ kind: 'html', status: 200 }, /^200 <html>/, 0],
    [{ kind: 'reset' }, /^reset$/, 0],
    [{ kind: 'cut', how: 'content-length' }, /^200 cut after true$/, 1],
    [{ kind: 'cut', how: 'chunked' }, /^200 cut after true$/, 1],
    [{ kind: 'lost', how: 'reset' }, /^reset$/, 1],
  ] as const)('%o', async (how, answer, sent) => {
    const tried = await attempt(how);
    expect(await tried.answer).toMatch(answer);
    expect(tried.reader.chat.messages).toHaveLength(sent);
  });

  test('an answer that is lost in silence never comes, though the message was sent', async () => {
    const { reader, outgoing } = await attempt({ kind: 'lost', how: 'silence' });
    expect((await reader.chat.next()).text).toBe('Hi');
    outgoing.destroy();
  });

  test('a slow answer comes when its time has come', async () => {
    const { server, reader, answer } = await attempt({ kind: 'slow', ms: 60_000 });
    await reader.chat.next();
    await server.clock.advance(60_000);
    expect(await answer).toMatch(/^200/);
  });

  test('as often as told, and only for that chat', async () => {
    const { server, send } = await createBot();
    const [one, two] = [server.user({ started: true }), server.user({ started: true })];
    server.fail({ method: '*', chat: one.id, times: 2, how: { kind: 'error', code: 500, description: 'x' } });
    const codes = [];
    for (const { id } of [one, two, one, one]) codes.push((await send(id, 'Hi')).error_code ?? 200);
    expect(codes).toEqual([500, 200, 500, 200]);
  });
});

test('a rate limit names its wait in a header as well', async () => {
  const { server } = await createBot();
  server.fail({ method: 'getMe', how: { kind: 'retry-after', seconds: 3 } });
  const response = await fetch(`${server.url}/bot${server.token}/getMe`);
  expect(response.headers.get('retry-after')).toBe('3');
});

test('who waits in vain is told what the bot did', async () => {
  const { server, send } = await createBot({ patience: 20 });
  const reader = server.user();
  reader.says('Hello?');
  await expect(reader.chat.next()).rejects.toThrow(
    /did not send message 1.*1 updates wait for it.*not polling/,
  );
  await send(reader.id, 'Hello!');
  await expect(reader.sees(2)).rejects.toThrow('It sent 1 there, the last one "Hello!"');
  await expect(server.called('getMe')).rejects.toThrow('getMe was called 0 times, not 1');
  await expect(server.settled()).rejects.toThrow('1 updates are not confirmed');
});

test('everything is settled when updates are confirmed and presses answered', async () => {
  const { server, send, call, updates } = await createBot();
  const reader = server.user();
  reader.says('Hello?');
  await send(reader.id, 'Press', {
    reply_markup: { inline_keyboard: [[{ text: 'Here', callback_data: 'x' }]] },
  });
  const press = reader.presses('Here');
  await updates();
  await updates();
  const settled = server.settled();
  await call('answerCallbackQuery', { callback_query_id: press.id });
  await settled;
});

test('five hundred messages are a matter of a few seconds, so that fan-outs can be tested', async () => {
  const { server } = await createBot();
  const readers = Array.from({ length: 500 }, () => server.user({ started: true }));
  const started = process.cpuUsage();
  const lanes = Array.from({ length: 4 }, (_, lane) =>
    readers.filter((_reader, index) => index % 4 === lane),
  );
  await Promise.all(
    lanes.map(async (lane) => {
      for (const { id } of lane)
        await fetch(`${server.url}/bot${server.token}/sendMessage?chat_id=${id}&text=News`);
    }),
  );
  expect(server.sent).toHaveLength(500);
  // Time of this process at work, so that a busy machine is no reason to fail.
  expect(process.cpuUsage(started).user / 1_000).toBeLessThan(2_500);
});
