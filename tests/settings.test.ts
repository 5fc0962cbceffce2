import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSettings, SettingsError, secretsOf } from '../src/settings.ts';

const TOKEN = '123456789:AAFakeTokenFakeTokenFakeTokenFakeTok';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pullquote-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function mistakesOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.mistakes;
    throw error;
  }
  return [];
}

test('nothing needs to be set', () => {
  expect(readSettings({})).toMatchObject({
    CONTENT_DIR: 'content',
    DATA_DIR: 'data',
    PORT: 3000,
    LOG_LEVEL: 'info',
  });
});

test('an empty value counts as not set', () => {
  expect(readSettings({ PORT: '', TELEGRAM_BOT_TOKEN: '' })).toMatchObject({ PORT: 3000 });
});

test('all mistakes are reported at once, each with its setting', () => {
  const mistakes = mistakesOf({
    PORT: '99999',
    PUBLIC_URL: 'news',
    LOG_LEVEL: 'loud',
    TELEGRAM_BOT_TOKEN: 'abc',
  });
  expect(mistakes.map((mistake) => mistake.split(':')[0]).sort()).toEqual([
    'LOG_LEVEL',
    'PORT',
    'PUBLIC_URL',
    'TELEGRAM_BOT_TOKEN',
  ]);
});

test('a mistake never shows the value, which may be a secret', () => {
  const mistakes = mistakesOf({ TELEGRAM_BOT_TOKEN: 'secret-but-wrong', PULLQUOTE_KEY: 'also-wrong' });
  expect(mistakes).toHaveLength(2);
  expect(mistakes.join()).not.toMatch(/secret-but-wrong|also-wrong/);
});

test('a secret may come from a file, its line end cut off', () => {
  const file = join(folder, 'token');
  writeFileSync(file, `${TOKEN}\n`);
  const settings = readSettings({ TELEGRAM_BOT_TOKEN_FILE: file });
  expect(settings.TELEGRAM_BOT_TOKEN).toBe(TOKEN);
  expect(secretsOf(settings)).toEqual([TOKEN]);
});

test('a secret file that is not there is a mistake that names the setting', () => {
  expect(mistakesOf({ TELEGRAM_BOT_TOKEN_FILE: join(folder, 'nowhere') })).toEqual([
    'TELEGRAM_BOT_TOKEN_FILE: the file cannot be read (ENOENT); check its path and its rights',
  ]);
});

test('the chats of the operators are a list', () => {
  expect(readSettings({}).ADMIN_CHATS).toEqual([]);
  expect(readSettings({ ADMIN_CHATS: 'telegram:123, telegram:-100/5,web:a:b' }).ADMIN_CHATS).toEqual([
    { platform: 'telegram', address: '123' },
    { platform: 'telegram', address: '-100/5' },
    { platform: 'web', address: 'a:b' },
  ]);
  for (const wrong of ['123', 'telegram:', 'telegram:1,,web:2', ':1'])
    expect(mistakesOf({ ADMIN_CHATS: wrong })).toHaveLength(1);
});

test('a public address loses the slash at its end, so that links have one only', () => {
  expect(readSettings({ PUBLIC_URL: 'https://news.example/' }).PUBLIC_URL).toBe('https://news.example');
});

test('a webhook needs a token, a secret and a public address, and all that is missing is said at once', () => {
  expect(mistakesOf({ TELEGRAM_MODE: 'webhook' }).map((mistake) => mistake.split(':')[0])).toEqual([
    'TELEGRAM_BOT_TOKEN',
    'TELEGRAM_WEBHOOK_SECRET',
    'PUBLIC_URL',
  ]);
});

test.each([
  ['http://news.example', 'https'],
  ['https://news.example:3000', 'port'],
  ['https://localhost:8443', 'not reached from outside'],
  ['https://192.168.1.7', 'not reached from outside'],
  ['https://news.example/?a=b', 'plain address'],
])('Telegram does not deliver to %s, which is said at the start', (PUBLIC_URL, reason) => {
  const webhook = { TELEGRAM_MODE: 'webhook', TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_WEBHOOK_SECRET: 'abc' };
  expect(mistakesOf({ ...webhook, PUBLIC_URL })).toEqual([expect.stringContaining(reason)]);
  expect(mistakesOf({ PUBLIC_URL })).toEqual([]);
  expect(mistakesOf({ ...webhook, PUBLIC_URL: 'https://news.example:8443/bot' })).toEqual([]);
});

test('mistakes of one setting and of several together are said in one go, each once', () => {
  const mistakes = mistakesOf({ TELEGRAM_MODE: 'webhook', TELEGRAM_WEBHOOK_SECRET: 'ä', PUBLIC_URL: 'news' });
  expect(mistakes.map((mistake) => mistake.split(':')[0]).sort()).toEqual([
    'PUBLIC_URL',
    'TELEGRAM_BOT_TOKEN',
    'TELEGRAM_WEBHOOK_SECRET',
  ]);
});

describe('WhatsApp', () => {
  const whatsapp = {
    WHATSAPP_ACCESS_TOKEN: 'EAAFakeTokenFakeTokenFakeToken',
    WHATSAPP_PHONE_NUMBER_ID: '106540352242922',
    WHATSAPP_APP_SECRET: '0123456789abcdef0123456789abcdef',
    WHATSAPP_VERIFY_TOKEN: 'a-word-of-our-own',
  };

  test('is switched on by four settings, and what is missing of them is said at once', () => {
    expect(mistakesOf(whatsapp)).toEqual([]);
    const { WHATSAPP_ACCESS_TOKEN } = whatsapp;
    expect(mistakesOf({ WHATSAPP_ACCESS_TOKEN }).map((mistake) => mistake.split(':')[0])).toEqual([
      'WHATSAPP_PHONE_NUMBER_ID',
      'WHATSAPP_APP_SECRET',
      'WHATSAPP_VERIFY_TOKEN',
    ]);
  });

  test.each([
    ['WHATSAPP_PHONE_NUMBER_ID', '+971 50 999 0000', 'not the number'],
    ['WHATSAPP_ACCESS_TOKEN', 'two words and more of them', 'not an access token'],
    ['WHATSAPP_APP_SECRET', 'abc', 'not an app secret'],
    ['WHATSAPP_VERIFY_TOKEN', 'short', '8 at least'],
    ['WHATSAPP_API_VERSION', '26', 'v26.0'],
    ['WHATSAPP_TEMPLATE', 'News Update', 'small letters'],
    ['WHATSAPP_TEMPLATE_LANGUAGES', 'English', 'en,ar'],
  ])('%s is not %s', (name, value, reason) => {
    const account = { WHATSAPP_BUSINESS_ACCOUNT_ID: '102290129340398' };
    expect(mistakesOf({ ...whatsapp, ...account, [name]: value })).toEqual([expect.stringContaining(reason)]);
  });

  test('a template needs the account that it belongs to', () => {
    expect(mistakesOf({ ...whatsapp, WHATSAPP_TEMPLATE: 'news_update' })).toEqual([
      expect.stringContaining('WHATSAPP_BUSINESS_ACCOUNT_ID'),
    ]);
  });

  test('two app secrets count while one is being changed, and neither is ever logged', () => {
    const both = `${whatsapp.WHATSAPP_APP_SECRET},${'f'.repeat(32)}`;
    const settings = readSettings({ ...whatsapp, WHATSAPP_APP_SECRET: both });
    expect(secretsOf(settings)).toEqual(expect.arrayContaining(both.split(',')));
  });
});
