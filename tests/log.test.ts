import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import axios from 'axios';
import { Telegram } from 'telegraf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLog, withoutSecrets } from '../src/log.ts';

const TOKEN = '123456789:AAFakeTokenFakeTokenFakeTokenFakeTok';

function logged(use: (log: ReturnType<typeof createLog>) => void, secrets = [TOKEN]): string {
  const lines: string[] = [];
  use(createLog({ level: 'debug', secrets, destination: { write: (line) => lines.push(line) } }));
  return lines.join('');
}

test('a line is JSON with a level and a time', () => {
  expect(JSON.parse(logged((log) => log.info({ chat: 7 }, 'answered')))).toMatchObject({
    level: 30,
    chat: 7,
    msg: 'answered',
  });
});

test('a token never appears, wherever it stands', () => {
  const error = Object.assign(new Error(`request to https://api/bot${TOKEN}/getMe failed`), {
    config: { headers: { authorization: TOKEN } },
  });
  const lines = logged((log) => {
    log.error({ err: error }, `failed with ${TOKEN}`);
    log.warn({ url: encodeURIComponent(TOKEN) }, 'url');
  });
  expect(lines).not.toContain(TOKEN);
  expect(lines).not.toContain(encodeURIComponent(TOKEN));
  expect(lines).toContain('[secret]');
});

test('what looks like a bot token is cut out even where it is not ours', () => {
  expect(withoutSecrets('bot987654321:BBOtherTokenOtherTokenOtherTokenOth/sendMessage', [])).toBe(
    'bot[secret]/sendMessage',
  );
});

test('what libraries hang on an error is left out, the stack stays', () => {
  const error = Object.assign(new Error('refused'), { payload: { text: "a reader's words" }, code: 400 });
  const line = logged((log) => log.error({ err: error }, 'send failed'));
  expect(line).not.toContain("reader's words");
  expect(JSON.parse(line).err).toMatchObject({ type: 'Error', message: 'refused' });
  expect(JSON.parse(line).err.stack).toContain('log.test.ts');
});

test('an empty secret does not blacken everything', () => {
  expect(logged((log) => log.info('hello'), [''])).toContain('hello');
});

describe('what libraries hang on their errors', () => {
  const WORDS = 'why did my neighbour vote for';
  const META = `EAAG${'x1Y2'.repeat(12)}`;
  let server: Server;
  let url: string;
  beforeAll(async () => {
    server = createServer((_request, response) => {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ ok: false, error_code: 400, description: 'Bad Request' }));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  });
  afterAll(() => server.close());

  const failures: Record<string, () => Promise<unknown>> = {
    'a refusal that telegraf throws': () =>
      new Telegram(TOKEN, { apiRoot: url }).sendMessage(1, WORDS).catch((error) => error),
    'a server that telegraf does not reach': () =>
      new Telegram(TOKEN, { apiRoot: 'http://127.0.0.1:9' }).sendMessage(1, WORDS).catch((error) => error),
    'a refusal that axios throws': () =>
      axios
        .post(`${url}/v26.0/1/messages?access_token=${META}`, { text: WORDS }, bearing(META))
        .catch((error) => error),
    'a server that axios does not reach': () =>
      axios.get(`http://127.0.0.1:9/?hub.verify_token=hunter2`, bearing(META)).catch((error) => error),
    'an address with a password': async () =>
      new Error('connect postgres://pullquote:hunter2@db.example/news failed'),
  };

  test.each(Object.keys(failures))('%s', async (name) => {
    const error = await failures[name]?.();
    expect(error).toBeInstanceOf(Error);
    const lines = logged((log) => {
      log.error(error, 'as the line');
      log.error({ err: error }, 'as its error');
      log.warn({ error, tried: [{ reason: error }] }, 'under other names, and within');
      log.info({ cause: new Error('around', { cause: error }) }, 'as a cause');
      log.info(`in its words: ${error}`);
    }, []);
    expect(lines.split('\n')).toHaveLength(6);
    for (const secret of [
      TOKEN,
      encodeURIComponent(TOKEN),
      META,
      WORDS,
      encodeURIComponent(WORDS),
      'hunter2',
    ]) {
      expect(lines).not.toContain(secret);
    }
  });

  function bearing(token: string) {
    return { headers: { authorization: `Bearer ${token}` } };
  }
});
