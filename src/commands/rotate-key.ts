import { systemClock } from '../clock.ts';
import { createLog } from '../log.ts';
import type { Settings } from '../settings.ts';
import { readSettings, secretsOf } from '../settings.ts';
import type { Store } from '../store/index.ts';
import {
  hasNextKey,
  openStore,
  parseKey,
  readNextKey,
  rotateKey,
  takeNextKey,
  WrongKey,
} from '../store/index.ts';
import type { Streams } from './streams.ts';

/**
 * Seals everything anew with another key: PULLQUOTE_NEW_KEY where the key is in the settings, else one that it makes in
 * the data folder. Cut off at any moment, it is finished by running it again. 2 where the new key is missing.
 */
export async function rotate(environment: NodeJS.ProcessEnv, streams: Streams): Promise<number> {
  const settings = readSettings(environment);
  const { PULLQUOTE_KEY: key, PULLQUOTE_NEW_KEY: newKey } = settings;
  if (key === undefined) return rotateFile(settings, streams);
  if (newKey === undefined) {
    streams.stderr.write(
      'The key is set in PULLQUOTE_KEY, so the new one has to be given: PULLQUOTE_NEW_KEY="$(openssl rand -base64 32)" npm run rotate-key. Keep it: you need it for the next start.\n',
    );
    return 2;
  }
  const store = await open(settings, key);
  await seal(store, parseKey(newKey, 'PULLQUOTE_NEW_KEY'), streams);
  streams.stdout.write('Now put the new key in the place of the old one: into PULLQUOTE_KEY.\n');
  return 0;
}

/** The next key is on the disk before anything is sealed with it, and takes the old one's place when everything is. */
async function rotateFile(settings: Settings, streams: Streams): Promise<number> {
  const { DATA_DIR: dataDir } = settings;
  const store = await open(settings, undefined).catch((error) => {
    if (error instanceof WrongKey && hasNextKey(dataDir)) return 'sealed' as const;
    throw error;
  });
  if (store === 'sealed') {
    // Proves that the next key is the right one before the old one is given up.
    const sealed = await open(settings, Buffer.from(readNextKey(dataDir)).toString('base64'));
    await sealed.close();
  } else {
    await seal(store, readNextKey(dataDir), streams);
  }
  takeNextKey(dataDir);
  streams.stdout.write(
    `The new key is in the file "key" of ${dataDir}. Keep a copy of it apart from the database.\n`,
  );
  return 0;
}

async function seal(store: Store, next: Uint8Array, { stdout }: Streams): Promise<void> {
  try {
    const { chats } = await rotateKey(store, next, systemClock);
    stdout.write(`Everything is sealed with the new key, the addresses of ${chats} chats among it.\n`);
  } finally {
    await store.close();
  }
}

function open(settings: Settings, key: string | undefined): Promise<Store> {
  return openStore({
    dataDir: settings.DATA_DIR,
    databaseUrl: settings.DATABASE_URL,
    key,
    clock: systemClock,
    log: createLog({ level: settings.LOG_LEVEL, secrets: secretsOf(settings) }),
  });
}
