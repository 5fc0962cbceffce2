import { expect, test } from 'vitest';
import type { Platform } from '../../src/delivery/index.ts';
import type { Store } from '../../src/store/index.ts';
import { createRecordingPlatform } from '../fakes/recording-platform.ts';
import { makePlace } from '../fakes/stores.ts';
import { meet, pushOf, traces } from './pushing.ts';
import type { Road } from './road.ts';
import { openRoad, say, wordsSent } from './road.ts';

const PACE: NonNullable<Platform['capabilities']['pace']> = {
  perSecond: 30,
  perChat: { perSecond: 1, burst: 3 },
  perGroupMinute: 20,
};

test('one sends; when it dies in the middle, the other does within 15 seconds, and nobody gets it twice', async () => {
  const place = await makePlace('postgres');
  const first = await openRoad({ place });
  const second = await openRoad({ place, clock: first.clock });
  await meet(
    first,
    Array.from({ length: 100 }, (_, n) => `chat${n}`),
  );
  await first.delivery.start();
  await second.delivery.start();
  first.platform.delay = () => first.clock.sleep(50);
  await first.delivery.push(pushOf(first, 'news-1'));
  await first.until(() => first.platform.sent.length >= 20, 50);
  expect(second.platform.calls()).toBe(0);

  const inHand = kill(first);
  const died = first.clock.now();
  await first.until(() => second.platform.calls() > 0, 100);
  const seconds = died.until(first.clock.now()).total('seconds');
  expect(seconds).toBeGreaterThan(5);
  expect(seconds).toBeLessThanOrEqual(15);
  const all = () => [...first.platform.sent, ...second.platform.sent].map(({ address }) => address);
  await first.until(async () => (await second.delivery.status()).owed.pushes.count === 0, 500);
  expect(new Set(all()).size).toBe(all().length);
  // What the first had in hand is of unknown fate: it is on record as such, and nothing else is missing.
  const unknown = (await traces(second)).deliveries.filter((state) => state === 'unknown').length;
  expect(100 - all().length).toBeLessThanOrEqual(Math.max(unknown, inHand()));
});

test('either takes in and answers, and one chat stays in order', async () => {
  const place = await makePlace('postgres');
  const first = await openRoad({ place, respond: ({ text }) => say(text) });
  const second = await openRoad({ place, clock: first.clock, respond: ({ text }) => say(text) });
  await first.delivery.start();
  await second.delivery.start();
  for (let n = 0; n < 20; n++) await (n % 2 ? first : second).ask(n, 'alice', String(n));
  await first.until(() => first.platform.sent.length === 20, 100);
  expect(first.platform.sent.map(({ words }) => words[0])).toEqual(
    Array.from({ length: 20 }, (_, n) => String(n)),
  );
});

test('a platform that may receive in one process only does so in one, and passes on', async () => {
  const place = await makePlace('postgres');
  const [one, two] = [createPoller(), createPoller()];
  const first = await openRoad({ place, platform: one });
  const second = await openRoad({ place, platform: two, clock: first.clock });
  await first.delivery.start();
  await second.delivery.start();
  expect(await states([first, second])).toEqual(['on', 'standby']);
  const stopped = first.delivery.stop();
  await first.clock.advance(1_000);
  await stopped;
  await first.until(async () => (await states([second]))[0] === 'on', 1_000);
});

test('what one takes in is answered within a second, however long the other is busy with a push', async () => {
  const place = await makePlace('postgres');
  const capabilities = { longestText: 4_096, choices: 0, marks: false, pace: PACE };
  const sending = await openRoad({ place, platform: createRecordingPlatform('recorder', { capabilities }) });
  const taking = await openRoad({ place, clock: sending.clock });
  await sending.delivery.start();
  await taking.delivery.start();
  await meet(
    sending,
    Array.from({ length: 400 }, (_, n) => `chat${n}`),
  );
  await sending.delivery.push(pushOf(sending, 'news-1'));
  await sending.until(() => sending.platform.sent.length > 30, 20);
  await taking.ask(1, 'alice', 'hello');
  const asked = sending.clock.now();
  await sending.until(() => wordsSent(sending.platform).includes('alice: re hello'), 20);
  expect(asked.until(sending.clock.now()).total('seconds')).toBeLessThan(1);
  expect(sending.platform.sent.length).toBeLessThan(200);
});

test('what has to be tried again is, however long a push takes', async () => {
  const capabilities = { longestText: 4_096, choices: 0, marks: false, pace: PACE };
  const platform = createRecordingPlatform('recorder', { capabilities });
  const road = await openRoad({ platform });
  await road.delivery.start();
  await meet(
    road,
    Array.from({ length: 400 }, (_, n) => `chat${n}`),
  );
  await road.delivery.push(pushOf(road, 'news-1'));
  await road.until(() => platform.sent.length > 30, 20);
  platform.fail([{ kind: 'unsent' }], 'alice');
  await road.ask(1, 'alice', 'hello');
  await road.until(() => wordsSent(platform).includes('alice: re hello'), 20);
  expect(platform.sent.length).toBeLessThan(200);
});

test('a process keeps what it holds while its platform cannot be reached', async () => {
  const place = await makePlace('postgres');
  const [one, two] = [createPoller(), createPoller()];
  one.start = () => new Promise(() => undefined);
  const first = await openRoad({ place, platform: one });
  const second = await openRoad({ place, platform: two, clock: first.clock });
  void first.delivery.start();
  await first.until(async () => (await states([first]))[0] === 'starting', 100);
  await second.delivery.start();
  await first.clock.advance(15_000);
  expect(await states([first, second])).toEqual(['starting', 'standby']);
});

test('what a process without the lease leaves unfinished is finished by the one that has it', async () => {
  const { delivery, platform, store, ask, until, clock } = await openRoad();
  await delivery.start();
  platform.fail([{ kind: 'wait', seconds: 5, scope: 'chat' }]);
  await ask(1, 'alice', 'a');
  await until(() => platform.calls() === 1);
  await until(async () => (await delivery.status()).owed.replies.count === 1);
  await store.write((tx) => tx.updateTable('deliveries').set({ state: 'sending', sender: 'dead' }).execute());
  await clock.advance(30_000);
  expect(platform.sent).toEqual([]);
  await until(() => platform.sent.length === 1, 1_000);
});

function createPoller() {
  return createRecordingPlatform('poller', { receivesAlone: true });
}

async function states(roads: readonly Road[]) {
  const all = await Promise.all(roads.map(({ delivery }) => delivery.status()));
  return all.map(({ platforms }) => platforms[0]?.state);
}

/** Cuts a process off from its database and its platform, as a crash does. Gives how many calls were under way. */
function kill({ store, platform }: Road): () => number {
  const calls = platform.calls();
  const sent = platform.sent.length;
  const dead = () => new Promise<never>(() => undefined);
  Object.assign(store as { -readonly [Key in keyof Store]: Store[Key] }, { read: dead, write: dead });
  platform.delay = dead;
  return () => calls - sent;
}
