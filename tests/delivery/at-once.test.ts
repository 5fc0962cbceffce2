import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/index.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { createRecordingPlatform } from '../fakes/recording-platform.ts';
import type { StoreKind } from '../fakes/stores.ts';
import { KINDS, makePlace } from '../fakes/stores.ts';
import type { Road, RoadOptions } from './road.ts';
import { openRoad, say, wordsSent } from './road.ts';

/** The program is careful for so long after its start. */
const CAUTION_MS = 30_000;

describe.each(KINDS)('a chat that is known, on %s', (kind) => {
  test('is answered with one write before the answer goes out, and its words are never written', async () => {
    const road = await openReady(kind);
    const { platform, store } = road;
    const writes = countWrites(store);
    let before = 0;
    platform.delay = async () => {
      before = writes();
    };
    await road.ask(2, 'alice', 'hello');
    await road.until(() => platform.sent.length === 2);
    expect(before).toBe(1);
    const row = await store.read((db) =>
      db.selectFrom('incomings').select(['handled', 'body']).where('update_id', '=', '2').executeTakeFirst(),
    );
    expect(row).toMatchObject({ body: null });
    expect(row?.handled).not.toBeNull();
  });

  test('is answered once, however often the update comes', async () => {
    const road = await openReady(kind);
    await Promise.all([2, 2, 3, 2].map((id) => road.ask(id, 'alice', `q${id}`)));
    await road.ask(3, 'alice', 'q3');
    await road.until(() => road.platform.sent.length === 3, 100);
    await road.clock.advance(5_000);
    expect(wordsSent(road.platform).slice(1)).toEqual(['alice: re q2', 'alice: re q3']);
  });

  test('is answered in order also where some of its questions have to wait', async () => {
    let broken = 2;
    const road = await openReady(kind, ({ text }) => {
      if (text === 'q3' && broken-- > 0) throw new Error('not yet');
      return say(text);
    });
    for (let n = 2; n < 8; n++) await road.ask(n, 'alice', `q${n}`);
    await road.until(() => road.platform.sent.length === 7, 250);
    expect(wordsSent(road.platform).slice(1)).toEqual([2, 3, 4, 5, 6, 7].map((n) => `alice: q${n}`));
  });

  test('a handler that takes long does not hold up the acknowledgement', async () => {
    const road: Road = await openReady(kind, async ({ text }) => {
      if (text === 'slow') await road.clock.sleep(5_000);
      return say(text);
    });
    let accepted = false;
    const asked = road.ask(2, 'alice', 'slow').then(() => {
      accepted = true;
    });
    await road.until(() => accepted, 100);
    await asked;
    expect(road.platform.sent).toHaveLength(1);
    await road.until(() => road.platform.sent.length === 2, 500);
  });

  test('everything may be written twice, as when the answer to a commit is lost, and nothing is sent twice', async () => {
    const road = await openReady(kind);
    const { write } = road.store;
    const twice: Store['write'] = async (work) => {
      await write(work);
      return write(work);
    };
    Object.assign(road.store, { write: twice });
    await road.ask(2, 'alice', 'known');
    await road.ask(3, 'bob', 'new');
    await road.ask(4, 'alice', 'again');
    await road.until(() => road.platform.sent.length === 4, 250);
    await road.clock.advance(10_000);
    expect(wordsSent(road.platform).sort()).toEqual([
      'alice: re again',
      'alice: re first',
      'alice: re known',
      'bob: re new',
    ]);
  });
});

test('just after a start everything is stored first, so that what took the program down is counted', async () => {
  const place = await makePlace('sqlite');
  let starts = 0;
  const platform = createRecordingPlatform();
  const clock = createFakeClock();
  for (; platform.sent.length === 0 && starts < 10; starts++) {
    const road = await openRoad({
      place,
      platform,
      clock,
      respond: () => new Promise(() => undefined),
    });
    await road.delivery.start();
    await road.ask(1, 'alice', 'poison');
    await clock.advance(100);
    await road.store.close();
  }
  expect(wordsSent(platform)[0]).toMatch(/Something went wrong/);
  expect(starts).toBeGreaterThan(3);
});

/** A road that has been on for longer than the time of caution, with one chat, alice, that it knows. */
async function openReady(kind: StoreKind, respond?: RoadOptions['respond']): Promise<Road> {
  const road = await openRoad({ kind, ...(respond && { respond }) });
  await road.delivery.start();
  await road.ask(1, 'alice', 'first');
  await road.until(() => road.platform.sent.length === 1);
  const before = await beat(road);
  road.clock.set(road.clock.now().add({ milliseconds: CAUTION_MS }));
  await road.clock.advance(2_500);
  await road.until(async () => kind === 'sqlite' || (await beat(road)) > before);
  return road;
}

/** How often the lease for sending was renewed. */
async function beat({ store }: Road): Promise<number> {
  const row = await store.read((db) =>
    db.selectFrom('leases').select('beat').where('name', 'like', 'send %').executeTakeFirst(),
  );
  return row?.beat ?? 0;
}

function countWrites(store: Store): () => number {
  let count = 0;
  const { write } = store;
  const counting: Store['write'] = (work) => {
    count += 1;
    return write(work);
  };
  Object.assign(store, { write: counting });
  return () => count;
}
