import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Program } from '../tests/fakes/program.ts';
import { freePort, startProgram } from '../tests/fakes/program.ts';
import type { BotApiServer } from '../tests/fakes/telegram/index.ts';
import { createBotApiServer, realTime } from '../tests/fakes/telegram/index.ts';
import { quantile } from './quantile.ts';

const WARM_UP = 40;
const QUESTIONS = 400;
/** Slower than Telegram's overall limit, so that nobody is paced. */
const GAP_MS = 45;

export type Latency = { readonly median: number; readonly p99: number };

/**
 * From a reader's message to the answer, in milliseconds, as the Bot API server sees it: the whole program, and a bare
 * telegraf bot that answers from memory, on servers of the same kind in the same run, question by question in turn,
 * so that whatever else the machine does hits both.
 */
export async function measureLatency(settings: Readonly<Record<string, string>>) {
  const [ours, bare] = [
    await createBotApiServer({ clock: realTime }),
    await createBotApiServer({ clock: realTime }),
  ];
  const program = startProgram({
    ...settings,
    PORT: String(await freePort()),
    TELEGRAM_BOT_TOKEN: ours.token,
    TELEGRAM_API_ROOT: ours.url,
    LOG_LEVEL: 'warn',
  });
  const bot = spawn(process.execPath, [join(import.meta.dirname, 'road-bare-bot.ts'), bare.token, bare.url], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  try {
    await ready(program, ours, bare);
    const [oursTook, bareTook]: [number[], number[]] = [[], []];
    for (let n = 0; n < WARM_UP + QUESTIONS; n++) {
      const [a, b] = [await ask(ours), await ask(bare)];
      if (n < WARM_UP) continue;
      oursTook.push(a);
      bareTook.push(b);
    }
    return { ours: summary(oursTook), bare: summary(bareTook) };
  } finally {
    await program.stop();
    bot.kill();
    await once(bot, 'close');
    await Promise.all([ours.close(), bare.close()]);
  }
}

async function ready(program: Program, ...servers: readonly BotApiServer[]): Promise<void> {
  await program.ready;
  await Promise.all(servers.map((server) => server.called('getMe')));
  await wait(500);
}

/** A new reader each time, as the limits of a chat are not what is measured. */
async function ask(server: BotApiServer): Promise<number> {
  const reader = server.user();
  const start = performance.now();
  reader.says('/troops');
  await reader.sees(1);
  const took = performance.now() - start;
  await wait(GAP_MS);
  return took;
}

function summary(times: readonly number[]): Latency {
  return { median: quantile(times, 0.5), p99: quantile(times, 0.99) };
}
