import { expect, test } from 'vitest';
import { openNewsroom, transcript } from './newsroom.ts';

const QUESTION = '/troops@PullquoteTestBot';

/** A bot that Ann has asked something in a group with Ben. */
async function openGroup(options: Parameters<typeof openNewsroom>[0] & { readonly admin?: boolean } = {}) {
  const { admin = false, ...others } = options;
  const newsroom = await openNewsroom(others);
  const [ann, ben] = [newsroom.server.user({ name: 'Ann' }), newsroom.server.user({ name: 'Ben' })];
  const bot = admin ? 'administrator' : 'member';
  const group = newsroom.server.group({ type: 'supergroup', bot, members: [ann, ben] });
  /** Resolves once the apps of members know which commands can be whispered. */
  const menus = () =>
    newsroom.server.until(
      () => group.menu(ann).some(({ is_ephemeral }) => is_ephemeral),
      'the menus of groups are published',
    );
  return { ...newsroom, ann, ben, group, menus };
}

test('who presses more under the answer to somebody else reads on alone, in the place of that message', async () => {
  const { group, ann, ben, settled } = await openGroup();
  group.says(ann, QUESTION);
  await settled();
  const before = transcript(group, ann);
  group.presses(ben, 'More');
  await settled();
  group.presses(ben, 'More');
  await settled();
  expect(transcript(group, ann)).toBe(before);
  expect(before).toMatchInlineSnapshot(`
    "Ann: /troops@PullquoteTestBot
    Bot (to Ann): > US President Donald Trump said Thursday that American tro…
      — Donald Trump, US President
      Trump meets Iraq PM, says US troops to exit 'at some point'…
      [More]"
  `);
  expect(transcript(group, ben)).toMatchInlineSnapshot(`
    "Ann: /troops@PullquoteTestBot
    Bot (seen by Ben alone): > US President Donald Trump said Thursday that American tro…
      — Donald Trump, US President
      Trump meets Iraq PM, says US troops to exit 'at some point'…
      
      > "But we have been taking our troops out of Iraq fairly ra…
      — Donald Trump, US President
      Trump meets Iraq PM, says US troops to exit 'at some point'…
      
      > On the issue of US troops, Kadhemi said: "We definitely d…
      — Mustafa Al Kadhemi, Iraq's Prime Minister
      Trump meets Iraq PM, says US troops to exit 'at some point'…
      [More]"
  `);
});

test('where it is too late for that, the message grows for all, and still none is added', async () => {
  const { server, group, ann, ben, settled } = await openGroup();
  group.says(ann, QUESTION);
  await settled();
  server.fail({ method: 'sendMessage', how: { kind: 'retry-after', seconds: 20 } });
  group.presses(ben, 'More');
  await settled();
  const { fromBot } = group.seenBy(ann);
  expect(fromBot).toHaveLength(1);
  expect(fromBot[0]).toMatchObject({ edited: true });
  expect(fromBot[0]?.quotations).toHaveLength(2);
});

test('what is whispered is answered in a whisper, its buttons too', async () => {
  const { group, ann, ben, settled, menus } = await openGroup();
  await menus();
  group.whispers(ann, '/privacy');
  await settled();
  group.presses(ann, 'What you hold');
  await settled();
  expect(group.seenBy(ben).messages).toEqual([]);
  expect(transcript(group, ann)).toMatchInlineSnapshot(`
    "Ann (seen by Pullquote alone): /privacy
    Bot (seen by Ann alone): I know a chat by a number that cannot be turned back, and k…
      
      What you write is erased as soon as it is answered. I do no…
      
      Which sentence I quoted to you, and in which message, is ke…
      
      What you choose and follow here, such as a language, a time…
      
      Marks without any text, that a message came or went, are ke…
      
      /export shows all of it, /forget removes all of it.
      [What you hold] [Forget this chat]
    Bot (seen by Ann alone): Only those who manage this group may do that."
  `);
});

test('commands that concern only who says them are listed so that nobody else in a group sees them said', async () => {
  const { group, ann, server } = await openGroup();
  const boss = server.user({ name: 'Boss' });
  group.sets(boss, 'administrator');
  const aside = (user: typeof ann) =>
    group
      .menu(user)
      .filter(({ is_ephemeral }) => is_ephemeral)
      .map(({ command }) => command);
  await server.until(() => aside(boss).includes('leave'), 'the menus are published');
  expect(aside(ann)).toEqual([
    ...['topics', 'latest', 'subscribe', 'subscriptions', 'unsubscribe', 'timezone', 'quiet', 'follow'],
    ...['language', 'privacy', 'export', 'forget', 'status', 'help'],
  ]);
  expect(aside(boss)).toEqual([...aside(ann), 'leave']);
  expect(ann.menu().some(({ is_ephemeral }) => is_ephemeral)).toBe(false);
});

test('a whisper that can only be answered too late is answered in private, or not at all, but never to the group', async () => {
  const { server, group, ann, ben, settled, menus } = await openGroup();
  await menus();
  ben.starts();
  await settled();
  const before = ben.chat.fromBot.length;
  for (const who of [ann, ben]) {
    server.fail({ method: 'sendMessage', how: { kind: 'retry-after', seconds: 20 } });
    group.whispers(who, '/status');
    await settled();
  }
  expect(group.chat.fromBot).toEqual([]);
  expect(ann.chat.fromBot).toEqual([]);
  expect(ben.chat.fromBot.slice(before).map(({ text }) => text)).toEqual([
    expect.stringContaining('I answer from'),
  ]);
});

test('a command that everybody saw is answered to who said it where the bot is an administrator', async () => {
  const { group, ann, ben, settled } = await openGroup({ admin: true });
  group.says(ann, '/help@PullquoteTestBot');
  await settled();
  expect(group.seenBy(ann).fromBot).toHaveLength(1);
  expect(group.seenBy(ben).fromBot).toEqual([]);
});

test('else it is answered in the group, and Telegram is not asked again for a while whether it could be otherwise', async () => {
  const { server, group, ann, settled, later } = await openGroup();
  for (let asked = 0; asked < 2; asked += 1) {
    group.says(ann, '/status@PullquoteTestBot');
    await settled();
    await later(10);
  }
  expect(group.chat.fromBot.map(({ raw }) => raw.receiver_user)).toEqual([undefined, undefined]);
  expect(server.calls('sendMessage').map(({ status }) => status)).toEqual([400, 200, 200]);
});

test('who asks too much is told so alone, where that can be', async () => {
  const { group, ann, ben, settled } = await openGroup({ admin: true, rates: false });
  for (let asked = 0; asked < 9; asked += 1) group.says(ann, `/ask@PullquoteTestBot what about ${asked}?`);
  await settled();
  const hint = expect.objectContaining({ text: expect.stringContaining('in a minute'), silent: true });
  expect(group.seenBy(ann).fromBot.at(-1)).toEqual(hint);
  expect(group.seenBy(ben).fromBot).not.toContainEqual(hint);
});

test('who speaks without a name of their own cannot be told anything alone', async () => {
  const { group, settled } = await openGroup({ admin: true });
  group.saysAnonymously('/status@PullquoteTestBot');
  await settled();
  expect(group.chat.fromBot.map(({ raw }) => raw.receiver_user)).toEqual([undefined]);
});

test('a Bot API server that knows nothing of it shows one message too many at most, which is taken back at once', async () => {
  const { server, group, ann, ben, settled } = await openGroup({ knowsEphemeral: false });
  group.says(ann, QUESTION);
  await settled();
  for (let pressed = 0; pressed < 2; pressed += 1) {
    group.presses(ben, 'More');
    await settled();
  }
  expect(group.chat.fromBot).toHaveLength(1);
  expect(group.chat.fromBot[0]?.quotations).toHaveLength(3);
  expect(server.calls('deleteMessage')).toHaveLength(1);
});

test('nobody is pointed to what only one person saw', async () => {
  const { group, ann, ben, settled } = await openGroup();
  group.says(ann, QUESTION);
  await settled();
  group.presses(ben, 'More');
  await settled();
  const [, second] = group.seenBy(ben).fromBot[0]?.quotations ?? [];
  expect(second).toBeDefined();
  expect(group.chat.fromBot.every(({ id, raw }) => (id === 0) === (raw.receiver_user !== undefined))).toBe(
    true,
  );
  group.says(ann, '/ask@PullquoteTestBot how many troops are there?');
  await settled();
  expect(group.seenBy(ann).fromBot.at(-1)?.quotations).toHaveLength(1);
});

test.each([
  ['where it comes as an administrator: in the group, to their eyes alone', 'administrator', false],
  ['where they have spoken with it before: in private', 'member', true],
  ['else to the group, once', 'member', false],
] as const)('who adds the bot is told how to ask, %s', async (_, standing, hasStarted) => {
  const { server, settled } = await openNewsroom();
  const ann = server.user({ name: 'Ann', started: hasStarted });
  const ben = server.user({ name: 'Ben' });
  const group = server.group({ type: 'supergroup', bot: 'left', members: [ann, ben] });
  group.setsBot(ann, standing);
  await settled();
  const greetings = [
    ...ann.chat.fromBot.map(() => 'private'),
    ...group.chat.fromBot.map(({ raw }) => (raw.receiver_user ? 'alone' : 'group')),
  ];
  expect(greetings).toEqual([hasStarted ? 'private' : standing === 'administrator' ? 'alone' : 'group']);
  const [greeting] = [...ann.chat.fromBot, ...group.chat.fromBot];
  expect(greeting?.text).toContain('/ask@PullquoteTestBot');
  expect(ben.chat.fromBot).toEqual([]);
});
