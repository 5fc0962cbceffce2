import { describe, expect, test } from 'vitest';
import { handlers } from '../../handlers/index.ts';
import { createAnswers } from '../../src/answers/index.ts';
import type { Incoming, Reply } from '../../src/conversation/index.ts';
import { ACTION_BYTES, createConversation } from '../../src/conversation/index.ts';
import { meetChat } from '../../src/store/index.ts';
import { MOST_SUBSCRIPTIONS } from '../../src/updates/index.ts';
import { incoming, openSample, spoken } from '../conversation/sample.ts';
import { article, openNewsroom } from './newsroom.ts';

/** A reader of one article with a topic; what they say is answered by the real handlers on a real database. */
async function openReader(more: Partial<Incoming> = {}, mayManage = true, topics: readonly string[] = []) {
  const room = await openNewsroom();
  const { store, clock, delivery, subscriptions } = room;
  const slug = 'a-very-long-slug-that-nobody-would-write-but-that-is-allowed-xx';
  const paragraphs = ['There were 35 rocket attacks in March.', 'The road is open.'];
  const declared = ['rockets', ...topics].map((command) => ({
    command,
    title: command === 'rockets' ? 'Rockets' : command,
    passages: ['There were 35'],
  }));
  room.publish(article(slug, paragraphs, { topics: declared }));
  const library = room.library();
  const answers = createAnswers(library);
  const chat = { platform: room.platform.name, address: 'reader', kind: 'private' } as const;
  const id = await store.write((tx) => meetChat(tx, store.sealing, chat, 0));
  const conversation = createConversation({
    handlers,
    content: () => ({ library, answers }),
    follow: () => [],
    chats: () => delivery.chats,
    subscriptions,
  });
  const say = async (text: string, how: Partial<Incoming> = {}): Promise<Reply> => {
    const settings = (await delivery.chats.describe(id))?.settings ?? { id };
    const said = { id: text, chat, at: clock.now(), kind: 'text', text, ...more, ...how } as const;
    const reply = await conversation.respond(said, settings, {
      mayManage: async () => mayManage,
      leave: async () => false,
    });
    if (!reply) throw new Error(`No reply to ${text}`);
    for (const { action } of reply.choices)
      expect(Buffer.byteLength(action)).toBeLessThanOrEqual(ACTION_BYTES);
    return reply;
  };
  const said = async (text: string) =>
    (await say(text)).parts.flatMap((part) => (part.kind === 'words' ? [part.text] : []));
  const followed = async () =>
    (await subscriptions.of(id)).map(({ subject, rhythm }) => ({ subject, rhythm }));
  const agreements = () =>
    store.read((db) => db.selectFrom('agreements').selectAll().orderBy('id').execute());
  const unseal = (name: string | null) => name && store.sealing.unseal(name, 'message');
  const forget = () => delivery.chats.forget(id);
  return {
    say,
    said,
    followed,
    agreements,
    unseal,
    forget,
    id,
    slug,
    revision: library.articles[0]?.revision,
  };
}

test('by what somebody agreed to be told, and took it back, is kept, sealed and without words', async () => {
  const reader = await openReader();
  await reader.say('/subscribe rockets', { message: 'm1' });
  await reader.say('/subscribe rockets daily', { message: 'm2' });
  const pressed = { kind: 'choice', repliesTo: { message: 'announcement', ours: true } } as const;
  await reader.say('/subscribe everything', { ...pressed, message: 'm3' });
  await reader.say('/unsubscribe', { ...pressed, message: 'm4' });
  const kept = await reader.agreements();
  expect(
    kept.map(({ subject, how, message, pressed_on, ended_how, ended_message }) => [
      ...[subject, how, reader.unseal(message), reader.unseal(pressed_on)],
      ...[ended_how, reader.unseal(ended_message)],
    ]),
  ).toEqual([
    ['topic rockets', 'typed', 'm1', null, 'pressed', 'm4'],
    ['everything', 'pressed', 'm3', 'announcement', 'pressed', 'm4'],
  ]);
  expect(kept.every(({ at, ended }) => at > 0 && ended !== null && ended >= at)).toBe(true);
  const shown = (await reader.said('/export')).join('\n');
  expect(shown).toMatch(/you asked to be told of Rockets \(typed\)/);
  expect(shown).toMatch(/you ended that for everything \(pressed\)/);
  await reader.forget();
  expect(await reader.agreements()).toEqual([]);
});

describe('following', () => {
  test('everything, a topic by any of its names, an article by its button, each at a rhythm', async () => {
    const reader = await openReader();
    expect(await reader.said('/subscribe')).toEqual([
      'You follow everything: at once, when there is something new. To stop: /unsubscribe everything',
    ]);
    for (const text of ['/subscribe Rockets weekly mon 18:30', '/subscribe weekly mon ١٨:٣٠ rockets'])
      expect(await reader.said(text)).toEqual([
        'You follow Rockets: every Monday at 18:30 (UTC). To stop: /unsubscribe rockets',
      ]);
    const card = await reader.say('/article');
    const button = card.choices.find(({ label }) => label === 'Follow');
    expect(await reader.said(button?.action ?? '')).toEqual([
      expect.stringContaining(`You follow About ${reader.slug}: at once`),
    ]);
    expect(await reader.followed()).toEqual([
      { subject: { kind: 'everything' }, rhythm: { kind: 'at once' } },
      { subject: { kind: 'topic', command: 'rockets' }, rhythm: { kind: 'weekly', day: 1, minute: 1110 } },
      { subject: { kind: 'article', slug: reader.slug }, rhythm: { kind: 'at once' } },
    ]);
  });

  test('saying it again changes the rhythm and makes no second one', async () => {
    const reader = await openReader();
    const first = await reader.say('/subscribe rockets');
    const daily = first.choices.find(({ label }) => label === 'Daily');
    await reader.say(daily?.action ?? '');
    await reader.say(daily?.action ?? '');
    expect(await reader.followed()).toEqual([
      { subject: { kind: 'topic', command: 'rockets' }, rhythm: { kind: 'daily', minute: 480 } },
    ]);
  });

  test('the list opens each to be changed or ended', async () => {
    const reader = await openReader();
    await reader.say('/subscribe');
    await reader.say('/subscribe rockets daily');
    const list = await reader.say('/subscriptions');
    expect(list.choices.map(({ label }) => label)).toEqual(['everything', 'Rockets', 'Stop all']);
    const opened = await reader.say(list.choices[1]?.action ?? '');
    expect(opened.choices.map(({ label }) => label)).toEqual(['At once', 'Weekly', 'Stop following']);
    await reader.say(opened.choices[2]?.action ?? '');
    expect(await reader.followed()).toHaveLength(1);
  });

  test.each([
    'STOP',
    'stop.',
    'unsubscribe',
    'Unsubscribe!',
    '/stop',
    '/unsubscribe',
    'إيقاف',
    'Please stop!',
    'stop  all',
    'opt out',
  ])('%s ends everything', async (text) => {
    const reader = await openReader();
    await reader.say('/subscribe');
    await reader.say('/subscribe rockets');
    expect(await reader.said(text)).toEqual([
      'You do not follow anything any more. I write only when you ask.',
    ]);
    expect(await reader.followed()).toEqual([]);
    expect(await reader.said(text)).toEqual(['You follow nothing.']);
  });

  test('one is ended by its name', async () => {
    const reader = await openReader();
    await reader.say('/subscribe');
    await reader.say('/subscribe rockets');
    expect(await reader.said('/unsubscribe rockets')).toEqual(['You do not follow Rockets any more.']);
    expect(await reader.said('/unsubscribe mars')).toEqual(['You do not follow mars.']);
    expect(await reader.followed()).toHaveLength(1);
  });
});

describe('what cannot be followed gets a clear answer', () => {
  test.each([
    ['/subscribe mars', 'I do not know a topic or an article mars. You can follow:'],
    ['/subscribe daily 25:99', '25:99 is not a time of the day. Write it like 08:00 or 6:30pm.'],
    ['/subscribe weekly someday', 'someday is not a day of the week. Write it like mon or Monday.'],
    ['/subscribe rockets weekly someday', 'someday is not a day of the week. Write it like mon or Monday.'],
    ['/subscribe rockets daily often', 'I do not understand often there.'],
    ['/subscribe daily often', 'I do not know a topic or an article often. You can follow:'],
    ['/quiet 7', '7 is not a span of time.'],
    [
      '/subscribe article 000000000000',
      'I do not know a topic or an article article 000000000000. You can follow:',
    ],
    ['/timezone Atlantis', 'I do not know a time zone Atlantis.'],
    ['/quiet always', 'always is not a span of time.'],
  ])('%s', async (text, answer) => {
    const reader = await openReader();
    expect((await reader.said(text))[0]).toBe(answer);
    expect(await reader.followed()).toEqual([]);
  });

  test.each(['/subscribe daily 25:99', '/subscribe weekly someday', '/subscribe rockets daily often'])(
    '%s, with an example that works',
    async (text) => {
      const reader = await openReader();
      const example = (await reader.said(text))[1]?.replace('For example: ', '') ?? '';
      expect(await reader.said(example)).toEqual([expect.stringContaining('You follow Rockets: every')]);
    },
  );

  test('more subscriptions than a chat may have, of which those that it has can be changed still', async () => {
    const topics = Array.from({ length: 200 }, (_, n) => `t${n}`);
    const reader = await openReader({}, true, topics);
    const answers: string[] = [];
    for (const topic of topics) answers.push(...(await reader.said(`/subscribe ${topic}`)));
    const refused = answers.filter((answer) => answer.startsWith('You follow 50 things already'));
    expect(refused).toHaveLength(topics.length - MOST_SUBSCRIPTIONS);
    expect(refused[0]).toContain('/subscriptions');
    expect(await reader.followed()).toHaveLength(MOST_SUBSCRIPTIONS);
    expect(await reader.said('/subscribe t3 daily')).toEqual([expect.stringContaining('every day at 08:00')]);
    const list = (await reader.say('/subscriptions')).parts.find((part) => part.kind === 'list');
    expect(list?.items).toHaveLength(MOST_SUBSCRIPTIONS);
    await reader.say('/unsubscribe t3');
    expect(await reader.said('/subscribe t199')).toEqual([expect.stringContaining('You follow')]);
  });

  test('whatever stands behind the commands, there is an answer', async () => {
    const reader = await openReader();
    for (const command of ['/subscribe', '/unsubscribe', '/subscriptions', '/timezone', '/quiet'])
      for (const rest of [
        '\u0000',
        '💥'.repeat(400),
        '../..',
        "'; drop table chats; --",
        '-',
        '9'.repeat(999),
        'article',
      ])
        expect((await reader.say(`${command} ${rest}`)).parts.length).toBeGreaterThan(0);
  });
});

test('where nobody is told of anything, as in a terminal, nothing can be followed, and that is said', async () => {
  const { conversation } = await openSample();
  const reply = await conversation.respond(incoming('/subscribe daily 08:00'), { id: 7 });
  expect(reply && spoken(reply)).toEqual(['I cannot write to you here by myself. Follow me in a chat.']);
});

test('time zone and quiet hours are kept, shown and taken back', async () => {
  const reader = await openReader();
  await reader.say('/subscribe daily 08:00');
  const [clock] = await reader.said('/timezone dubai');
  expect(clock).toMatch(/^Your times are those of Asia\/Dubai, where it is 1:00\sPM now\.$/);
  expect((await reader.said('/timezone'))[0]).toContain('Asia/Dubai');
  expect(await reader.said('/subscribe daily 08:00')).toEqual([expect.stringContaining('(Asia/Dubai)')]);
  expect((await reader.said('/quiet 10pm-7am'))[0]).toContain('22:00-07:00');
  expect((await reader.said('/quiet'))[0]).toContain('22:00-07:00');
  expect((await reader.said('/quiet off'))[0]).toBe('You have no quiet hours.');
});

test.each(['/subscribe', '/unsubscribe', '/timezone dubai', '/quiet 22-7'])(
  'in a group who is no admin may not say %s',
  async (text) => {
    const group = { platform: 'recorder', address: '-1', kind: 'group' } as const;
    const reader = await openReader({ chat: group, addressed: 'command' }, false);
    expect(await reader.said(text)).toEqual(['Only those who manage this group may do that.']);
    expect(await reader.followed()).toEqual([]);
  },
);

test('what is followed is among what is held about a chat, and goes with it', async () => {
  const reader = await openReader();
  await reader.say('/subscribe rockets daily 07:30');
  expect(await reader.said('/export')).toContain('You follow:\nRockets: every day at 07:30 (UTC)');
  await reader.forget();
  expect(await reader.followed()).toEqual([]);
});
