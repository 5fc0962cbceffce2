import { expect, test } from 'vitest';
import { wordsIn } from '../../../src/conversation/index.ts';
import type { BotApiServer, FakeGroup } from '../../fakes/telegram/index.ts';
import { openNewsroom, transcript } from './newsroom.ts';

const REFUSED = wordsIn('en')('group.managersOnly');

/** Everything that concerns a whole group, and what is said where it is done; the last one turns the bot out. */
const COMMANDS: readonly (readonly [string, string | undefined])[] = [
  ['/subscribe troops', 'You follow US troops in Iraq'],
  ['/unsubscribe troops', 'You do not follow US troops in Iraq any more.'],
  ['/quiet 22:00-07:00', 'From 22:00-07:00'],
  ['/timezone Dubai', 'Asia/Dubai'],
  ['/language ar', 'العربية'],
  ['/language en', 'English'],
  ['/export', 'This is all that I hold'],
  ['/forget', 'I would remove all'],
  ['/forget yes', 'Done: I hold nothing'],
  ['/leave', undefined],
];

type Says = (text: string) => void;

/** Who speaks in a group, and whether they manage it. */
const SPEAKERS: readonly [string, boolean, (server: BotApiServer) => { group: FakeGroup; say: Says }][] = [
  [
    'a member',
    false,
    (server) => {
      const ann = server.user({ name: 'Ann' });
      const group = server.group({ type: 'supergroup', members: [ann] });
      return { group, say: (text) => group.says(ann, text) };
    },
  ],
  [
    'an administrator',
    true,
    (server) => {
      const boss = server.user({ name: 'Boss' });
      const group = server.group({ type: 'supergroup', admins: [boss] });
      return { group, say: (text) => group.says(boss, text) };
    },
  ],
  [
    'an administrator of a basic group',
    true,
    (server) => {
      const boss = server.user({ name: 'Boss' });
      const group = server.group({ type: 'group', admins: [boss] });
      return { group, say: (text) => group.says(boss, text) };
    },
  ],
  [
    'an administrator without a name',
    true,
    (server) => {
      const group = server.group({ type: 'supergroup', title: 'Readers' });
      return { group, say: (text) => group.saysAnonymously(text) };
    },
  ],
  [
    'the linked channel',
    true,
    (server) => {
      const channel = server.group({ type: 'channel', title: 'The News' });
      const group = server.group({ type: 'supergroup', linkedTo: channel });
      return { group, say: (text) => group.saysAs(channel, text) };
    },
  ],
  [
    'some other channel',
    false,
    (server) => {
      const channel = server.group({ type: 'channel', title: 'Elsewhere' });
      const group = server.group({ type: 'supergroup' });
      return { group, say: (text) => group.saysAs(channel, text) };
    },
  ],
];

test.each(SPEAKERS)('what concerns a whole group: %s may change it: %s', async (_, mayManage, enter) => {
  const { server, settled, later } = await openNewsroom({ rates: false });
  const { group, say } = enter(server);
  for (const [command, done] of COMMANDS) {
    const [name = '', ...rest] = command.split(' ');
    const before = group.chat.fromBot.length;
    say([`${name}@PullquoteTestBot`, ...rest].join(' '));
    await settled();
    const said = group.chat.fromBot.slice(before).map(({ text }) => text);
    const expected = mayManage ? done : REFUSED;
    expect(said, command).toEqual(expected === undefined ? [] : [expect.stringContaining(expected)]);
    await later(15);
  }
  expect(server.calls('leaveChat')).toHaveLength(mayManage ? 1 : 0);
});

test('what is chosen can be read by everybody', async () => {
  const { server, settled } = await openNewsroom({ rates: false });
  const ann = server.user({ name: 'Ann' });
  const group = server.group({ type: 'supergroup', members: [ann] });
  for (const command of ['/subscriptions', '/quiet', '/timezone', '/language', '/status']) {
    group.says(ann, `${command}@PullquoteTestBot`);
    await settled();
    expect(group.chat.fromBot.at(-1)?.text, command).not.toContain(REFUSED);
  }
  expect(group.chat.fromBot).toHaveLength(5);
});

test('a member who presses what an administrator was offered is refused alone; for the administrator it changes in its place', async () => {
  const { server, settled } = await openNewsroom();
  const [ann, boss] = [server.user({ name: 'Ann' }), server.user({ name: 'Boss' })];
  const group = server.group({ type: 'supergroup', members: [ann], admins: [boss] });
  group.says(boss, '/subscribe@PullquoteTestBot troops');
  await settled();
  group.presses(ann, 'Daily');
  await settled();
  expect(transcript(group, boss)).toMatchInlineSnapshot(`
    "Boss: /subscribe@PullquoteTestBot troops
    Bot (to Boss): You follow US troops in Iraq: at once, when there is someth…
      [Daily] [Weekly] [Stop following]"
  `);
  group.presses(boss, 'Daily');
  await settled();
  expect(transcript(group, ann)).toMatchInlineSnapshot(`
    "Boss: /subscribe@PullquoteTestBot troops
    Bot (to Boss, edited): You follow US troops in Iraq: every day at 08:00 (Asia/Duba…
      [At once] [Weekly] [Stop following]
    Bot (to Bot, seen by Ann alone): Only those who manage this group may do that."
  `);
  expect(transcript(group, boss)).toMatchInlineSnapshot(`
    "Boss: /subscribe@PullquoteTestBot troops
    Bot (to Boss, edited): You follow US troops in Iraq: every day at 08:00 (Asia/Duba…
      [At once] [Weekly] [Stop following]"
  `);
});

test('who was an administrator a moment ago and is not any more is believed for a minute, and no longer', async () => {
  const { server, settled, later } = await openNewsroom();
  const boss = server.user({ name: 'Boss' });
  const group = server.group({ type: 'supergroup', admins: [boss] });
  const setQuiet = async () => {
    group.says(boss, '/quiet@PullquoteTestBot off');
    await settled();
    return group.chat.fromBot.at(-1)?.text;
  };
  expect(await setQuiet()).not.toBe(REFUSED);
  group.sets(boss, 'member');
  await later(61);
  expect(await setQuiet()).toBe(REFUSED);
});

test('a link from a private chat adds the bot to a group and lets it follow the same, for who manages it', async () => {
  const { server, settled } = await openNewsroom({ rates: false });
  const [ann, boss] = [server.user({ name: 'Ann' }), server.user({ name: 'Boss' })];
  boss.says('/subscribe troops weekly');
  await settled();
  const link = boss.chat.fromBot.at(-1)?.links.find((url) => url.includes('startgroup')) ?? '';
  const payload = new URL(link).searchParams.get('startgroup') ?? '';
  expect(payload).toBe('follow-troops');

  const theirs = server.group({ type: 'supergroup', bot: 'left', admins: [boss] });
  theirs.addsBot(boss, payload);
  await settled();
  expect(theirs.chat.fromBot.map(({ text }) => text)).toEqual([
    expect.stringContaining('You follow US troops in Iraq: at once'),
  ]);
  expect(theirs.chat.fromBot[0]?.links).toEqual([]);

  const others = server.group({ type: 'supergroup', bot: 'left', members: [ann] });
  others.addsBot(ann, payload);
  await settled();
  expect(others.chat.fromBot.at(-1)?.text).toBe(REFUSED);
});

test.each(['everything', 'article 2020-08-21-trump-meets-iraq-pm'])(
  'a link for %s leads to the same',
  async (subject) => {
    const { server, settled } = await openNewsroom({ rates: false });
    const boss = server.user({ name: 'Boss' });
    boss.says(`/subscribe ${subject}`);
    await settled();
    const [mine] = boss.chat.fromBot;
    const link = mine?.links.find((url) => url.includes('startgroup')) ?? '';
    const group = server.group({ type: 'supergroup', bot: 'left', admins: [boss] });
    group.addsBot(boss, new URL(link).searchParams.get('startgroup') ?? '');
    await settled();
    const followed = (text = '') => /You follow (.*?): /.exec(text)?.[1];
    expect(followed(group.chat.fromBot.at(-1)?.text)).toBe(followed(mine?.text));
  },
);

test('an order that arrives after the bot was sent away is dropped with the first refusal', async () => {
  const { server, settled } = await openNewsroom();
  const boss = server.user({ name: 'Boss' });
  const group = server.group({ type: 'supergroup', admins: [boss] });
  group.says(boss, '/quiet@PullquoteTestBot off');
  group.setsBot(boss, 'banned');
  await settled();
  await server.clock.advance(120_000);
  expect(server.calls('getChatAdministrators').length).toBeLessThanOrEqual(1);
  expect(server.calls('sendMessage').length).toBeLessThanOrEqual(2);
});
