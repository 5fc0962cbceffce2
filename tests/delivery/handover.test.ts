import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { owePush } from '../../src/delivery/pushes.ts';
import { meetChat } from '../../src/store/index.ts';
import { KEY } from '../fakes/key.ts';
import { makePlace, makeStore } from '../fakes/stores.ts';
import { everyone, say } from './road.ts';

/** So many chats; more with `HANDOVER_CHATS=2000 npx vitest run tests/delivery/handover.test.ts`. */
const CHATS = Number(process.env.HANDOVER_CHATS ?? 600);
/** The first process is killed when it has reached so many. */
const REACHED_BY_FIRST = Math.round(CHATS * 0.35);

test('two processes on one PostgreSQL, one killed in the middle of a fan-out: all are reached, nobody twice', async () => {
  const place = await makePlace('postgres');
  const store = await makeStore(place, systemClock);
  await store.write(async (tx) => {
    for (let n = 0; n < CHATS; n++) {
      await meetChat(tx, store.sealing, { platform: 'recorder', address: `chat${n}`, kind: 'private' }, n);
    }
  });
  const reached: string[] = [];
  const [first, second] = [await launch(), await launch()];
  let byFirst = 0;
  first.on('message', () => {
    byFirst += 1;
    if (byFirst === REACHED_BY_FIRST) first.kill('SIGKILL');
  });
  const until = systemClock.now().add({ hours: 1 });
  await owePush(store, systemClock, { key: 'news', reply: say('news'), until, audience: everyone });
  let died = 0;
  let resumed = 0;
  first.on('exit', () => {
    died = Date.now();
  });
  second.on('message', () => {
    resumed ||= Date.now();
  });

  await vi.waitFor(async () => expect(await count('waiting', 'sending')).toBe(0), {
    timeout: 60_000,
    interval: 50,
  });
  const unknown = await count('unknown');
  process.stdout.write(
    `${CHATS} chats, ${reached.length} reached, ${unknown} with unknown fate, handed over in ${resumed - died} ms\n`,
  );
  expect(byFirst).toBeGreaterThanOrEqual(REACHED_BY_FIRST);
  expect(byFirst).toBeLessThan(CHATS);
  expect(new Set(reached).size).toBe(reached.length);
  expect(reached.length).toBeLessThanOrEqual(CHATS);
  expect(reached.length + unknown).toBeGreaterThanOrEqual(CHATS);
  expect(unknown).toBeLessThanOrEqual(4);
  expect(resumed - died).toBeLessThan(15_000);

  async function launch(): Promise<ChildProcess> {
    const script = join(import.meta.dirname, '../fakes/sending-process.ts');
    const child = fork(script, [place.databaseUrl ?? '', KEY], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    await new Promise((resolve) => {
      child.once('message', resolve);
    });
    child.on('message', (address) => reached.push(String(address)));
    return child;
  }

  async function count(...states: ('waiting' | 'sending' | 'unknown')[]): Promise<number> {
    const { found } = await store.read((db) =>
      db
        .selectFrom('deliveries')
        .select((eb) => eb.fn.countAll<number>().as('found'))
        .where('state', 'in', states)
        .executeTakeFirstOrThrow(),
    );
    return found;
  }
}, 90_000);
