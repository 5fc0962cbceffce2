import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/index.ts';
import { makeLibrary } from '../answers/make-article.ts';
import { createRecordingPlatform } from '../fakes/recording-platform.ts';
import { KINDS, makePlace } from '../fakes/stores.ts';
import { ARTICLE, everyone, openRoad, quoting, say, wordsSent } from './road.ts';

test('a chat that must wait waits so long, and others do not', async () => {
  const { delivery, platform, ask, until, clock } = await openRoad();
  await delivery.start();
  platform.fail([{ kind: 'wait', seconds: 60, scope: 'chat' }], 'alice');
  await ask(1, 'alice', 'a');
  await ask(2, 'alice', 'b');
  await ask(3, 'bob', 'c');
  await until(() => platform.sent.length === 1);
  await clock.advance(59_000);
  expect(platform.calls()).toBe(2);
  await until(() => platform.sent.length === 3, 500);
  expect(wordsSent(platform)).toEqual(['bob: re c', 'alice: re a', 'alice: re b']);
});

test('a platform that must wait is left alone so long, over a restart too', async () => {
  const place = await makePlace('sqlite');
  const first = await openRoad({ place });
  await first.delivery.start();
  first.platform.fail([{ kind: 'wait', seconds: 60, scope: 'platform' }]);
  await first.ask(1, 'alice', 'a');
  await first.until(() => first.platform.calls() === 1);
  await first.ask(2, 'bob', 'b');
  const stopped = first.delivery.stop();
  await first.clock.advance(10_000);
  await stopped;
  expect(first.platform.calls()).toBe(1);
  await first.store.close();

  const second = await openRoad({ place, clock: first.clock });
  await second.delivery.start();
  await second.clock.advance(49_000);
  expect(second.platform.calls()).toBe(0);
  await second.until(() => second.platform.sent.length === 2, 500);
});

test('what was put off goes before what came later, over a restart too', async () => {
  const place = await makePlace('sqlite');
  const first = await openRoad({ place });
  await first.delivery.start();
  first.platform.fail([{ kind: 'wait', seconds: 60, scope: 'chat' }], 'alice');
  await first.ask(1, 'alice', 'a');
  await first.until(() => first.platform.calls() === 1);
  const stopped = first.delivery.stop();
  await first.clock.advance(10_000);
  await stopped;
  await first.store.close();

  const second = await openRoad({ place, clock: first.clock });
  await second.delivery.start();
  await second.ask(2, 'alice', 'b');
  await second.ask(3, 'bob', 'c');
  await second.until(() => second.platform.sent.length === 1);
  await second.until(() => second.platform.sent.length === 3, 500);
  expect(wordsSent(second.platform)).toEqual(['bob: re c', 'alice: re a', 'alice: re b']);
});

test('an outage is waited for with longer and longer pauses, and nothing is lost', async () => {
  const { delivery, platform, ask, until, clock } = await openRoad();
  await delivery.start();
  platform.outage = { kind: 'unsent' };
  await Promise.all(Array.from({ length: 20 }, (_, n) => ask(n, `chat${n}`, 'hi')));
  await clock.advance(300_000);
  expect(platform.calls()).toBeLessThan(200);
  platform.outage = undefined;
  await until(() => platform.sent.length === 20, 10_000);
});

test('an answer whose fate is unknown is tried once more, and not a third time', async () => {
  const { delivery, platform, ask, until, clock, lines } = await openRoad();
  await delivery.start();
  platform.fail([{ kind: 'answer-lost' }, { kind: 'answer-lost' }]);
  await ask(1, 'alice', 'a');
  await until(() => platform.sent.length === 2, 500);
  await clock.advance(60_000);
  expect(platform.calls()).toBe(2);
  await ask(2, 'alice', 'b');
  await until(() => platform.sent.length === 3, 500);
  expect(wordsSent(platform)).toEqual(['alice: re a', 'alice: re a', 'alice: re b']);
  expect(lines.filter((line) => line.includes('"outcome":"unknown"'))).toHaveLength(2);
});

test('an answer at which the platform says that it failed is tried for hours, a push is not repeated', async () => {
  const { delivery, platform, ask, until, clock } = await openRoad();
  await delivery.start();
  platform.outage = { kind: 'unknown', failed: true };
  await ask(1, 'alice', 'a');
  await clock.advance(300_000);
  expect(platform.calls()).toBeGreaterThan(5);
  await delivery.push({
    key: 'news',
    reply: say('news'),
    until: clock.now().add({ hours: 2 }),
    audience: everyone,
  });
  // Shown, not lived through: nothing that waits a second wakes seven thousand times.
  clock.set(clock.now().add({ hours: 2 }));
  await until(async () => (await delivery.status()).owed.pushes.count === 0, 10_000);
  platform.outage = undefined;
  await until(() => platform.sent.length === 1, 10_000);
  await clock.advance(300_000);
  expect(wordsSent(platform)).toEqual(['alice: re a']);
});

test.each(['hang', 'deaf'] as const)(
  'a call that never ends (%s) holds up its own chat only, and not for ever',
  async (fault) => {
    const { delivery, platform, ask, until } = await openRoad();
    await delivery.start();
    platform.fail([fault], 'alice');
    await ask(1, 'alice', 'a');
    await ask(2, 'bob', 'b');
    await until(() => platform.sent.length === 1);
    expect(wordsSent(platform)).toEqual(['bob: re b']);
    if (fault === 'deaf') return;
    await until(() => platform.sent.length === 2, 1_000);
    expect(wordsSent(platform)[1]).toBe('alice: re a');
  },
);

test('what is refused ends with its reason and does not hold up the next', async () => {
  const { delivery, platform, ask, until, lines } = await openRoad();
  await delivery.start();
  platform.fail([{ kind: 'refused' }]);
  await ask(1, 'alice', 'a');
  await ask(2, 'alice', 'b');
  await until(() => platform.sent.length === 1);
  expect(wordsSent(platform)).toEqual(['alice: re b']);
  expect(lines.some((line) => line.includes('said refused'))).toBe(true);
});

describe.each(KINDS)('on %s', (kind) => {
  test('a chat that is gone gets nothing more until it speaks', async () => {
    const { delivery, platform, ask, until, clock, store } = await openRoad({
      kind,
      respond: ({ text }) => say(text, `${text} again`),
    });
    await delivery.start();
    platform.fail([{ kind: 'gone' }], 'alice');
    await ask(1, 'alice', 'a');
    await until(async () => (await delivery.status()).owed.replies.count === 0 && platform.calls() === 1);
    await clock.advance(5_000);
    expect(platform.calls()).toBe(1);
    const bodies = await store.read((db) => db.selectFrom('bodies').selectAll().execute());
    expect(bodies).toEqual([]);

    await ask(2, 'alice', 'b');
    await until(() => platform.sent.length === 2, 1);
    expect(wordsSent(platform)).toEqual(['alice: b', 'alice: b again']);
  });

  test('a group that moves gets its answer at the new address', async () => {
    const { delivery, platform, ask, until, chat } = await openRoad({ kind });
    await delivery.start();
    platform.fail([{ kind: 'moved', address: '-100200' }], '-5');
    await ask(1, '-5', 'a');
    await until(() => platform.sent.length === 1, 100);
    expect(wordsSent(platform)).toEqual(['-100200: re a']);
    await ask(2, '-100200', 'b');
    await until(() => platform.sent.length === 2, 100);
    expect(await chat('-5')).toBe(0);
  });
});

test('a platform that does not let us in any more is stopped, the others stay, and nothing is lost', async () => {
  const place = await makePlace('sqlite');
  const good = createRecordingPlatform('good');
  const revoked = createRecordingPlatform('revoked');
  const { delivery, until, store, clock } = await openRoad({
    place,
    platform: good,
    platforms: [good, revoked],
  });
  await delivery.start();
  revoked.fail([{ kind: 'locked-out' }]);
  const said = { kind: 'text', text: 'hi', at: clock.now() } as const;
  await delivery.accept({ ...said, id: '1', chat: { platform: 'revoked', address: 'r', kind: 'private' } });
  await until(async () => (await delivery.status()).platforms.some(({ state }) => state === 'off'));
  await delivery.accept({ ...said, id: '2', chat: { platform: 'good', address: 'g', kind: 'private' } });
  await until(() => good.sent.length === 1);
  expect((await delivery.status()).platforms).toEqual([
    { name: 'good', state: 'on' },
    { name: 'revoked', state: 'off', reason: 'revoked: said locked-out' },
  ]);
  await delivery.stop();
  await store.close();

  const again = createRecordingPlatform('revoked');
  const next = await openRoad({ place, clock, platform: again });
  await next.delivery.start();
  await next.until(() => again.sent.length === 1);
});

test('where the last platform is locked out, delivery is lost, in one sentence', async () => {
  const { delivery, platform, ask } = await openRoad();
  await delivery.start();
  platform.fail([{ kind: 'locked-out' }]);
  await ask(1, 'alice', 'a');
  await expect(delivery.lost).rejects.toThrow('No platform is left to serve. recorder: said locked-out');
});

test('a quotation that was changed on its way is not sent and raises an alarm', async () => {
  const { delivery, platform, ask, until, lines } = await openRoad({ respond: () => quoting(0) });
  platform.tamper = (message) => ({ ...message, quotes: message.quotes.map((text) => `${text} `) });
  await delivery.start();
  await ask(1, 'alice', 'how many?');
  await until(() => lines.some((line) => line.includes('ALARM')));
  expect(platform.calls()).toBe(0);
  expect(lines.find((line) => line.includes('ALARM'))).toContain('not what the article says');
});

test('a reply that quotes a revision which is gone is not sent and raises an alarm', async () => {
  let library = makeLibrary([ARTICLE]);
  const { delivery, platform, ask, until, lines } = await openRoad({
    library: () => library,
    respond: () => {
      const reply = quoting(0);
      library = makeLibrary([{ ...ARTICLE, revision: 'ffffffffffff' }]);
      return reply;
    },
  });
  await delivery.start();
  await ask(1, 'alice', 'how many?');
  await until(() => lines.some((line) => line.includes('ALARM')));
  expect(platform.calls()).toBe(0);
  expect((await delivery.status()).owed.replies.count).toBe(0);
});

test('a full disk: nothing is accepted that cannot be stored, and what was accepted is answered', async () => {
  const { delivery, platform, ask, until, store } = await openRoad();
  await delivery.start();
  await ask(0, 'alice', 'before');
  await until(() => platform.sent.length === 1);
  await limitPages(store, 1);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 300 }, (_, n) => ask(n + 1, `chat${n % 40}`, 'x'.repeat(2_000))),
  );
  const accepted = outcomes.filter(({ status }) => status === 'fulfilled').length;
  expect(accepted).toBeLessThan(300);
  await limitPages(store, 1_000_000);
  await until(() => platform.sent.length === 1 + accepted, 1_000);
  await ask('after', 'alice', 'after');
  await until(() => platform.sent.length === 2 + accepted, 1_000);
});

/** Makes the disk as good as full: the file may not grow beyond so many pages, or its present size. */
async function limitPages(store: Store, pages: number): Promise<void> {
  await store.read((db) => sql.raw(`pragma max_page_count = ${pages}`).execute(db));
}
