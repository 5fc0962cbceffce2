import { describe, expect, test } from 'vitest';
import { chargesSince } from '../../src/delivery/charges.ts';
import type { RecordingPlatform } from '../fakes/recording-platform.ts';
import { CAPABILITIES, createRecordingPlatform } from '../fakes/recording-platform.ts';
import type { Place } from '../fakes/stores.ts';
import { KINDS, makePlace } from '../fakes/stores.ts';
import type { Road } from './road.ts';
import { everyone, openRoad, say, wordsSent } from './road.ts';

const HOUR = 3_600_000;

function reporting(announcements?: () => number): RecordingPlatform {
  return createRecordingPlatform('recorder', {
    ...(announcements && { announcements }),
    capabilities: { ...CAPABILITIES, reports: { reply: 30_000, push: 60_000 }, window: 24 * HOUR },
    announce: (reply) => {
      const [part] = reply.parts;
      return { words: [`announced: ${part?.kind === 'words' ? part.text : ''}`], quotes: [] };
    },
  });
}

async function open(place?: Place, platform = reporting()): Promise<Road> {
  const road = await openRoad({ platform, ...(place && { place }) });
  await road.delivery.start();
  return road;
}

/** A road on which somebody has asked something and was answered. */
async function met({ place, hoursAgo = 0 }: { place?: Place; hoursAgo?: number } = {}): Promise<Road> {
  const road = await open(place);
  await road.ask(1, 'alice', 'hello', { at: road.clock.now().subtract({ hours: hoursAgo }) });
  await road.until(() => road.platform.sent.length === 1);
  return road;
}

function push(road: Road, key = 'news') {
  const until = road.clock.now().add({ hours: 48 });
  return road.delivery.push({ key, reply: say(key), until, audience: everyone });
}

const states = (road: Road) =>
  road.store.read(async (db) => {
    const rows = await db.selectFrom('deliveries').select('state').orderBy('id').execute();
    return rows.map(({ state }) => state);
  });

function told(
  road: Road,
  index: number,
  kind: 'sent' | 'gone' | 'unreached' | 'refused' | 'declined' | 'closed' | 'unsent' = 'sent',
  id?: string,
) {
  const reference = road.platform.sent[index]?.reference ?? '';
  return road.platform.settle({
    reference,
    ...(id !== undefined && { id }),
    told: kind === 'sent' ? { kind, message: 'm' } : { kind },
    address: 'alice',
  });
}

/** The platform tells of a message that is known already. */
const heard = (road: Road) => told(road, 0);

const inDoubt = (road: Road) =>
  road.store.read(async (db) => {
    const found = await db
      .selectFrom('deliveries')
      .select('id')
      .where('doubtful', 'is not', null)
      .where('ended', 'is', null)
      .executeTakeFirst();
    return found !== undefined;
  });

describe('a message whose fate is unknown', () => {
  test('is not sent again once the platform has told that it was sent', async () => {
    const road = await open();
    road.platform.fail([{ kind: 'answer-lost' }]);
    await road.ask(1, 'alice', 'a');
    await road.until(() => road.platform.sent.length === 1);
    await told(road, 0);
    await road.until(async () => (await states(road)).length === 0, 500);
    await road.clock.advance(90_000);
    expect(wordsSent(road.platform)).toEqual(['alice: re a']);
  });

  test('is a reply that is sent once more where the platform tells nothing, and not a third time', async () => {
    const road = await open();
    road.platform.fail([{ kind: 'answer-lost' }, { kind: 'answer-lost' }]);
    await road.ask(1, 'alice', 'a');
    await road.until(() => road.platform.sent.length === 1);
    await road.clock.advance(29_000);
    expect(road.platform.calls()).toBe(1);
    await road.until(() => road.platform.sent.length === 2, 500);
    await road.clock.advance(90_000);
    expect(road.platform.calls()).toBe(2);
    expect(await states(road)).toEqual(['unknown']);
  });

  test('holds up nobody, not even its own chat', async () => {
    const road = await open();
    road.platform.fail([{ kind: 'answer-lost' }]);
    await road.ask(1, 'alice', 'a');
    await road.until(() => road.platform.sent.length === 1);
    await road.ask(2, 'alice', 'b');
    await road.until(() => road.platform.sent.length === 2);
    expect(wordsSent(road.platform)).toEqual(['alice: re a', 'alice: re b']);
  });

  test('is a push that is not sent again where nothing else was told of either, and counts as sent where that is told late', async () => {
    const road = await met();
    road.platform.fail([{ kind: 'answer-lost' }]);
    await push(road);
    await road.until(() => road.platform.sent.length === 2, 500);
    await road.clock.advance(61_000);
    await road.until(async () => (await states(road)).includes('unknown'), 500);
    await told(road, 1);
    expect(await states(road)).toEqual(['sent']);
    expect(road.platform.calls()).toBe(2);
  });

  test('is a push that is sent again, once, where other messages were told of since: it never arrived', async () => {
    const road = await met();
    road.platform.fail([{ kind: 'unknown' }, { kind: 'unknown' }, { kind: 'unknown' }]);
    await push(road);
    await road.until(async () => road.platform.calls() === 2 && (await inDoubt(road)), 500);
    await road.clock.advance(45_000);
    expect(road.platform.calls()).toBe(2);
    await heard(road);
    await road.clock.advance(61_000);
    await road.until(async () => road.platform.calls() === 3 && (await inDoubt(road)), 500);
    await heard(road);
    await road.clock.advance(70_000);
    await road.until(async () => (await states(road)).join() === 'unknown', 500);
    expect(road.platform.calls()).toBe(3);
  });

  test('is a push that is sent again and arrives', async () => {
    const road = await met();
    road.platform.fail([{ kind: 'unknown' }]);
    await push(road);
    await road.until(async () => road.platform.calls() === 2 && (await inDoubt(road)), 500);
    await road.clock.advance(10_000);
    await heard(road);
    await road.clock.advance(60_000);
    await road.until(() => road.platform.sent.length === 2, 500);
    expect(wordsSent(road.platform)).toEqual(['alice: re hello', 'alice: news']);
  });

  test('is an announcement that is not sent again: a platform may hold it back before it tells anything', async () => {
    const road = await met({ hoursAgo: 30 });
    road.platform.fail([{ kind: 'unknown' }]);
    await push(road);
    await road.until(async () => road.platform.calls() === 2 && (await inDoubt(road)), 500);
    await road.clock.advance(10_000);
    await road.ask(2, 'alice', 'hello again');
    await heard(road);
    await road.clock.advance(60_000);
    await road.until(async () => (await states(road)).join() === 'unknown', 500);
    expect(wordsSent(road.platform)).toEqual(['alice: re hello', 'alice: re hello again']);
  });

  test('is known where the platform tells before it answers', async () => {
    const road = await open();
    road.platform.fail([{ kind: 'answer-lost' }]);
    road.platform.delay = async () => {
      road.platform.delay = async () => undefined;
      const { id, created } = await road.store.read((db) =>
        db.selectFrom('deliveries').select(['id', 'created']).executeTakeFirstOrThrow(),
      );
      await road.platform.settle({ reference: `${id}.0.${created}`, told: { kind: 'sent', message: 'm' } });
    };
    await road.ask(1, 'alice', 'a');
    await road.until(async () => road.platform.calls() === 1 && (await states(road)).length === 0, 500);
    await road.clock.advance(90_000);
    expect(road.platform.calls()).toBe(1);
  });

  test('is known to have failed where the platform tells so before it answers that it took it', async () => {
    const road = await met();
    road.platform.delay = async () => {
      road.platform.delay = async () => undefined;
      const { id, created } = await road.store.read((db) =>
        db.selectFrom('deliveries').select(['id', 'created']).executeTakeFirstOrThrow(),
      );
      await road.platform.settle({ reference: `${id}.0.${created}`, told: { kind: 'closed' } });
    };
    await push(road);
    await road.until(() => road.platform.sent.length === 3, 500);
    expect(wordsSent(road.platform)).toEqual(['alice: re hello', 'alice: news', 'alice: announced: news']);
  });

  test('was told to have failed: what that means is done', async () => {
    const road = await open();
    road.platform.fail([{ kind: 'unknown' }]);
    await road.ask(1, 'alice', 'a');
    await road.until(async () => (await states(road)).includes('waiting'));
    const { id, created } = await road.store.read((db) =>
      db.selectFrom('deliveries').select(['id', 'created']).executeTakeFirstOrThrow(),
    );
    await road.platform.settle({ reference: `${id}.0.${created}`, told: { kind: 'unsent' } });
    await road.until(() => road.platform.sent.length === 1, 500);
  });
});

test('what is told of a message that nobody knows changes nothing', async () => {
  const road = await met();
  for (const reference of ['', 'x', '1.0', '999.0.1', `${'9'.repeat(40)}.0.1`, '1.0.1', '-1.0.1']) {
    await road.platform.settle({ reference, told: { kind: 'gone' } });
  }
  await road.ask(2, 'alice', 'still here?');
  await road.until(() => road.platform.sent.length === 2);
});

describe.each(KINDS)('after a crash on %s', (kind) => {
  test('what was being sent is settled by what the platform tells; no push twice', async () => {
    const place = await makePlace(kind);
    const first = await met({ place });
    await push(first);
    await first.until(() => first.platform.sent.length === 2, 500);
    const reference = first.platform.sent[1]?.reference ?? '';
    // As a process leaves it that dies between the call and its answer.
    await first.store.write((tx) =>
      tx.updateTable('deliveries').set({ state: 'sending', sender: 'dead', ended: null }).execute(),
    );
    await first.delivery.stop(first.clock.now());
    await first.store.close();

    const second = await openRoad({ place, platform: reporting(), clock: first.clock });
    await second.delivery.start();
    await second.clock.advance(40_000);
    expect(await states(second)).toEqual(['waiting']);
    await second.platform.settle({ reference, told: { kind: 'sent', message: 'm' } });
    await second.until(async () => (await states(second)).join() === 'sent', 1_000);
    expect(second.platform.calls()).toBe(0);
    expect(second.lines.join('')).toContain('took over unfinished sends');
  });
});

describe.each(KINDS)('a push that was cut off by a crash before it was sent, on %s', (kind) => {
  async function cutOff({ awayFor }: { awayFor: number }): Promise<Road> {
    const place = await makePlace(kind);
    const first = await met({ place });
    await heard(first);
    first.platform.fail([{ kind: 'unknown' }]);
    await push(first);
    await first.until(async () => first.platform.calls() === 2 && (await inDoubt(first)), 500);
    await first.store.write((tx) =>
      tx.updateTable('deliveries').set({ state: 'sending', sender: 'dead', doubtful: null }).execute(),
    );
    await first.delivery.stop(first.clock.now());
    await first.store.close();
    await first.clock.advance(awayFor);
    const second = await openRoad({ place, platform: reporting(), clock: first.clock });
    await second.delivery.start();
    await second.until(() => inDoubt(second), 500);
    return second;
  }

  test('is sent once it is sure that nothing is told of it', async () => {
    const road = await cutOff({ awayFor: 20_000 });
    await road.clock.advance(10_000);
    await road.platform.settle({ reference: 'x', told: { kind: 'sent', message: 'm' } });
    await road.clock.advance(45_000);
    expect(road.platform.calls()).toBe(0);
    await road.until(() => road.platform.sent.length === 1, 5_000);
    expect(wordsSent(road.platform)).toEqual(['alice: news']);
  });

  test('is not sent at once after another crash: what was told meanwhile has to come first', async () => {
    const place = await makePlace(kind);
    const first = await met({ place });
    first.platform.fail([{ kind: 'unknown' }]);
    await push(first);
    await first.until(async () => first.platform.calls() === 2 && (await inDoubt(first)), 500);
    await first.clock.advance(10_000);
    await heard(first);
    await first.delivery.stop(first.clock.now());
    await first.store.close();
    await first.clock.advance(55_000);
    const road = await openRoad({ place, platform: reporting(), clock: first.clock });
    await road.delivery.start();
    await road.clock.advance(20_000);
    expect(road.platform.calls()).toBe(0);
  });

  test('is not sent where nobody listened for so long that what was told may come later', async () => {
    const road = await cutOff({ awayFor: 600_000 });
    await road.clock.advance(10_000);
    await road.platform.settle({ reference: 'x', told: { kind: 'sent', message: 'm' } });
    await road.until(async () => (await states(road)).join() === 'unknown', 5_000);
    expect(road.platform.calls()).toBe(0);
  });
});

describe('the window', () => {
  test('is open for a day after the chat has spoken: a push goes as it is', async () => {
    const road = await met({ hoursAgo: 23 });
    await push(road);
    await road.until(() => road.platform.sent.length === 2, 500);
    expect(wordsSent(road.platform)[1]).toBe('alice: news');
  });

  test('is closed after it: the push is announced, and a reply opens it again', async () => {
    const road = await met({ hoursAgo: 24 });
    await push(road);
    await road.until(() => road.platform.sent.length === 2, 500);
    expect(wordsSent(road.platform)[1]).toBe('alice: announced: news');
    await road.ask(2, 'alice', 'tell me');
    await push(road, 'more');
    await road.until(() => road.platform.sent.length === 4, 500);
    expect(wordsSent(road.platform).slice(2)).toEqual(['alice: re tell me', 'alice: more']);
  });

  test('counts from when a message was written, not from when it came, and never goes back', async () => {
    const road = await met();
    const at = (hours: number) => ({ at: road.clock.now().subtract({ hours }) });
    await road.ask(2, 'alice', 'late', at(20));
    await road.ask(3, 'bob', 'later', at(25));
    await road.until(() => road.platform.sent.length === 3);
    await push(road);
    await road.until(() => road.platform.sent.length === 5, 500);
    expect(wordsSent(road.platform).slice(3).sort()).toEqual(['alice: news', 'bob: announced: news']);
  });

  test('is closed where the platform says so, whatever we think', async () => {
    const road = await met();
    road.platform.fail([{ kind: 'closed' }]);
    await push(road);
    await road.until(() => road.platform.sent.length === 2, 500);
    expect(wordsSent(road.platform)[1]).toBe('alice: announced: news');
  });

  test('is closed where the platform says so afterwards: the push is announced, once', async () => {
    const road = await met();
    await push(road);
    await road.until(async () => (await states(road)).includes('sent'), 500);
    await told(road, 1, 'closed');
    await road.until(() => road.platform.sent.length === 3, 500);
    expect(wordsSent(road.platform)[2]).toBe('alice: announced: news');
    await road.clock.advance(90_000);
    expect(road.platform.calls()).toBe(3);
  });

  test('is closed where the platform says so twice: the push is announced once', async () => {
    const road = await met();
    await push(road);
    await road.until(async () => (await states(road)).includes('sent'), 500);
    await told(road, 1, 'closed', 'the same');
    await road.until(() => road.platform.sent.length === 3, 500);
    await road.until(async () => (await states(road)).includes('sent'), 500);
    await told(road, 1, 'closed', 'the same');
    await road.clock.advance(10_000);
    expect(road.platform.calls()).toBe(3);
  });

  test('without anything to announce it with, the push ends and the log says why', async () => {
    const { announce: _none, ...platform } = reporting();
    const road = await openRoad({ platform });
    await road.delivery.start();
    await road.ask(1, 'alice', 'hello', { at: road.clock.now().subtract({ hours: 24 }) });
    await road.until(() => road.platform.sent.length === 1);
    await push(road);
    await road.until(async () => (await states(road)).join() === 'refused', 500);
    expect(road.lines.join('')).toContain('the chat has not spoken for too long');
  });
});

describe('announcements', () => {
  const asked = (road: Road, who: string, hoursAgo: number) =>
    road.ask(who, who, 'hello', { at: road.clock.now().subtract({ hours: hoursAgo }) });
  const pushesSent = (road: Road) => wordsSent(road.platform).filter((words) => !words.includes(' re '));

  test('go to a chat that its platform limits after the time that it says, then after twice as long', async () => {
    const road = await met({ hoursAgo: 30 });
    road.platform.fail([
      { kind: 'capped', seconds: 20 },
      { kind: 'capped', seconds: 20 },
    ]);
    await push(road);
    await road.until(() => road.platform.calls() === 2, 500);
    await road.clock.advance(18_000);
    expect(road.platform.calls()).toBe(2);
    await road.until(() => road.platform.calls() === 3, 500);
    await road.clock.advance(38_000);
    expect(road.platform.calls()).toBe(3);
    await road.until(() => road.platform.sent.length === 2, 500);
    expect(pushesSent(road)).toEqual(['alice: announced: news']);
  });

  test('go no more to a chat until it speaks, where its platform says so; then the push goes as it is', async () => {
    const road = await met({ hoursAgo: 30 });
    road.platform.fail([{ kind: 'capped' }]);
    await push(road);
    await road.until(() => road.platform.calls() === 2, 500);
    await push(road, 'more');
    await road.clock.advance(60_000);
    expect(road.platform.calls()).toBe(2);
    await road.ask(2, 'alice', 'what is new?');
    await road.until(() => road.platform.sent.length === 4, 500);
    expect(pushesSent(road)).toEqual(['alice: news', 'alice: more']);
  });

  test('are limited afterwards, too, and told of twice have that consequence once', async () => {
    const road = await met({ hoursAgo: 30 });
    await push(road);
    await road.until(async () => (await states(road)).includes('sent'), 500);
    const reference = road.platform.sent[1]?.reference ?? '';
    for (let times = 0; times < 2; times++) {
      await road.platform.settle({ id: 'same', reference, told: { kind: 'capped', seconds: 20 } });
    }
    await road.clock.advance(18_000);
    expect(road.platform.calls()).toBe(2);
    await road.until(() => road.platform.sent.length === 3, 500);
  });

  test.each(KINDS)(
    'are no more than the platform allows in a day; what is left waits and holds up nobody, on %s',
    async (kind) => {
      const road = await open(
        await makePlace(kind),
        reporting(() => 2),
      );
      for (const who of ['a', 'b', 'c', 'd']) await asked(road, who, 30);
      await asked(road, 'free', 1);
      await road.until(() => road.platform.sent.length === 5);
      await push(road);
      await road.until(() => road.platform.sent.length === 8, 500);
      await road.clock.advance(15_000);
      expect(pushesSent(road).toSorted()).toEqual(['a: announced: news', 'b: announced: news', 'free: news']);
      // Who was announced to today may be again.
      await push(road, 'more');
      await road.until(() => road.platform.sent.length === 11, 500);
      await road.clock.advance(15_000);
      expect(road.platform.calls()).toBe(11);
      const dayBefore = road.clock.now().subtract({ hours: 24 }).epochMilliseconds;
      await road.store.write((tx) => tx.updateTable('chats').set({ announced: dayBefore }).execute());
      await road.until(() => road.platform.sent.length === 15, 2_000);
      await road.clock.advance(15_000);
      expect(road.platform.calls()).toBe(15);
    },
  );

  test('wait while there may be none, and are late when their time is over', async () => {
    let most = 0;
    const road = await open(
      undefined,
      reporting(() => most),
    );
    await asked(road, 'alice', 30);
    await road.until(() => road.platform.sent.length === 1);
    await push(road);
    const until = road.clock.now().add({ seconds: 10 });
    await road.delivery.push({ key: 'short', reply: say('short'), until, audience: everyone });
    await road.until(async () => (await states(road)).includes('late'), 500);
    expect(road.platform.calls()).toBe(1);
    most = 100;
    await road.until(() => road.platform.sent.length === 2, 500);
    expect(pushesSent(road)).toEqual(['alice: announced: news']);
  });

  test('count before they are sent: a crash in between does not make room', async () => {
    const road = await met({ hoursAgo: 30 });
    road.platform.fail(['hang']);
    await push(road);
    await road.until(() => road.platform.calls() === 2, 500);
    const { announced } = await road.store.read((db) =>
      db.selectFrom('chats').select('announced').executeTakeFirstOrThrow(),
    );
    expect(announced).toBeGreaterThan(0);
  });
});

test('the status counts followers inside and outside the window', async () => {
  const road = await met({ hoursAgo: 23 });
  await road.ask(2, 'bob', 'hello', { at: road.clock.now().subtract({ hours: 25 }) });
  await road.ask(3, 'carol', 'hello');
  await road.until(() => road.platform.sent.length === 3);
  expect((await road.delivery.status()).windows).toEqual([
    { platform: 'recorder', inside: 0, outside: 0, held: 0 },
  ]);
  await road.store.write(async (tx) => {
    const chats = await tx.selectFrom('chats').select('id').orderBy('id').limit(2).execute();
    for (const { id: chat } of chats) {
      await tx
        .insertInto('subscriptions')
        .values({
          chat,
          subject: 'everything',
          rhythm: 'at once',
          weekday: null,
          minute: null,
          language: null,
          due: null,
          since: 1,
        })
        .execute();
    }
  });
  expect((await road.delivery.status()).windows).toEqual([
    { platform: 'recorder', inside: 1, outside: 1, held: 0 },
  ]);
});

describe('a chat that wants no pushes', () => {
  test('gets none from then on, as its platform tells at a push or by itself, until it wants them again', async () => {
    const road = await met();
    road.platform.fail([{ kind: 'declined' }]);
    await push(road, 'first');
    await road.until(async () => (await states(road)).join() === 'refused', 500);
    expect(await push(road, 'second')).toBe(0);
    await road.ask(2, 'alice', '', { kind: 'membership', change: { kind: 'welcomes' } });
    expect(await push(road, 'third')).toBe(1);
    await road.ask(3, 'alice', '', { kind: 'membership', change: { kind: 'declined' } });
    expect(await push(road, 'fourth')).toBe(0);
    const { declined } = await road.store.read((db) =>
      db.selectFrom('chats').select('declined').executeTakeFirstOrThrow(),
    );
    expect(declined).toBe(road.clock.now().epochMilliseconds);
  });

  test('is told of afterwards, too', async () => {
    const road = await met();
    await push(road, 'first');
    await road.until(async () => (await states(road)).includes('sent'), 500);
    await told(road, 1, 'declined');
    expect(await states(road)).toEqual(['refused']);
    expect(await push(road, 'second')).toBe(0);
  });
});

test('a chat that cannot be reached, as is told afterwards, is gone, and comes back when it speaks', async () => {
  const road = await met();
  await push(road, 'first');
  await road.until(async () => (await states(road)).includes('sent'), 500);
  await told(road, 1, 'gone');
  expect(await push(road, 'second')).toBe(0);
  await road.ask(2, 'alice', 'back');
  await road.until(() => road.platform.sent.length === 3);
  expect(await push(road, 'third')).toBe(1);
});

test('a chat that was not reached three times in a row gets nothing until it speaks, and follows what it followed', async () => {
  const road = await met();
  const follow = {
    chat: await road.chat('alice'),
    subject: 'everything',
    rhythm: 'at once',
    since: 1,
  } as const;
  await road.store.write((tx) =>
    tx
      .insertInto('subscriptions')
      .values({ ...follow, weekday: null, minute: null, language: null, due: null })
      .execute(),
  );
  for (let n = 1; n <= 3; n++) {
    expect(await push(road, `push ${n}`)).toBe(1);
    await road.until(() => road.platform.sent.length === n + 1, 500);
    await road.until(async () => !(await states(road)).some((state) => state === 'sending'), 500);
    await told(road, n, 'unreached', `report ${n}`);
    await told(road, n, 'unreached', `report ${n}`);
  }
  expect(await push(road, 'fourth')).toBe(0);
  await road.ask(2, 'alice', 'back');
  await road.until(() => road.platform.sent.length === 5);
  expect(await push(road, 'fifth')).toBe(1);
  const { count } = await road.store.read((db) =>
    db
      .selectFrom('subscriptions')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
  );
  expect(count).toBe(1);
});

test('a chat that was reached in between is not given up', async () => {
  const road = await met();
  for (let n = 1; n <= 6; n++) {
    expect(await push(road, `push ${n}`)).toBe(1);
    await road.until(() => road.platform.sent.length === n + 1, 500);
    await road.until(async () => !(await states(road)).some((state) => state === 'sending'), 500);
    await told(road, n, n % 3 === 0 ? 'sent' : 'unreached');
  }
  expect(await push(road, 'seventh')).toBe(1);
});

test('a charge is written down once, however often it is told, and names nobody', async () => {
  const road = await met();
  const charge = { name: 'wamid.1 ', category: 'service', type: 'regular' };
  for (let n = 0; n < 3; n++) {
    await road.platform.settle({ reference: '1.0.1', told: { kind: 'sent', message: 'm' }, charge });
  }
  await road.platform.settle({
    reference: '1.0.1',
    told: { kind: 'sent', message: 'm' },
    charge: { ...charge, name: 'wamid.2 ', type: 'free_customer_service' },
  });
  expect(await chargesSince(road.store, 0)).toEqual([
    { platform: 'recorder', category: 'service', type: 'free_customer_service', count: 1 },
    { platform: 'recorder', category: 'service', type: 'regular', count: 1 },
  ]);
  expect(await chargesSince(road.store, road.clock.now().epochMilliseconds + 1)).toEqual([]);
});
