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

/** What looks like a secret is cut out even where it is not ours. */
const LOOKS_SECRET: readonly (readonly [RegExp, string])[] = [
  /** A bot token of Telegram, an access token of Meta. */
  [/(?<!\d)\d{5,}:[A-Za-z0-9_-]{30,}|\bEAA[A-Za-z0-9]{20,}/g, '[secret]'],
  [/\b(Bearer|Basic) +[A-Za-z0-9._~+/=-]+/gi, '$1 [secret]'],
  /** In the query of an address, and before its host. */
  [/\b([\w.]*(?:token|secret|password|signature)=)[^&\s"'\\]+/gi, '$1[secret]'],
  [/(\w:\/\/)[^\s/@:"']*:[^\s/@"']+@/g, '$1[secret]@'],
];

/** What lies deeper in a line is left out, so that what contains itself ends. */
const DEEPEST = 5;

/** Cuts every secret out of a text, also in its form inside an address. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) {
    if (!secret) continue;
    clean = clean.replaceAll(secret, '[secret]').replaceAll(encodeURIComponent(secret), '[secret]');
  }
  for (const [pattern, replacement] of LOOKS_SECRET) clean = clean.replace(pattern, replacement);
  return clean;
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
      formatters: { log: (line) => bareErrors(line) },
      serializers: { err: bareError },
    },
    { write: (line: string) => destination.write(withoutSecrets(line, options.secrets)) },
  );
}

/** Wherever an error stands in a line: some say how they are to be written themselves, with headers and payload. */
function bareErrors(line: Readonly<Record<string, unknown>>, depth = 0): Record<string, unknown> {
  return Object.fromEntries(Object.entries(line).map(([name, value]) => [name, withoutErrors(value, depth)]));
}

function withoutErrors(value: unknown, depth: number): unknown {
  if (value instanceof Error) return bareError(value);
  if (depth > DEEPEST) return '[too deep]';
  if (Array.isArray(value)) return value.map((each) => withoutErrors(each, depth + 1));
  const isPlain =
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isPlain ? bareErrors(value as Record<string, unknown>, depth + 1) : value;
}

/** What was made bare already stays as it is. */
function bareError(error: unknown) {
  if (!(error instanceof Error)) return isBare(error) ? error : { message: String(error) };
  const { type, message, stack } = stdSerializers.err(error);
  return { type, message, stack };
}

function isBare(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'stack' in error && 'type' in error;
}
