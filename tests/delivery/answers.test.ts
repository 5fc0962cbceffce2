import { describe, expect, test } from 'vitest';
import { createRecordingPlatform } from '../fakes/recording-platform.ts';
import { KINDS, makePlace } from '../fakes/stores.ts';
import { openRoad, say, wordsSent } from './road.ts';

describe.each(KINDS)('what is asked is answered, on %s', (kind) => {
  test('a question gets its answer', async () => {
    const { delivery, platform, ask, until } = await openRoad({ kind });
    await delivery.start();
    await ask(1, 'alice', 'hello');
    await until(() => platform.sent.length === 1);
    expect(wordsSent(platform)).toEqual(['alice: re hello']);
  });

  test('an update that comes again is answered once, also after a restart', async () => {
    const place = await makePlace(kind);
    const first = await openRoad({ place });
    await first.delivery.start();
    await first.ask(7, 'alice', 'hello');
    await first.ask(7, 'alice', 'hello');
    await first.until(() => first.platform.sent.length === 1);
    await first.delivery.stop();
    await first.store.close();

    const second = await openRoad({ place });
    await second.delivery.start();
    await second.ask(7, 'alice', 'hello');
    await second.ask(3, 'alice', 'an older number');
    await second.until(() => second.platform.sent.length === 1);
    expect(wordsSent(second.platform)).toEqual(['alice: re an older number']);
  });

  test('one chat is served in order, however long each answer takes', async () => {
    let slow = 0;
    const { delivery, platform, ask, until, clock } = await openRoad({
      kind,
      respond: async ({ text }) => {
        slow += 1;
        if (text === 'q0') await clock.sleep(500);
        return say(text);
      },
    });
    await delivery.start();
    await Promise.all([0, 1, 2, 3].map((n) => ask(n, 'alice', `q${n}`)));
    await ask(9, 'bob', 'other');
    await until(() => platform.sent.length === 1 && slow === 2);
    expect(wordsSent(platform)).toEqual(['bob: other']);
    await until(() => platform.sent.length === 5, 100);
    expect(wordsSent(platform).slice(1)).toEqual(['alice: q0', 'alice: q1', 'alice: q2', 'alice: q3']);
  });

  test('many chats are served in parallel, and no more than a bounded number at once', async () => {
    let atOnce = 0;
    let most = 0;
    const { delivery, platform, ask, until, clock } = await openRoad({
      kind,
      respond: async ({ text }) => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await clock.sleep(100);
        atOnce -= 1;
        return say(text);
      },
    });
    await delivery.start();
    await Promise.all(Array.from({ length: 60 }, (_, n) => ask(n, `chat${n}`, 'hi')));
    await until(() => platform.sent.length === 60, 50);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(16);
    expect(platform.most()).toBeLessThanOrEqual(16);
  });

  test('what was accepted and not answered is answered after a restart', async () => {
    const place = await makePlace(kind);
    const first = await openRoad({ place, respond: () => new Promise(() => undefined) });
    await first.delivery.start();
    await first.ask(1, 'alice', 'one');
    await first.ask(2, 'alice', 'two');
    const stopped = first.delivery.stop();
    await first.clock.advance(10_000);
    await stopped;
    await first.store.close();

    const second = await openRoad({ place });
    await second.delivery.start();
    await second.until(() => second.platform.sent.length === 2, 100);
    expect(wordsSent(second.platform)).toEqual(['alice: re one', 'alice: re two']);
  });

  test('a reply of several messages goes on where it was cut off', async () => {
    const place = await makePlace(kind);
    const first = await openRoad({ place, respond: () => say('a', 'b', 'c') });
    first.platform.fail([{ kind: 'wait', seconds: 3_600, scope: 'chat' }], 'nobody');
    await first.delivery.start();
    let calls = 0;
    first.platform.delay = async () => {
      calls += 1;
      if (calls === 2) await new Promise(() => undefined);
    };
    await first.ask(1, 'alice', 'long?');
    await first.until(() => calls === 2);
    const stopped = first.delivery.stop(first.clock.now());
    await first.clock.advance(1);
    await stopped;
    await first.store.close();
    expect(wordsSent(first.platform)).toEqual(['alice: a']);

    const second = await openRoad({ place, respond: () => say('a', 'b', 'c') });
    await second.delivery.start();
    await second.until(() => second.platform.sent.length === 2, kind === 'postgres' ? 2_000 : 100);
    expect(wordsSent(second.platform)).toEqual(['alice: b', 'alice: c']);
  });

  test('silence closes the incoming', async () => {
    const { delivery, platform, ask, until } = await openRoad({ kind, respond: () => undefined });
    await delivery.start();
    await ask(1, 'alice', 'psst');
    await until(async () => (await delivery.status()).unanswered.count === 0);
    expect(platform.calls()).toBe(0);
  });

  test('a handler that fails is tried again, and the chat waits for it in order', async () => {
    let failures = 2;
    const { delivery, platform, ask, until } = await openRoad({
      kind,
      respond: ({ text }) => {
        if (text === 'hard' && failures-- > 0) throw new Error('no');
        return say(text);
      },
    });
    await delivery.start();
    await ask(1, 'alice', 'hard');
    await ask(2, 'alice', 'easy');
    await until(() => platform.sent.length === 2, 500);
    expect(wordsSent(platform)).toEqual(['alice: hard', 'alice: easy']);
  });

  test('a handler that always fails ends in an apology, not in silence, and is logged without the text', async () => {
    const { delivery, platform, ask, until, lines } = await openRoad({
      kind,
      respond: () => {
        throw new Error('broken');
      },
    });
    await delivery.start();
    await ask(1, 'alice', 'the secret question');
    await until(() => platform.sent.length === 1, 250);
    expect(wordsSent(platform)[0]).toMatch(/Something went wrong/);
    expect(lines.filter((line) => line.includes('a handler failed')).length).toBeGreaterThan(2);
    expect(lines.join('')).not.toContain('secret question');
  });
});

test('an incoming of a platform that is stopping is not accepted', async () => {
  const { delivery, ask } = await openRoad();
  await delivery.start();
  await delivery.stop();
  await expect(ask(1, 'alice', 'too late')).rejects.toThrow(/not accepted/);
});

test('in a group the reply names the message that it answers; in a private chat it does not need to', async () => {
  const { delivery, platform, ask, until } = await openRoad({ respond: () => say('a', 'b') });
  await delivery.start();
  await ask(1, '-100', 'q', { message: '41' });
  await ask(2, 'alice', 'q', { message: '42' });
  await until(() => platform.sent.length === 4);
  const named = platform.sent.filter(({ replyTo }) => replyTo !== undefined);
  expect(named).toMatchObject([{ address: '-100', words: ['a'], replyTo: '41' }]);
});

test('one platform that cannot start leaves the others on, and says why it is off', async () => {
  const good = createRecordingPlatform('good');
  const bad = createRecordingPlatform('bad', { startFails: 'The token was revoked.' });
  const { delivery } = await openRoad({ platform: good, platforms: [good, bad] });
  await delivery.start();
  expect((await delivery.status()).platforms).toEqual([
    { name: 'good', state: 'on' },
    { name: 'bad', state: 'off', reason: 'The token was revoked.' },
  ]);
});

test('where no platform can start, the program does not either', async () => {
  const bad = createRecordingPlatform('bad', { startFails: 'The token was revoked.' });
  const { delivery } = await openRoad({ platform: bad });
  await expect(delivery.start()).rejects.toThrow('No platform is left to serve. The token was revoked.');
});
