import { describe, expect, test } from 'vitest';
import { purge } from '../../src/delivery/purge.ts';
import { createRecordingPlatform } from '../fakes/recording-platform.ts';
import { KINDS } from '../fakes/stores.ts';
import { meet, pushOf, traces } from './pushing.ts';
import { everyone, openRoad, wordsSent } from './road.ts';

const DAY_MS = 24 * 3_600_000;

describe.each(KINDS)('a push on %s', (kind) => {
  test('reaches each chat once, whatever the number of slices, and stores its body once', async () => {
    const road = await openRoad({ kind });
    await road.delivery.start();
    await meet(
      road,
      Array.from({ length: 120 }, (_, n) => `chat${n}`),
    );
    const push = pushOf(road, 'news-1', { audience: (db, after) => everyone(db, after, 50) });
    expect(await road.delivery.push(push)).toBe(120);
    const bodies = await road.store.read((db) => db.selectFrom('bodies').select('id').execute());
    expect(bodies).toHaveLength(1);
    await road.until(() => road.platform.sent.length === 120, 100);
    expect(new Set(road.platform.sent.map(({ address }) => address)).size).toBe(120);
    expect(road.platform.most()).toBeLessThanOrEqual(4);
  });

  test('that is made again owes nobody anything twice, and goes on where it was cut off', async () => {
    const road = await openRoad({ kind });
    await meet(
      road,
      Array.from({ length: 30 }, (_, n) => `chat${n}`),
    );
    const cut = pushOf(road, 'news-1', {
      audience: (db, after, most) => {
        if (after >= 10) throw new Error('the process dies here');
        return everyone(db, after, Math.min(10, most));
      },
    });
    await expect(road.delivery.push(cut)).rejects.toThrow('dies here');
    expect(await road.delivery.push(pushOf(road, 'news-1'))).toBe(20);
    expect(await road.delivery.push(pushOf(road, 'news-1'))).toBe(0);
    await road.delivery.start();
    await road.until(() => road.platform.sent.length === 30, 100);
    await road.clock.advance(10_000);
    expect(road.platform.calls()).toBe(30);
  });

  test('passes by chats that are gone or leaving', async () => {
    const road = await openRoad({ kind });
    await meet(road, ['alice', 'blocked', 'forgotten']);
    await road.ask('gone', 'blocked', '', { kind: 'membership', change: { kind: 'removed' } });
    await road.delivery.chats.forget(await road.chat('forgotten'));
    expect(await road.delivery.push(pushOf(road, 'news-1'))).toBe(1);
    await road.delivery.start();
    await road.until(() => road.platform.sent.length === 1, 100);
    expect(wordsSent(road.platform)).toEqual(['alice: news-1']);
  });
});

test('a push to many keeps nobody else from their turn while it is stored', async () => {
  const road = await openRoad();
  await meet(
    road,
    Array.from({ length: 300 }, (_, n) => `chat${n}`),
  );
  let turns = 0;
  const turn = setInterval(() => {
    turns += 1;
  }, 1);
  await road.delivery.push(pushOf(road, 'news-1', { audience: (db, after) => everyone(db, after, 5) }));
  clearInterval(turn);
  expect(turns).toBeGreaterThan(5);
});

test('a reply goes before the pushes that wait', async () => {
  const platform = createRecordingPlatform('recorder', {
    capabilities: {
      longestText: 4_096,
      choices: 8,
      marks: true,
      pace: { perSecond: 10, perChat: { perSecond: 1, burst: 3 }, perGroupMinute: 20 },
    },
  });
  const road = await openRoad({ platform });
  await road.delivery.start();
  await meet(
    road,
    Array.from({ length: 200 }, (_, n) => `chat${n}`),
  );
  await road.delivery.push(pushOf(road, 'news-1'));
  await road.until(() => platform.sent.length >= 20, 100);
  const before = platform.sent.length;
  await road.ask(1, 'alice', 'hello');
  await road.until(() => wordsSent(platform).includes('alice: re hello'), 10);
  expect(platform.sent.length - before).toBeLessThan(10);
  await road.until(() => platform.sent.length === 201, 500);
});

test('a push whose fate is unknown is not repeated', async () => {
  const road = await openRoad();
  await road.delivery.start();
  await meet(road, ['alice', 'bob']);
  road.platform.fail([{ kind: 'answer-lost' }], 'alice');
  await road.delivery.push(pushOf(road, 'news-1'));
  await road.until(() => road.platform.sent.length === 2, 500);
  await road.clock.advance(600_000);
  expect(wordsSent(road.platform).sort()).toEqual(['alice: news-1', 'bob: news-1']);
});

test('a push whose time is over is not sent any more', async () => {
  const road = await openRoad();
  await meet(road, ['alice']);
  await road.delivery.push(pushOf(road, 'news-1', { until: road.clock.now().add({ hours: 1 }) }));
  await road.clock.advance(3_600_000);
  await road.delivery.start();
  await road.until(async () => (await road.delivery.status()).owed.pushes.count === 0, 500);
  expect(road.platform.calls()).toBe(0);
});

test('a push that is refused over and over is stopped before it has been tried on everybody', async () => {
  const road = await openRoad();
  await road.delivery.start();
  await meet(
    road,
    Array.from({ length: 200 }, (_, n) => `chat${n}`),
  );
  road.platform.outage = { kind: 'refused' };
  await road.delivery.push(pushOf(road, 'broken'));
  await road.until(async () => (await road.delivery.status()).owed.pushes.count === 0, 100);
  expect(road.platform.calls()).toBeLessThan(30);
  road.platform.outage = undefined;
  await road.delivery.push(pushOf(road, 'sound'));
  await road.until(() => road.platform.sent.length === 200, 100);
});

test('old traces are deleted after eight days, and what is owed never is', async () => {
  const road = await openRoad();
  await road.delivery.start();
  await meet(road, ['alice', 'bob']);
  await road.ask(1, 'alice', 'hello');
  await road.delivery.push(pushOf(road, 'news-1'));
  await road.until(() => road.platform.sent.length === 3, 100);
  road.platform.outage = { kind: 'unsent' };
  await road.delivery.push(pushOf(road, 'news-2'));
  const now = road.clock.now().epochMilliseconds;
  await purge(road.store, now + 7 * DAY_MS);
  expect(await traces(road)).toEqual({ incomings: 1, deliveries: ['sent', 'sent', 'waiting', 'waiting'] });
  await purge(road.store, now + 9 * DAY_MS);
  expect(await traces(road)).toEqual({ incomings: 0, deliveries: ['waiting', 'waiting'] });
});

test('the log tells how far a push has come, as long as it is on its way', async () => {
  const road = await openRoad();
  await road.delivery.start();
  await meet(
    road,
    Array.from({ length: 10 }, (_, n) => `chat${n}`),
  );
  road.platform.fail([{ kind: 'gone' }], 'chat3');
  road.platform.fail([{ kind: 'wait', seconds: 60, scope: 'chat' }], 'chat7');
  await road.delivery.push(pushOf(road, 'news-1'));
  const told = () => road.lines.filter((line) => line.includes('a push is on its way'));
  await road.until(() => told().length > 0, 1_000);
  expect(JSON.parse(told()[0] ?? '')).toMatchObject({ push: 'news-1', of: 10, sent: 8, gone: 1, failed: 0 });
  await road.until(() => road.platform.sent.length === 9, 5_000);
  const count = told().length;
  await road.clock.advance(20_000);
  expect(told()).toHaveLength(count);
});
