import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../tests/fakes/free-port.ts';
import { startProgram } from '../tests/fakes/program.ts';
import type { BotApiServer } from '../tests/fakes/telegram/index.ts';
import { createBotApiServer, realTime } from '../tests/fakes/telegram/index.ts';
import { quantile } from './quantile.ts';

/** Readers that ask in turn, so that none asks more often than Telegram lets the bot answer. */
const READERS = 60;
const QUESTIONS = 400;
/** The program stores everything first for half a minute after its start. */
const WARM_UP_MS = 32_000;
/** Slower than Telegram's overall limit, so that nobody is paced. */
const GAP_MS = 45;

export type Latency = { readonly median: number; readonly p99: number };

/**
 * From a reader's message to the answer, in milliseconds, as the Bot API server sees it: the whole program, and a bare
 * telegraf bot that gives the same answer from memory, on servers of the same kind in the same run, question by question in turn,
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
  await program.ready;
  const answer = await answerOf(ours);
  const bot = spawn(
    process.execPath,
    [join(import.meta.dirname, 'road-bare-bot.ts'), bare.token, bare.url, answer],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  try {
    await bare.called('getMe');
    const [askOurs, askBare] = [readersOf(ours), readersOf(bare)];
    for (const end = performance.now() + WARM_UP_MS; performance.now() < end; ) {
      await askOurs();
      await askBare();
    }
    const [oursTook, bareTook]: [number[], number[]] = [[], []];
    for (let n = 0; n < QUESTIONS; n++) {
      oursTook.push(await askOurs());
      bareTook.push(await askBare());
    }
    return { ours: summary(oursTook), bare: summary(bareTook) };
  } finally {
    await program.stop();
    bot.kill();
    await once(bot, 'close');
    await Promise.all([ours.close(), bare.close()]);
  }
}

/** What the program answers, so that both send the same. */
async function answerOf(server: BotApiServer): Promise<string> {
  const reader = server.user();
  reader.says('/troops');
  const [message] = await reader.sees(1);
  const { text, entities, reply_markup } = message?.raw ?? {};
  const sent = entities?.filter(({ type }) => !['url', 'bot_command', 'mention', 'hashtag'].includes(type));
  return JSON.stringify({ text, entities: sent, reply_markup, link_preview_options: { is_disabled: true } });
}

/** Gives what asks as the next reader and tells how long the answer took. */
function readersOf(server: BotApiServer): () => Promise<number> {
  const readers = Array.from({ length: READERS }, () => ({ reader: server.user(), answers: 0 }));
  let next = 0;
  return async () => {
    const asking = readers[next++ % READERS];
    if (!asking) return Number.NaN;
    const start = performance.now();
    asking.reader.says('/troops');
    asking.answers += 1;
    await asking.reader.sees(asking.answers);
    const took = performance.now() - start;
    await wait(GAP_MS);
    return took;
  };
}

function summary(times: readonly number[]): Latency {
  return { median: quantile(times, 0.5), p99: quantile(times, 0.99) };
}
