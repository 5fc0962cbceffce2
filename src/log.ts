import type { Logger } from 'pino';
import { pino, stdSerializers } from 'pino';

/** Structured log lines: ids and counts, never a reader's text, never a secret. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

export type LogOptions = {
  readonly level: string;
  /** Exact strings that are replaced by `[secret]` wherever they stand in a line. */
  readonly secrets: readonly string[];
  readonly destination?: { write(line: string): unknown };
};

/** Whatever looks like a bot token is cut out even where it is not ours. */
const BOT_TOKEN = /(?<!\d)\d{5,}:[A-Za-z0-9_-]{30,}/g;

/** Cuts every secret out of a text, also in its form inside an address. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) {
    if (!secret) continue;
    clean = clean.replaceAll(secret, '[secret]').replaceAll(encodeURIComponent(secret), '[secret]');
  }
  return clean.replace(BOT_TOKEN, '[secret]');
}

/**
 * The program's log. Errors keep their kind, message and stack and lose everything else, since what libraries hang
 * on them (request, headers, payload) is where tokens and readers' words are.
 */
export function createLog(options: LogOptions): Log {
  const destination = options.destination ?? process.stderr;
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      serializers: { err: bareError },
    },
    { write: (line: string) => destination.write(withoutSecrets(line, options.secrets)) },
  );
}

function bareError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) };
  const { type, message, stack } = stdSerializers.err(error);
  return { type, message, stack };
}
