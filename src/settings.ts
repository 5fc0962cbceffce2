import { readFileSync } from 'node:fs';
import { z } from 'zod';

const text = z.string().trim().min(1);
const port = z.coerce.number().int().min(1).max(65_535);
const webAddress = z
  .url({ protocol: /^https?$/, error: 'is not a web address; write it like https://news.example' })
  .transform((address) => address.replace(/\/+$/, ''));
const key = z.string().refine((value) => /^[A-Za-z0-9+/]{43}=$/.test(value), {
  error: 'is not 32 bytes in base64; make one with: openssl rand -base64 32',
});

/** Every setting with its default, as `.env.example` lists them. Secrets may also come from a file: `NAME_FILE`. */
const schema = z.object({
  CONTENT_DIR: text.default('content'),
  DATA_DIR: text.default('data'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'is not an address like postgres://user:password@host/name' })
    .optional(),
  PULLQUOTE_KEY: key.optional(),
  HOST: text.default('127.0.0.1'),
  PORT: port.default(3000),
  PUBLIC_URL: webAddress.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[A-Za-z0-9_-]{30,}$/, {
      error: 'is not a bot token; copy the whole line that BotFather gave: digits, a colon, letters',
    })
    .optional(),
  TELEGRAM_API_ROOT: webAddress.default('https://api.telegram.org'),
});

/** The checked settings, under the names that the environment gives them. */
export type Settings = Readonly<z.infer<typeof schema>>;

export const SETTING_NAMES = Object.keys(schema.shape) as readonly (keyof Settings)[];

/** The settings that must never be seen in a log. */
const SECRET_NAMES = ['DATABASE_URL', 'PULLQUOTE_KEY', 'TELEGRAM_BOT_TOKEN'] as const;

/** All mistakes in the settings at once, one a line, each naming its setting and what to write. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(
      `The settings have ${mistakes.length === 1 ? 'a mistake' : 'mistakes'}:\n  ${mistakes.join('\n  ')}`,
    );
    this.mistakes = mistakes;
  }
}

/** Reads and checks the settings. Throws SettingsError with every mistake. An empty value counts as not set. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const mistakes: string[] = [];
  const values: Record<string, string> = {};
  for (const name of SETTING_NAMES) {
    const value = environment[name] || secretFromFile(name, environment, mistakes);
    if (value) values[name] = value;
  }
  const checked = schema.safeParse(values);
  const wrong = checked.success ? [] : checked.error.issues.map(describe);
  if (!checked.success || mistakes.length > 0) throw new SettingsError([...mistakes, ...wrong]);
  return checked.data;
}

/** The values that a log must never show. */
export function secretsOf(settings: Settings): string[] {
  return SECRET_NAMES.flatMap((name) => settings[name] ?? []);
}

function secretFromFile(
  name: string,
  environment: NodeJS.ProcessEnv,
  mistakes: string[],
): string | undefined {
  const file = environment[`${name}_FILE`];
  if (!file) return undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    mistakes.push(`${name}_FILE: the file cannot be read (${reason}); check its path and its rights`);
    return undefined;
  }
}

function describe(issue: { readonly path: readonly PropertyKey[]; readonly message: string }): string {
  return `${issue.path.join('.')}: ${issue.message}`;
}
