import type { Clock } from '../../../src/clock.ts';
import type { CommandInfo } from '../../../src/conversation/index.ts';
import { createLog } from '../../../src/log.ts';
import type {
  TelegramMessage,
  TelegramOptions,
  TelegramPlatform,
} from '../../../src/platforms/telegram/index.ts';
import { createTelegram } from '../../../src/platforms/telegram/index.ts';
import type { BotApiServer } from '../../fakes/telegram/index.ts';

export const COMMANDS: readonly CommandInfo[] = [{ command: 'help', description: 'See what I can do' }];

export type Bot = {
  readonly telegram: TelegramPlatform;
  /** The log, line by line. No secret was named to it. */
  readonly lines: readonly string[];
  /** How long it has waited each time, in milliseconds. */
  readonly waits: readonly number[];
};

/** The platform over a local server, with a clock whose waits pass at once, so that nothing sleeps. */
export function openBot(
  server: Pick<BotApiServer, 'url' | 'token'>,
  options: Partial<TelegramOptions> = {},
): Bot {
  const lines: string[] = [];
  const waits: number[] = [];
  const clock: Clock = {
    now: () => Temporal.Instant.from('2026-11-23T12:00:00Z'),
    sleep(ms) {
      waits.push(ms);
      return new Promise((resolve) => setImmediate(resolve));
    },
  };
  const telegram = createTelegram({
    token: server.token,
    apiRoot: server.url,
    clock,
    log: createLog({ level: 'debug', secrets: [], destination: { write: (line) => lines.push(line) } }),
    commands: () => COMMANDS,
    deadline: 5000,
    ...options,
  });
  return { telegram, lines, waits };
}

export function saying(text: string): TelegramMessage {
  return { text, entities: [], link_preview_options: { is_disabled: true } };
}
