import { expect, test } from 'vitest';
import { makePlace } from '../fakes/stores.ts';
import { openRoad, say, wordsSent } from './road.ts';

const HOURS = { hours: 3 } as const;

test('a clock that is set back or forward loses nothing', async () => {
  const { delivery, platform, ask, until, clock } = await openRoad();
  await delivery.start();
  platform.fail([{ kind: 'unsent' }]);
  await ask(1, 'alice', 'a');
  clock.set(clock.now().subtract({ hours: 3 }));
  await ask(2, 'bob', 'b');
  clock.set(clock.now().add({ hours: 5 }));
  await ask(3, 'carol', 'c');
  await until(() => platform.sent.length === 3, 1_000);
});

test('a wait is no longer for a clock that is set back', async () => {
  const { delivery, platform, ask, until, clock } = await openRoad();
  await delivery.start();
  platform.fail([{ kind: 'wait', seconds: 60, scope: 'chat' }]);
  await ask(1, 'alice', 'a');
  await until(() => platform.calls() === 1);
  await until(async () => (await delivery.status()).owed.replies.count === 1);
  await clock.advance(30_000);
  clock.set(clock.now().subtract(HOURS));
  await clock.advance(29_000);
  expect(platform.calls()).toBe(1);
  await clock.advance(3_000);
  expect(wordsSent(platform)).toEqual(['alice: re a']);
});

test('what was stored, and put off, by a clock that ran ahead is answered after a start all the same', async () => {
  const place = await makePlace('sqlite');
  const first = await openRoad({
    place,
    respond: () => {
      throw new Error('not yet');
    },
  });
  await first.delivery.start();
  await first.ask(1, 'alice', 'a');
  await first.until(() => first.lines.some((line) => line.includes('a handler failed')), 10);
  await first.delivery.stop(first.clock.now());
  await first.store.close();

  first.clock.set(first.clock.now().subtract(HOURS));
  const second = await openRoad({ place, clock: first.clock, respond: ({ text }) => say(text) });
  await second.delivery.start();
  await second.clock.advance(5_000);
  expect(wordsSent(second.platform)).toEqual(['alice: a']);
});
