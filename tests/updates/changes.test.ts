import { describe, expect, test } from 'vitest';
import { excerptOf } from '../../src/content/index.ts';
import { pushOf } from '../../src/push-update.ts';
import { createUpdates } from '../../src/updates/index.ts';
import { KINDS, makePlace, silentLog } from '../fakes/stores.ts';
import { article, everything, onArticle, onTopic, openNewsroom } from './newsroom.ts';

const MINUTE = 60_000;
const ATTACKS = ['There were 35 rocket attacks in March.', 'The road is open. Nobody was hurt.'];
const texts = (messages: readonly { readonly text: string }[]) => messages.map(({ text }) => text);

describe.each(KINDS)('what followers are told, on %s', (kind) => {
  test('a new article goes to those who follow everything, or its topic, each once, with why and how to stop', async () => {
    const room = await openNewsroom({ kind });
    await room.delivery.start();
    await room.later(0);
    await room.follow('all', everything);
    await room.follow('both', everything);
    await room.follow('both', onTopic('rockets'));
    await room.follow('topic', onTopic('rockets'));
    await room.follow('other', onTopic('oil'));
    room.publish(article('attacks', ATTACKS));
    await room.later(9 * MINUTE);
    expect(room.platform.sent).toEqual([]);
    await room.later(MINUTE);
    expect(texts(room.got('all'))).toEqual([
      'A new article:',
      'About attacks',
      'You get this because you follow everything. To stop: /unsubscribe everything',
    ]);
    expect(texts(room.got('topic')).at(-1)).toBe(
      'You get this because you follow Rockets. To stop: /unsubscribe rockets',
    );
    expect(room.got('both')).toEqual(room.got('all'));
    expect(room.got('other')).toEqual([]);
    await room.later(60 * MINUTE);
    expect(room.got('all')).toHaveLength(3);
  });

  test('who was quoted a sentence that changed is told, as a reply to that very message, and nobody else', async () => {
    const room = await openNewsroom({
      kind,
      reply: (library) => {
        const found = library.article('attacks');
        if (!found) throw new Error('The article is not there.');
        return { parts: [{ kind: 'quotation', excerpt: excerptOf(found, 'p1', 0) }], choices: [] };
      },
    });
    await room.delivery.start();
    room.publish(article('attacks', ATTACKS));
    await room.later(0);
    await room.ask(1, 'asked', 'how many?');
    await room.until(() => room.platform.sent.length === 1, 10);
    await room.follow('never asked', onTopic('oil'));
    room.publish(article('attacks', ['There were 39 rocket attacks in March.', ATTACKS[1] ?? '']));
    await room.later(10 * MINUTE);
    const [, ...told] = room.got('asked');
    expect(texts(told)).toEqual([
      'A sentence that I quoted to you has been changed. It said:',
      expect.stringMatching(/“There were 35 rocket attacks in March\.”$/),
      'It says now:',
      expect.stringMatching(/“There were 39 rocket attacks in March\.”$/),
      'You get this because I quoted it to you.',
    ]);
    expect(told[0]?.replyTo).toBe('1');
    expect(room.got('never asked')).toEqual([]);

    // Of the next change they hear what became of the words that they know now, once.
    room.publish(article('attacks', ['There were 40 rocket attacks in March.', ATTACKS[1] ?? '']));
    await room.later(10 * MINUTE);
    const again = texts(room.got('asked').slice(6));
    expect(again.filter((text) => text.startsWith('A sentence'))).toHaveLength(1);
    expect(again[1]).toMatch(/39 rocket attacks in March\.”$/);

    // What is taken out is told too; and when all is over, nobody is told again.
    room.publish(article('attacks', [ATTACKS[1] ?? '']));
    await room.later(10 * MINUTE);
    expect(texts(room.got('asked').slice(11))[0]).toBe(
      'A sentence that I quoted to you does not stand in the article any more. It said:',
    );
    const count = room.platform.sent.length;
    room.publish(article('attacks', ['Nothing happened.', ATTACKS[1] ?? '']));
    await room.later(10 * MINUTE);
    expect(room.platform.sent).toHaveLength(count);
  });
});

describe('what is one message', () => {
  test('several changes within ten minutes become one message, of what is new in the end', async () => {
    const room = await openNewsroom();
    await room.delivery.start();
    room.publish(article('attacks', ATTACKS));
    await room.later(0);
    await room.follow('all', everything);
    room.publish(article('attacks', [...ATTACKS, 'The president spoke of a draft.']));
    await room.later(5 * MINUTE);
    room.publish(article('attacks', [...ATTACKS, 'The president spoke at noon.']));
    await room.later(5 * MINUTE);
    expect(texts(room.got('all'))).toEqual([
      'New in an article that you follow:',
      expect.stringMatching(/“The president spoke at noon\.”$/),
      expect.stringContaining('follow everything'),
    ]);
  });

  test('who asked and follows is told of the one sentence that changed once', async () => {
    const room = await openNewsroom({
      reply: (library) => {
        const found = library.article('attacks');
        if (!found) throw new Error('The article is not there.');
        return { parts: [{ kind: 'quotation', excerpt: excerptOf(found, 'p1', 0) }], choices: [] };
      },
    });
    await room.delivery.start();
    room.publish(article('attacks', ATTACKS));
    await room.later(0);
    await room.follow('asked', everything);
    await room.follow('follows', everything);
    await room.ask(1, 'asked', 'how many?');
    await room.until(() => room.platform.sent.length === 1, 10);
    room.publish(article('attacks', ['There were 39 rocket attacks in March.', ATTACKS[1] ?? '']));
    await room.later(10 * MINUTE);
    const openings = (address: string) => texts(room.got(address)).filter((text) => text.endsWith(':'));
    expect(openings('asked')).toEqual([
      'A sentence that I quoted to you has been changed. It said:',
      'It says now:',
    ]);
    expect(openings('follows')).toEqual([
      'New in an article that you follow:',
      'It said before:',
      'It says now:',
    ]);
  });
});

describe('who is not disturbed', () => {
  const cases = [
    ['typography', ['There were 35 rocket attacks, in March.', ATTACKS[1] ?? ''], {}],
    ['another order', [ATTACKS[1] ?? '', ATTACKS[0] ?? ''], {}],
    [
      'a change that is silent',
      ['There were 39 rocket attacks in March.', ATTACKS[1] ?? ''],
      { silent: true },
    ],
    ['a headline alone', ATTACKS, { headline: 'Something else' }],
  ] as const;

  test.each(cases)('%s is told to nobody, not even to who was quoted it', async (_, paragraphs, more) => {
    const room = await openNewsroom({
      reply: (library) => {
        const found = library.article('attacks');
        return found
          ? { parts: [{ kind: 'quotation', excerpt: excerptOf(found, 'p1', 0) }], choices: [] }
          : { parts: [], choices: [] };
      },
    });
    await room.delivery.start();
    room.publish(article('attacks', ATTACKS));
    await room.later(0);
    await room.follow('asked', everything);
    await room.ask(1, 'asked', 'how many?');
    await room.until(() => room.platform.sent.length === 1, 10);
    room.publish(article('attacks', paragraphs, more));
    await room.later(20 * MINUTE);
    expect(room.platform.sent).toHaveLength(1);
  });

  test('an article that was there before anybody could follow, and one from the archive, are no news', async () => {
    const room = await openNewsroom();
    await room.delivery.start();
    room.publish(article('attacks', ATTACKS));
    await room.follow('all', everything);
    await room.later(20 * MINUTE);
    const old = { published: Temporal.ZonedDateTime.from('2020-01-01T08:00[UTC]') };
    room.publish(article('attacks', ATTACKS), article('archive', ['Long ago there was peace.'], old));
    await room.later(20 * MINUTE);
    expect(room.platform.sent).toEqual([]);
  });

  test('a change outside a topic is not told to who follows the topic', async () => {
    const room = await openNewsroom();
    await room.delivery.start();
    room.publish(article('attacks', ATTACKS));
    await room.later(0);
    await room.follow('topic', onTopic('rockets'));
    await room.follow('article', onArticle('attacks'));
    room.publish(article('attacks', [ATTACKS[0] ?? '', 'The road is closed. Nobody was hurt.']));
    await room.later(10 * MINUTE);
    expect(room.got('topic')).toEqual([]);
    expect(texts(room.got('article')).at(-1)).toContain('you follow About attacks');
  });

  test('an article that gets another slug is the same one to those who follow it, and no news', async () => {
    const room = await openNewsroom();
    await room.delivery.start();
    room.publish(article('attacks', ATTACKS));
    await room.later(0);
    const id = await room.follow('reader', onArticle('attacks'));
    await room.follow('all', everything);
    room.publish(article('rocket-attacks', ATTACKS));
    await room.later(20 * MINUTE);
    expect(room.platform.sent).toEqual([]);
    expect((await room.subscriptions.of(id)).map(({ subject }) => subject)).toEqual([
      onArticle('rocket-attacks'),
    ]);
    room.publish(article('rocket-attacks', [...ATTACKS, 'It rained at night.']));
    await room.later(10 * MINUTE);
    expect(room.got('reader').length).toBeGreaterThan(0);
  });

  test('an article that gets another slug before anybody heard of it is announced once, as it is now', async () => {
    const room = await openNewsroom();
    await room.delivery.start();
    await room.later(0);
    await room.follow('all', everything);
    room.publish(article('attacks', ATTACKS));
    await room.later(5 * MINUTE);
    room.publish(article('rocket-attacks', ATTACKS));
    await room.later(5 * MINUTE);
    expect(texts(room.got('all'))).toContain('About rocket-attacks');
    await room.later(20 * MINUTE);
    expect(texts(room.got('all'))).toHaveLength(3);
  });

  test('a message that cannot be quoted truly any more is not sent, and the change that overtook it is', async () => {
    const room = await openNewsroom();
    await room.delivery.start();
    room.publish(article('attacks', ATTACKS));
    await room.later(0);
    await room.follow('all', everything);
    room.platform.outage = { kind: 'unsent' };
    room.publish(article('attacks', [...ATTACKS, 'The base was lost at noon today.']));
    await room.updates.tick();
    room.clock.set(room.clock.now().add({ minutes: 10 }));
    await room.updates.tick();
    room.publish(article('attacks', ATTACKS));
    room.platform.outage = undefined;
    await room.later(10 * MINUTE);
    expect(room.platform.sent).toEqual([]);
  });
});

test('an article that is withdrawn is told to who was quoted from it and to who follows it, and to nobody else', async () => {
  const room = await openNewsroom({
    reply: (library) => {
      const found = library.article('attacks');
      return found
        ? { parts: [{ kind: 'quotation', excerpt: excerptOf(found, 'p1', 0) }], choices: [] }
        : { parts: [], choices: [] };
    },
  });
  await room.delivery.start();
  room.publish(article('attacks', ATTACKS), article('other', ['The weather is fine.']));
  await room.later(0);
  await room.ask(1, 'asked', 'how many?');
  await room.until(() => room.platform.sent.length === 1, 10);
  const follower = await room.follow('follows', onArticle('attacks'));
  await room.follow('all', everything);
  room.publish(article('other', ['The weather is fine.']));
  await room.later(10 * MINUTE);
  expect(texts(room.got('asked').slice(1))[0]).toBe('The newsroom has withdrawn an article: About attacks');
  expect(room.got('asked')[1]?.replyTo).toBe('1');
  expect(texts(room.got('follows'))[0]).toBe('The newsroom has withdrawn an article: About attacks');
  expect(room.got('all')).toEqual([]);
  expect(await room.subscriptions.of(follower)).toEqual([]);
});

test('quiet hours hold a push, and a correction too, until they end; an answer comes at once', async () => {
  const room = await openNewsroom({
    reply: (library) => {
      const found = library.article('attacks');
      return found
        ? { parts: [{ kind: 'quotation', excerpt: excerptOf(found, 'p1', 0) }], choices: [] }
        : { parts: [], choices: [] };
    },
  });
  await room.delivery.start();
  room.publish(article('attacks', ATTACKS));
  await room.later(0);
  const id = await room.follow('sleeper', everything, '', 'Asia/Dubai');
  await room.follow('awake', everything);
  // 09:00 UTC is 13:00 in Dubai.
  await room.delivery.chats.change(id, { quiet: '12:30-14:30' });
  await room.ask(1, 'sleeper', 'how many?');
  await room.until(() => room.got('sleeper').length === 1, 10);
  room.publish(article('attacks', ['There were 39 rocket attacks in March.', ATTACKS[1] ?? '']));
  await room.updates.tick();
  room.clock.set(room.clock.now().add({ minutes: 10 }));
  await room.updates.tick();
  await room.until(() => room.got('awake').length > 0, 500);
  room.clock.set(room.clock.now().add({ minutes: 75 }));
  await room.clock.advance(3_000);
  expect(room.got('sleeper')).toHaveLength(1);
  room.clock.set(room.clock.now().add({ minutes: 6 }));
  await room.until(() => room.got('sleeper').length > 1, 1_000);
});

test('a correction that the editor declares is told in the editor’s words, even where the change is silent', async () => {
  const room = await openNewsroom({
    reply: (library) => {
      const found = library.article('attacks');
      return found
        ? { parts: [{ kind: 'quotation', excerpt: excerptOf(found, 'p1', 0) }], choices: [] }
        : { parts: [], choices: [] };
    },
  });
  await room.delivery.start();
  room.publish(article('attacks', ATTACKS));
  await room.later(0);
  await room.follow('all', everything);
  await room.ask(1, 'asked', 'how many?');
  await room.until(() => room.platform.sent.length === 1, 10);
  const time = Temporal.ZonedDateTime.from('2026-01-05T10:00[UTC]');
  const correction = { text: 'An earlier version gave a wrong number of attacks.', time };
  room.publish(
    article('attacks', ['There were 39 rocket attacks in March.', ATTACKS[1] ?? ''], {
      correction,
      silent: true,
    }),
  );
  await room.later(10 * MINUTE);
  const told = texts(room.got('asked'));
  expect(told).toContain("The newsroom's correction:");
  expect(told.some((text) => text.endsWith('“An earlier version gave a wrong number of attacks.”'))).toBe(
    true,
  );
  expect(room.got('all')).toEqual([]);
});

test('a telling that is cut off anywhere is done again, and nobody hears it twice', async () => {
  const room = await openNewsroom({
    reply: (library) => {
      const found = library.article('attacks');
      return found
        ? { parts: [{ kind: 'quotation', excerpt: excerptOf(found, 'p1', 0) }], choices: [] }
        : { parts: [], choices: [] };
    },
  });
  await room.delivery.start();
  room.publish(article('attacks', ATTACKS));
  await room.later(0);
  await room.follow('all', everything);
  await room.follow('daily', everything, 'daily 10:00');
  await room.follow('asked', everything);
  await room.ask(1, 'asked', 'how many?');
  await room.until(() => room.platform.sent.length === 1, 10);
  const tried = new Set<string>();
  const updates = createUpdates({
    store: room.store,
    content: { current: room.library, recall: () => undefined },
    settleSeconds: 0,
    async tell(telling) {
      await room.delivery.push(pushOf(telling, room.library()));
      if (!tried.has(telling.key)) {
        tried.add(telling.key);
        throw new Error('the process dies here');
      }
    },
    clock: room.clock,
    log: silentLog,
  });
  room.publish(article('attacks', ['There were 39 rocket attacks in March.', ATTACKS[1] ?? '']));
  const look = () => updates.tick().catch(() => undefined);
  for (let tries = 0; tries < 4; tries++) await look();
  room.clock.set(room.clock.now().add({ minutes: 61 }));
  for (let tries = 0; tries < 4; tries++) await look();
  await room.until(async () => (await room.delivery.status()).owed.pushes.count === 0, 500);
  const heard = (address: string) =>
    texts(room.got(address)).filter((text) => text.endsWith('39 rocket attacks in March.”'));
  expect(['all', 'daily', 'asked'].map((address) => heard(address).length)).toEqual([1, 1, 1]);
});

test('of two processes on one database one tells, and the other takes over', async () => {
  const place = await makePlace('postgres');
  const room = await openNewsroom({ place });
  await room.delivery.start();
  room.publish(article('attacks', ATTACKS));
  const told: string[] = [];
  const process = (name: string) =>
    createUpdates({
      store: room.store,
      content: { current: room.library, recall: () => undefined },
      settleSeconds: 0,
      tell: async ({ key }) => told.push(`${name} ${key.split(' ')[0]}`),
      clock: room.clock,
      log: silentLog,
    });
  const [first, second] = [process('first'), process('second')];
  await Promise.all([first.tick(), second.tick()]);
  room.publish(article('attacks', [...ATTACKS, 'The president spoke at noon.']));
  await Promise.all([first.tick(), second.tick()]);
  expect(told).toHaveLength(1);
  const holder = told[0]?.startsWith('first') ? first : second;
  await holder.stop();
  room.publish(article('attacks', ATTACKS.slice(0, 1)), article('new', ['A new day began.']));
  room.clock.set(room.clock.now().add({ seconds: 3 }));
  await (holder === first ? second : first).tick();
  expect(told).toHaveLength(2);
});
