import { describe, expect, test } from 'vitest';
import type { FakeGroup, FakeUser, GroupOptions } from '../fakes/telegram/index.ts';
import { createBot } from './bot.ts';

async function createGroup(options: GroupOptions = {}, { privacy = true } = {}) {
  const bot = await createBot({ privacy });
  const member = bot.server.user({ name: 'Ann' });
  const group = bot.server.group({ members: [member], ...options });
  /** What the bot heard since it was last asked. */
  const heard = async () =>
    (await bot.updates()).flatMap(
      ({ message, channel_post }: Heard) => (message ?? channel_post)?.text ?? [],
    );
  return { ...bot, member, group, heard };
}
type Heard = { message?: { text?: string }; channel_post?: { text?: string } };

describe('in privacy mode the bot hears', () => {
  test('commands that name it, in any case, and no other bot', async () => {
    const { member, group, heard } = await createGroup();
    for (const text of ['/ask@PULLQUOTEtestbot it', '/ask@other_bot it', '/ask it', 'ask it'])
      group.says(member, text);
    expect(await heard()).toEqual(['/ask@PULLQUOTEtestbot it']);
  });

  test('bare commands while it was the last bot to speak', async () => {
    const { server, member, group, send, heard } = await createGroup();
    await send(group.id, 'Hello');
    group.says(member, '/mine');
    group.says(server.user({ bot: true, name: 'Other' }), 'I am a bot, too');
    group.says(member, '/theirs');
    expect(await heard()).toEqual(['/mine']);
  });

  test('replies to what it said, and not to what others said', async () => {
    const { member, group, send, heard } = await createGroup();
    await send(group.id, 'Ask me');
    const said = group.says(member, 'talk');
    group.says(member, 'for the bot', { replyTo: await group.chat.next() });
    group.says(member, 'for Ann', { replyTo: said });
    expect(await heard()).toEqual(['for the bot']);
  });

  test('no plain mention', async () => {
    const { member, group, heard } = await createGroup();
    group.says(member, '@PullquoteTestBot how many?');
    expect(await heard()).toEqual([]);
  });

  test('every message where it is an administrator, except those of bots', async () => {
    const { server, member, group, heard } = await createGroup({ bot: 'administrator' });
    group.says(member, 'talk');
    group.says(server.user({ bot: true }), 'beep');
    expect(await heard()).toEqual(['talk']);
  });
});

test('without privacy mode it hears everybody', async () => {
  const { member, group, heard, call } = await createGroup({}, { privacy: false });
  group.says(member, 'talk');
  expect(await heard()).toEqual(['talk']);
  expect((await call('getMe')).result.can_read_all_group_messages).toBe(true);
});

describe('how the bot belongs to a group', () => {
  test('is told on each change', async () => {
    const { member, group, updates } = await createGroup({ bot: 'left' });
    group.addsBot(member, 'payload');
    group.setsBot(member, 'administrator');
    group.setsBot(member, 'muted');
    group.setsBot(member, 'banned');
    const told = (await updates()).map((update: Told) =>
      update.my_chat_member
        ? update.my_chat_member.new_chat_member.status
        : (update.message?.text ?? Object.keys(update.message ?? {}).at(-1)),
    );
    expect(told).toEqual([
      'member',
      'new_chat_members',
      '/start@PullquoteTestBot payload',
      'administrator',
      'restricted',
      'kicked',
    ]);
  });
  type Told = {
    my_chat_member?: { new_chat_member: { status: string } };
    message?: { text?: string };
  };

  test.each([
    ['left', {}, 403, 'Forbidden: bot is not a member of the group chat'],
    ['banned', {}, 403, 'Forbidden: bot was kicked from the group chat'],
    ['banned', { type: 'supergroup' }, 403, 'Forbidden: bot was kicked from the supergroup chat'],
    ['muted', {}, 400, 'Bad Request: not enough rights to send text messages to the chat'],
    ['left', { type: 'channel' }, 403, 'Forbidden: bot is not a member of the channel chat'],
    ['member', { type: 'channel' }, 400, 'Bad Request: need administrator rights in the channel chat'],
  ] as const)('%s in %o, it cannot send', async (standing, options, error_code, description) => {
    const { group, send } = await createGroup({ ...options, bot: standing });
    expect(await send(group.id, 'Hi')).toMatchObject({ error_code, description });
  });

  test('silenced with all members it cannot send, as an administrator it can', async () => {
    const { member, group, send } = await createGroup();
    group.silences(true);
    expect((await send(group.id, 'Hi')).description).toContain('not enough rights');
    group.setsBot(member, 'administrator');
    expect((await send(group.id, 'Hi')).ok).toBe(true);
  });

  test('a deleted group is gone, and one that the bot left', async () => {
    const { server, group, send, call } = await createGroup();
    await call('leaveChat', { chat_id: group.id });
    expect((await send(group.id, 'Hi')).error_code).toBe(403);
    const deleted = server.group();
    deleted.deletes();
    expect((await send(deleted.id, 'Hi')).description).toBe('Forbidden: the group chat was deleted');
  });
});

test('a group that became a supergroup says where it went, and goes on there', async () => {
  const { member, group, send, updates } = await createGroup();
  const old = group.id;
  group.migrates(member);
  expect(await send(old, 'Hi')).toMatchObject({
    error_code: 400,
    description: 'Bad Request: group chat was upgraded to a supergroup chat',
    parameters: { migrate_to_chat_id: group.id },
  });
  expect((await send(group.id, 'Hi')).ok).toBe(true);
  const messages = (await updates()).map(({ message }: { message: object }) => message);
  expect(messages).toMatchObject([
    { chat: { id: old, type: 'group' }, migrate_to_chat_id: group.id },
    { chat: { id: group.id, type: 'supergroup' }, migrate_from_chat_id: old },
  ]);
  expect(group.id).toBeLessThan(-1_000_000_000_000);
});

describe('a forum', () => {
  test('carries its topics in messages, both ways', async () => {
    const { member, group, send, updates } = await createGroup({ forum: true, bot: 'administrator' });
    const topic = group.topic(member, 'Rumours');
    group.says(member, 'talk', { topic: topic.id });
    await send(group.id, 'Hi', { message_thread_id: topic.id });
    expect((await group.chat.next()).topic).toBe(topic.id);
    const [, said] = await updates();
    expect(said.message).toMatchObject({
      message_thread_id: topic.id,
      is_topic_message: true,
      chat: { is_forum: true },
    });
  });

  test('puts a reply into the topic of what it replies to', async () => {
    const { member, group, send } = await createGroup({ forum: true });
    const topic = group.topic(member, 'Rumours');
    const said = group.says(member, 'talk', { topic: topic.id });
    await send(group.id, 'Hi', { reply_parameters: { message_id: said.id } });
    expect((await group.chat.next()).topic).toBe(topic.id);
  });

  test.each([
    ['a closed topic', (_group: FakeGroup, topic: Topic) => topic.closes(), 'TOPIC_CLOSED'],
    ['a deleted topic', (_group: FakeGroup, topic: Topic) => topic.deletes(), 'message thread not found'],
  ])('takes nothing into %s', async (_name, change, reason) => {
    const { member, group, send } = await createGroup({ forum: true });
    const topic = group.topic(member, 'Rumours');
    change(group, topic);
    const { description } = await send(group.id, 'Hi', { message_thread_id: topic.id });
    expect(description).toBe(`Bad Request: ${reason}`);
  });

  test('has a General topic without a number, which can be closed', async () => {
    const { group, send } = await createGroup({ forum: true });
    expect((await send(group.id, 'Hi')).result.message_thread_id).toBeUndefined();
    expect((await send(group.id, 'Hi', { message_thread_id: 1 })).description).toBe(
      'Bad Request: message thread not found',
    );
    group.closesGeneral(true);
    expect((await send(group.id, 'Hi')).description).toBe('Bad Request: TOPIC_CLOSED');
  });

  test('lets an administrator write into closed topics, and open new ones', async () => {
    const { group, call, send } = await createGroup({ forum: true, bot: 'administrator' });
    const { result } = await call('createForumTopic', { chat_id: group.id, name: 'News' });
    const topic = { chat_id: group.id, message_thread_id: result.message_thread_id };
    expect((await call('closeForumTopic', topic)).ok).toBe(true);
    expect((await send(group.id, 'Hi', { message_thread_id: result.message_thread_id })).ok).toBe(true);
  });

  test('is one only where it is one: elsewhere a thread is no topic', async () => {
    const { member, group, send, updates } = await createGroup({ type: 'supergroup', bot: 'administrator' });
    const first = group.says(member, 'first');
    group.says(member, 'second', { replyTo: first });
    const [, second] = await updates();
    expect(second.message.message_thread_id).toBe(first.id);
    expect(second.message.is_topic_message).toBeUndefined();
    const { description } = await send(group.id, 'Hi', { message_thread_id: first.id });
    expect(description).toBe('Bad Request: message thread not found');
  });
});
type Topic = { closes(): void; deletes(): void };

describe('who speaks', () => {
  test.each([
    ['an anonymous administrator', (group: FakeGroup) => group.saysAnonymously('x'), 1_087_968_824],
    ['a channel', (group: FakeGroup, channel: FakeGroup) => group.saysAs(channel, 'x'), 136_817_688],
    [
      'a post of the linked channel',
      (group: FakeGroup, channel: FakeGroup) => group.forwards(channel, 'x'),
      777_000,
    ],
  ])('%s', async (_name, speak, id) => {
    const { server, group, updates } = await createGroup({ type: 'supergroup', bot: 'administrator' });
    const channel = server.group({ type: 'channel', title: 'News' });
    speak(group, channel);
    const [{ message }] = await updates();
    expect(message.from.id).toBe(id);
    expect(message.sender_chat.id).toBe(id === 1_087_968_824 ? group.id : channel.id);
    expect(message.is_automatic_forward).toBe(id === 777_000 ? true : undefined);
  });

  test('is asked for by member and by administrators', async () => {
    const { server, member, group, call } = await createGroup();
    const admin = server.user();
    group.sets(admin, 'administrator');
    const status = async (user: FakeUser) =>
      (await call('getChatMember', { chat_id: group.id, user_id: user.id })).result.status;
    expect([await status(member), await status(admin), await status(server.user())]).toEqual([
      'member',
      'administrator',
      'left',
    ]);
    const { result } = await call('getChatAdministrators', { chat_id: group.id });
    expect(result.map(({ user }: { user: { id: number } }) => user.id)).toEqual([admin.id]);
    expect((await call('getChatMemberCount', { chat_id: group.id })).result).toBe(3);
  });
});

test('a channel shows what the bot posts, and the bot reads what is posted', async () => {
  const { group, send, heard } = await createGroup({
    type: 'channel',
    username: 'thenews',
    bot: 'administrator',
  });
  await send('@thenews', 'A post');
  expect(group.chat.fromBot.map(({ text }) => text)).toEqual(['A post']);
  group.saysAs(group, 'A post by an editor');
  expect(await heard()).toEqual(['A post by an editor']);
});
