import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { OperatorError } from './operator-error.ts';

const text = z.string().trim().min(1);
const perMinute = z.coerce.number().int().min(1).max(1_000);
const port = z.coerce.number().int().min(1).max(65_535);
const webAddress = z
  .url({ protocol: /^https?$/, error: 'is not a web address; write it like https://news.example' })
  .transform((address) => address.replace(/\/+$/, ''));
const key = z.string().refine((value) => /^[A-Za-z0-9+/]{43}=$/.test(value), {
  error: 'is not 32 bytes in base64; make one with: openssl rand -base64 32',
});

/** `telegram:12345, web:abc` as a list. */
const chats = z
  .string()
  .transform((list) => list.split(',').map((name) => name.trim()))
  .refine((names) => names.every((name) => /^[a-z]+:\S+$/.test(name)), {
    error: 'is not a list of chats; write each as platform:address, with commas between: telegram:123456789',
  })
  .transform((names) =>
    names.map((name) => {
      const [platform = '', ...address] = name.split(':');
      return { platform, address: address.join(':') };
    }),
  );

/** Every setting with its default, as `.env.example` lists them. Secrets may also come from a file: `NAME_FILE`. */
const schema = z.object({
  CONTENT_DIR: text.default('content'),
  DATA_DIR: text.default('data'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'is not an address like postgres://user:password@host/name' })
    .optional(),
  PULLQUOTE_KEY: key.optional(),
  PULLQUOTE_NEW_KEY: key.optional(),
  UPDATE_SETTLE_SECONDS: z.coerce.number().min(0).max(86_400).default(600),
  HOST: text.default('127.0.0.1'),
  PORT: port.default(3000),
  PUBLIC_URL: webAddress.optional(),
  ADMIN_CHATS: chats.default([]),
  GROUP_ASKS_PER_PERSON: perMinute.default(6),
  GROUP_ASKS: perMinute.default(20),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[A-Za-z0-9_-]{30,}$/, {
      error: 'is not a bot token; copy the whole line that BotFather gave: digits, a colon, letters',
    })
    .optional(),
  TELEGRAM_MODE: z.enum(['polling', 'webhook']).default('polling'),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,256}$/, {
      error: 'may hold letters, digits, _ and - only, 256 at most; make one with: openssl rand -hex 32',
    })
    .optional(),
  TELEGRAM_API_ROOT: webAddress.default('https://api.telegram.org'),
  WHATSAPP_ACCESS_TOKEN: z
    .string()
    .regex(/^[\w.|-]{20,}$/, {
      error: 'is not an access token; copy the whole line that Meta gave, without spaces',
    })
    .optional(),
  WHATSAPP_PHONE_NUMBER_ID: z
    .string()
    .regex(/^\d{6,}$/, {
      error: 'is not an id; copy "Phone number ID" from the API Setup page: digits, not the number',
    })
    .optional(),
  WHATSAPP_BUSINESS_ACCOUNT_ID: z
    .string()
    .regex(/^\d{6,}$/, { error: 'is not an id; copy "WhatsApp Business Account ID" from the API Setup page' })
    .optional(),
  WHATSAPP_APP_SECRET: z
    .string()
    .regex(/^[0-9a-f]{32}(,[0-9a-f]{32})*$/, {
      error:
        'is not an app secret; copy it from App settings, Basic: 32 of 0-9 and a-f (a second one behind a comma)',
    })
    .transform((secrets) => secrets.split(','))
    .optional(),
  WHATSAPP_VERIFY_TOKEN: z
    .string()
    .regex(/^[\w.~-]{8,256}$/, {
      error: 'may hold letters, digits and _ . ~ - only, 8 at least; make one with: openssl rand -hex 32',
    })
    .optional(),
  WHATSAPP_TEMPLATE: z
    .string()
    .regex(/^[a-z0-9_]{1,512}$/, { error: 'is not the name of a template: small letters, digits and _' })
    .optional(),
  WHATSAPP_TEMPLATE_LANGUAGES: z
    .string()
    .regex(/^[a-z]{2,3}(_[A-Z]{2})?(,[a-z]{2,3}(_[A-Z]{2})?)*$/, {
      error: 'are not languages of WhatsApp, separated by commas: en,ar,pt_BR',
    })
    .default('en')
    .transform((languages) => languages.split(',')),
  WHATSAPP_TEMPLATE_PRICE: z
    .string()
    .regex(/^\d+(\.\d+)? [A-Z]{3}$/, { error: 'is not a price; write it like 0.0631 USD' })
    .transform((price) => {
      const [amount = '', currency = ''] = price.split(' ');
      return { amount: Number(amount), currency };
    })
    .optional(),
  WHATSAPP_STATUS_SECONDS: z.coerce.number().min(0.1).max(3_600).default(30),
  WHATSAPP_API_ROOT: webAddress.default('https://graph.facebook.com'),
  WHATSAPP_API_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/, { error: 'is not a version of the Graph API, such as v26.0' })
    .default('v26.0'),
});

/** The checked settings, under the names that the environment gives them. */
export type Settings = Readonly<z.infer<typeof schema>>;

/** Every setting by its name in the environment. */
export const SETTING_NAMES = Object.keys(schema.shape) as readonly (keyof Settings)[];

/** What links to our own pages begin with, without a slash at the end. */
export function publicUrlOf({ PUBLIC_URL, PORT }: Settings): string {
  return PUBLIC_URL ?? `http://localhost:${PORT}`;
}

/** The settings that must never be seen in a log. */
const SECRET_NAMES = [
  'DATABASE_URL',
  'PULLQUOTE_KEY',
  'PULLQUOTE_NEW_KEY',
  'TELEGRAM_BOT_TOKEN',
  'TELEGRAM_WEBHOOK_SECRET',
  'WHATSAPP_ACCESS_TOKEN',
  'WHATSAPP_APP_SECRET',
  'WHATSAPP_VERIFY_TOKEN',
] as const;

/** All mistakes in the settings at once, one a line, each naming its setting and what to write. */
export class SettingsError extends OperatorError {
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
  const named = new Set(wrong.map((mistake) => mistake.split(':')[0]));
  const together = [...webhookMistakes(values, named), ...whatsappMistakes(values, named)];
  if (!checked.success || mistakes.length + together.length > 0) {
    throw new SettingsError([...mistakes, ...wrong, ...together]);
  }
  return checked.data;
}

/** The values that a log must never show. */
export function secretsOf(settings: Settings): string[] {
  return SECRET_NAMES.flatMap((name) => settings[name] ?? []);
}

/** Ports to which Telegram delivers (https://core.telegram.org/bots/api#setwebhook); the empty one is 443. */
const WEBHOOK_PORTS = ['', '80', '88', '443', '8443'];
const ONLY_AT_HOME = /^(localhost|.*\.local|127\..*|10\..*|192\.168\..*|172\.(1[6-9]|2\d|3[01])\..*|\[.*\])$/;

/** What a webhook needs of several settings together; `wrong` names those that are mistaken by themselves. */
function webhookMistakes(
  values: { readonly [name in keyof Settings]?: string },
  wrong: ReadonlySet<unknown>,
): string[] {
  if (values.TELEGRAM_MODE !== 'webhook') return [];
  const missing = (['TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET', 'PUBLIC_URL'] as const)
    .filter((name) => !values[name] && !wrong.has(name))
    .map((name) => `${name}: is needed where TELEGRAM_MODE is webhook`);
  const address = values.PUBLIC_URL;
  if (!address || wrong.has('PUBLIC_URL')) return missing;
  const { protocol, port, hostname, search, hash, username } = new URL(address);
  const rules: [boolean, string][] = [
    [protocol === 'https:', 'must begin with https:// for a webhook; Telegram takes no other'],
    [
      WEBHOOK_PORTS.includes(port),
      'has a port to which Telegram does not deliver; it does to 443, 80, 88 and 8443',
    ],
    [
      !ONLY_AT_HOME.test(hostname),
      'is not reached from outside; a webhook needs an address that Telegram can reach over IPv4',
    ],
    [!search && !hash && !username, 'must be a plain address for a webhook, without ?, # or a name before @'],
  ];
  return [...missing, ...rules.flatMap(([holds, reason]) => (holds ? [] : [`PUBLIC_URL: ${reason}`]))];
}

/** What WhatsApp needs before it can be switched on. */
const WHATSAPP_NEEDS = [
  'WHATSAPP_ACCESS_TOKEN',
  'WHATSAPP_PHONE_NUMBER_ID',
  'WHATSAPP_APP_SECRET',
  'WHATSAPP_VERIFY_TOKEN',
] as const;

/** WhatsApp needs all of its settings or none, and a template also the account that it belongs to. */
function whatsappMistakes(
  values: { readonly [name in keyof Settings]?: string },
  wrong: ReadonlySet<unknown>,
): string[] {
  const given = WHATSAPP_NEEDS.find((name) => values[name]);
  if (!given) return [];
  const missing = WHATSAPP_NEEDS.filter((name) => !values[name] && !wrong.has(name)).map(
    (name) => `${name}: is needed for WhatsApp, since ${given} is set`,
  );
  const account =
    values.WHATSAPP_TEMPLATE && !values.WHATSAPP_BUSINESS_ACCOUNT_ID
      ? ['WHATSAPP_BUSINESS_ACCOUNT_ID: is needed where WHATSAPP_TEMPLATE is set']
      : [];
  return [...missing, ...account];
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
