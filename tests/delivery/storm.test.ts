import { expect, onTestFinished, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createQuickClock } from '../fakes/quick-clock.ts';
import { seeded } from '../fakes/random.ts';
import type { BotApiServer, Fault } from '../fakes/telegram/index.ts';
import { createBotApiServer, realTime } from '../fakes/telegram/index.ts';
import { runApp } from '../server/running-app.ts';

const READERS = 10;
const ROUNDS = 10;
/** How many times as fast the program's time goes; its waits and deadlines are real, only shorter. */
const QUICK = 10;

const refusal = (code: number, description: string): Fault => ({ kind: 'error', code, description });

/** The message was certainly not sent, or hardly. */
const REFUSED: readonly Fault[] = [
  { kind: 'retry-after', seconds: 2 },
  { kind: 'retry-after', seconds: 10 },
  refusal(500, 'Internal Server Error: restart'),
  { kind: 'html', status: 502 },
  { kind: 'html', status: 200 },
];

/** Nobody knows whether the message was sent. One to each message at most: after two it is given up. */
const IN_DOUBT: readonly Fault[] = [
  { kind: 'reset' },
  { kind: 'cut', how: 'content-length' },
  { kind: 'cut', how: 'chunked' },
  { kind: 'lost', how: 'reset' },
  { kind: 'lost', how: 'silence' },
];

const WHEN_POLLING: readonly Fault[] = [
  refusal(409, 'Conflict: terminated by other getUpdates request'),
  { kind: 'retry-after', seconds: 5 },
  refusal(500, 'Internal Server Error: restart'),
  { kind: 'html', status: 502 },
  { kind: 'reset' },
  { kind: 'cut', how: 'chunked' },
  { kind: 'lost', how: 'reset' },
];

test('the whole program answers everything through whatever a Bot API server can do wrong, and nothing twice whose fate is known', async () => {
  const random = seeded(7);
  const pick = (faults: readonly Fault[]) =>
    faults[Math.floor(random() * faults.length)] ?? { kind: 'reset' };
  const server = await createBotApiServer({ clock: realTime, rates: false, patience: 60_000 });
  onTestFinished(() => server.close());
  const lines: string[] = [];
  const app = await runApp(
    {
      TELEGRAM_BOT_TOKEN: server.token,
      TELEGRAM_API_ROOT: server.url,
    },
    {
      clock: createQuickClock(QUICK),
      log: createLog({
        level: 'trace',
        secrets: [],
        destination: { write: (line) => void lines.push(line) },
      }),
    },
  );
  onTestFinished(() => app.stop());
  const readers = Array.from({ length: READERS }, () => server.user());
  let asked = 0;

  for (let round = 0; round < ROUNDS; round++) {
    server.fail({ method: 'sendMessage', how: pick(REFUSED), times: 2 });
    server.fail({
      method: 'sendMessage',
      chat: readers[round % READERS]?.id ?? 0,
      how: IN_DOUBT[round % IN_DOUBT.length] ?? { kind: 'reset' },
    });
    if (round % 2 === 0) server.fail({ method: 'getUpdates', how: pick(WHEN_POLLING) });
    if (round % 3 === 0) server.fail({ how: { kind: 'duplicate-update' } });
    if (round === 4) server.fail({ how: { kind: 'update-id-jump', by: 1_000 } });
    server.update({ something_of_next_year: { chat: { id: 1 } } });
    server.update({ message: 'not a message' });
    for (const reader of readers) if (random() < 0.6) reader.says(`/q${asked++}x`);
    await server.until(() => answers(server).length >= asked / 2, 'half of it is answered');
  }
  await server.until(() => new Set(answers(server)).size === asked, 'all is answered');
  // After a week of silence ids may begin anew, and lower.
  server.idle();
  await server.until(() => server.calls('getUpdates').at(-1)?.parameters.offset === 0, 'all is confirmed');
  server.fail({ how: { kind: 'update-id-jump', by: -500 } });
  for (const reader of readers) reader.says(`/q${asked++}x`);
  await server.until(() => new Set(answers(server)).size === asked, 'those are answered as well');

  const unknown = lines.filter((line) => line.includes('"outcome":"unknown"')).length;
  const again = answers(server).length - asked;
  process.stdout.write(`${asked} questions, ${unknown} of unknown fate, ${again} answers twice\n`);
  expect(again).toBeLessThanOrEqual(unknown);
  for (const { id } of readers) {
    const numbers = [...new Set(answers(server, id))];
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  }
  await expect.poll(async () => (await fetch(`${app.url}/readyz`)).status).toBe(200);
  expect(lines.join('')).not.toContain(server.token);
  expect(lines.join('')).not.toMatch(/q\d+x/);
  server.assertNoViolations();
}, 90_000);

/** The numbers of the questions that were answered, in all chats or in one. */
function answers(server: BotApiServer, chat?: number): number[] {
  return server.sent
    .filter((message) => chat === undefined || message.chat === chat)
    .flatMap(({ text }) => /\/q(\d+)x/.exec(text)?.[1] ?? [])
    .map(Number);
}
