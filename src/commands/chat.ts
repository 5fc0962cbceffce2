import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../clock.ts';
import { createDelivery } from '../delivery/index.ts';
import { createLog } from '../log.ts';
import { openConversation } from '../open-conversation.ts';
import { createTerminal } from '../platforms/terminal/index.ts';
import { readSettings, secretsOf } from '../settings.ts';
import { openStore } from '../store/index.ts';
import type { Streams } from './streams.ts';

const LOOK_MS = 20;

/** A chat in this terminal until its input ends. */
export async function chat(environment: NodeJS.ProcessEnv, streams: Streams): Promise<number> {
  const { stdin: input, stdout: output } = streams;
  const settings = readSettings(environment);
  const log = createLog({
    level: settings.LOG_LEVEL === 'silent' ? 'silent' : 'error',
    secrets: secretsOf(settings),
  });
  const { content, conversation } = await openConversation(settings, {
    chats: () => delivery.chats,
    road: () => delivery.status(),
  });
  const terminal = createTerminal({
    input,
    output,
    completions: () => conversation.menu().map(({ command }) => `/${command}`),
    now: systemClock.now,
  });
  // A terminal needs no memory beyond its window, and must not lock the database of a bot that runs beside it.
  const dataDir = mkdtempSync(join(tmpdir(), 'pullquote-chat-'));
  const store = await openStore({ dataDir, clock: systemClock, log });
  const delivery = createDelivery({
    platforms: [terminal],
    respond: conversation.respond,
    library: content.current,
    store,
    clock: systemClock,
    log,
  });
  output.write(`Ask the articles of ${content.current().publication.name}. /help lists the commands.\n\n`);
  await delivery.start();
  await terminal.closed;
  // Who pipes questions in gets an answer to each.
  while (await isAnswering()) await systemClock.sleep(LOOK_MS);
  await delivery.stop();
  await store.close();
  rmSync(dataDir, { recursive: true });
  return 0;

  async function isAnswering(): Promise<boolean> {
    const { unanswered, owed } = await delivery.status();
    return unanswered.count + owed.replies.count > 0;
  }
}
