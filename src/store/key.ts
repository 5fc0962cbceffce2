import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from '../operator-error.ts';

const KEY_FILE = 'key';

/** The file in the data folder that holds the key where no setting does. */
function keyFile(dataDir: string): string {
  return join(dataDir, KEY_FILE);
}

/** 32 bytes from their base64 form. Throws where it is anything else. */
export function parseKey(text: string, from: string): Uint8Array {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== 32 || key.toString('base64') !== text.trim()) {
    throw new OperatorError(`${from} is not 32 bytes in base64; make a key with: openssl rand -base64 32`);
  }
  return key;
}

export type FoundKey = {
  readonly key: Uint8Array;
  /** The file that holds it, where it was made just now: its owner should hear of it. */
  readonly made?: string;
};

/**
 * The key that seals addresses: the setting where there is one, else the file in the data folder, which is made on
 * the first start, readable by its owner only.
 */
export function readKey(dataDir: string, setting: string | undefined): FoundKey {
  if (setting) return { key: parseKey(setting, 'PULLQUOTE_KEY') };
  const file = keyFile(dataDir);
  const known = readIfThere(file);
  if (known !== undefined) return { key: parseKey(known, file) };
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const key = randomBytes(32);
  try {
    writeFileSync(file, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
    return { key, made: file };
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    return { key: parseKey(readFileSync(file, 'utf8'), file) };
  }
}

/** The key that is to follow the one in the data folder, made beside it where a rotation did not make it already. */
export function readNextKey(dataDir: string): Uint8Array {
  const file = nextKeyFile(dataDir);
  if (!hasNextKey(dataDir)) {
    const key = `${randomBytes(32).toString('base64')}\n`;
    writeFileSync(file, key, { mode: 0o600, flag: 'wx', flush: true });
  }
  return parseKey(readFileSync(file, 'utf8'), file);
}

/** Whether a rotation began in the data folder and did not come to its end. */
export function hasNextKey(dataDir: string): boolean {
  return existsSync(nextKeyFile(dataDir));
}

/** Puts the next key in the place of the one before, which is gone then. */
export function takeNextKey(dataDir: string): void {
  renameSync(nextKeyFile(dataDir), keyFile(dataDir));
}

function nextKeyFile(dataDir: string): string {
  return `${keyFile(dataDir)}.next`;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
