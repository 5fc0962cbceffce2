import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Log } from '../../../src/log.ts';
import type { BotApiServer, Fault } from '../../fakes/telegram/index.ts';
import { createBotApiServer } from '../../fakes/telegram/index.ts';
import { openBot, saying } from './bot.ts';

let server: BotApiServer;
/** Everything that was logged or thrown, as deep as it goes and without any scrubbing. */
let told: string[];

const tell = (...things: unknown[]) => void told.push(inspect(things, { depth: 10, showHidden: true }));
const log: Log = { debug: tell, info: tell, warn: tell, error: tell, fatal: tell };

beforeEach(async () => {
  server = await createBotApiServer();
  told = [];
});
afterEach(async () => {
  await server.close();
});

const QUESTION = 'Is my neighbour a spy?';
const ANSWER = 'Nobody knows.';

const FAULTS: readonly Fault[] = [
  { kind: 'html', status: 200 },
  { kind: 'html', status: 502 },
  { kind: 'cut', how: 'chunked' },
  { kind: 'cut', how: 'content-length' },
  { kind: 'reset' },
  { kind: 'lost', how: 'reset' },
  { kind: 'lost', how: 'silence' },
  { kind: 'retry-after', seconds: 3 },
  { kind: 'error', code: 400, description: 'Bad Request: chat not found' },
  { kind: 'error', code: 401, description: 'Unauthorized' },
];

test.each(FAULTS)('neither the token nor what was said is told after %o', async (how) => {
  const user = server.user();
  const { telegram } = openBot(server, { log, deadline: 100, pollSeconds: 0 });
  for (const method of ['getUpdates', 'sendMessage', 'getMyCommands', 'answerCallbackQuery'])
    server.fail({ method, how });
  await telegram.start(async () => Promise.reject(new Error('disk full')), tell);
  server.update({ callback_query: { id: '1', from: user.profile, data: QUESTION } });
  user.says(QUESTION);
  await telegram.send(String(user.id), saying(ANSWER), { signal: AbortSignal.timeout(5000) }).catch(tell);
  const polls = how.kind === 'error' && how.code === 401 ? 1 : 2;
  await server.until(() => server.calls('getUpdates').length >= polls, 'it polls on');
  await telegram.stop();
  quiet();
});

test('nor where the first call fails for good, or nobody is there', async () => {
  const wrong = openBot(server, { log, token: '999999999:BBOtherTokenOtherTokenOtherTokenOther' });
  await wrong.telegram.start(async () => undefined).catch(tell);
  expect(told.join('')).not.toContain('OtherToken');
  const proxied = `proxy says no to /bot${server.token}/getMe`;
  server.fail({ method: 'getMe', how: { kind: 'error', code: 400, description: proxied } });
  const { telegram } = openBot(server, { log });
  await telegram.start(async () => undefined).catch(tell);
  await server.close();
  await telegram.send('1', saying(ANSWER), { signal: AbortSignal.timeout(5000) }).catch(tell);
  tell(telegram);
  quiet();
  server = await createBotApiServer();
});

function quiet(): void {
  const everything = told.join('\n');
  expect(told.length).toBeGreaterThan(0);
  expect(everything).not.toContain(server.token);
  expect(everything).not.toContain(server.token.split(':')[1]);
  expect(everything).not.toContain(encodeURIComponent(server.token));
  expect(everything).not.toContain(QUESTION);
  expect(everything).not.toContain(ANSWER);
}
