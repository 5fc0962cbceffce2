import { describe, expect, test } from 'vitest';
import { createBot } from './bot.ts';

const HOUR = 3_600_000;
const keyboard = (...rows: string[][]) => ({
  inline_keyboard: rows.map((row) => row.map((text) => ({ text, callback_data: text }))),
});

describe('a message', () => {
  test('is shown as it was sent, with what Telegram made of it', async () => {
    const { server, send } = await createBot();
    const reader = server.user({ started: true });
    const entities = [
      { type: 'blockquote', offset: 0, length: 13 },
      { type: 'text_link', offset: 14, length: 6, url: 'https://news.example/a#p1' },
    ];
    const { result } = await send(reader.id, 'One sentence.\nsource /more', {
      entities,
      reply_markup: keyboard(['More', 'Context'], ['Stop']),
    });
    const seen = await reader.chat.next();
    expect(seen).toMatchObject({
      id: result.message_id,
      from: 'bot',
      text: 'One sentence.\nsource /more',
      quotations: ['One sentence.'],
      links: ['https://news.example/a#p1'],
      preview: 'https://news.example/a#p1',
      edited: false,
      silent: false,
    });
    expect(seen.entities).toEqual([...entities, { type: 'bot_command', offset: 21, length: 5 }]);
    expect(seen.buttons.map((row) => row.map(({ text, data }) => `${text}=${data}`))).toEqual([
      ['More=More', 'Context=Context'],
      ['Stop=Stop'],
    ]);
    expect(server.sent).toEqual([seen]);
    server.assertNoViolations();
  });

  test('whose text is changed or cut on the way is reported', async () => {
    const { server, send, broken } = await createBot();
    const { id } = server.user({ started: true });
    await send(id, 'a\u202Eb');
    await send(id, ' a');
    await send(id, 'a', { entities: [{ type: 'mention', offset: 0, length: 1 }] });
    await send(id, '🚀'.repeat(4097));
    await send(id, '<div>', { parse_mode: 'HTML' });
    expect(broken()).toEqual([
      'text-changed',
      'text-trimmed',
      'entity-ignored',
      'refused-content',
      'refused-content',
    ]);
  });

  test('shows no preview where it is switched off, and another where that is named', async () => {
    const { server, send } = await createBot();
    const reader = server.user({ started: true });
    await send(reader.id, 'https://a.example', { link_preview_options: { is_disabled: true } });
    await send(reader.id, 'https://a.example', { link_preview_options: { url: 'https://b.example' } });
    expect(reader.chat.messages.map(({ preview }) => preview)).toEqual([undefined, 'https://b.example']);
  });

  test('has ids that grow, over all private chats', async () => {
    const { server, send } = await createBot();
    const [one, two] = [server.user({ started: true }), server.user({ started: true })];
    const ids = [];
    for (const { id } of [one, two, one]) ids.push((await send(id, 'x')).result.message_id);
    expect(ids).toEqual([1, 2, 3]);
  });
});

test('a deep link that Telegram would not pass on is reported, and cannot be opened', async () => {
  const { server, send, broken } = await createBot();
  const reader = server.user({ started: true });
  const button = (payload: string) => ({
    reply_markup: {
      inline_keyboard: [[{ text: 'Ask', url: `https://t.me/PullquoteTestBot?start=${payload}` }]],
    },
  });
  await send(reader.id, 'x', button('a'.repeat(64)));
  expect(broken()).toEqual([]);
  await send(reader.id, 'x', button('2020.08.21'));
  const url = 'https://t.me/pullquotetestbot?start=a%20b';
  await send(reader.id, 'x', { entities: [{ type: 'text_link', offset: 0, length: 1, url }] });
  expect(broken()).toEqual(['deep-link', 'deep-link']);
  expect(() => reader.starts('a b')).toThrow('"a b" is no payload of a deep link');
});

describe('a keyboard', () => {
  test('has at most a hundred buttons, eight in a row', async () => {
    const { server, send, broken } = await createBot();
    const { id } = server.user({ started: true });
    const hundred = Array.from({ length: 20 }, () => ['1', '2', '3', '4', '5']);
    expect((await send(id, 'x', { reply_markup: keyboard(...hundred) })).ok).toBe(true);
    expect(
      (await send(id, 'x', { reply_markup: keyboard(['1', '2', '3', '4', '5', '6', '7', '8', '9']) })).ok,
    ).toBe(true);
    expect((await send(id, 'x', { reply_markup: keyboard(...hundred, ['x']) })).description).toBe(
      'Bad Request: reply markup is too long',
    );
    expect(broken()).toEqual(['too-many-buttons', 'too-many-buttons']);
  });

  test('has words and valid links', async () => {
    const { server, send } = await createBot();
    const { id } = server.user({ started: true });
    const link = (text: string, url: string) => ({ reply_markup: { inline_keyboard: [[{ text, url }]] } });
    expect((await send(id, 'x', link('Open', 'https://a.example/b'))).ok).toBe(true);
    expect((await send(id, 'x', link(' ', 'https://a.example/b'))).error_code).toBe(400);
    expect((await send(id, 'x', link('Open', 'not a link'))).description).toContain('Wrong HTTP URL');
  });

  test('of the reader is shown in place of their own', async () => {
    const { server, send } = await createBot();
    const reader = server.user({ started: true });
    await send(reader.id, 'x', { reply_markup: { keyboard: [[{ text: 'Yes' }, { text: 'No' }]] } });
    expect((await reader.chat.next()).keyboard).toEqual([['Yes', 'No']]);
  });
});

describe('a chat refuses', () => {
  test.each([
    ['one whom the bot never saw', () => undefined, 400, 'Bad Request: chat not found'],
    [
      'one whom it saw in a group only',
      ({ server, reader }: Place) => server.group({ bot: 'administrator' }).says(reader, 'Hi'),
      403,
      "Forbidden: bot can't initiate conversation with a user",
    ],
    [
      'one who blocked it',
      ({ reader }: Place) => {
        reader.says('Hi');
        reader.blocks();
      },
      403,
      'Forbidden: bot was blocked by the user',
    ],
    [
      'one whose account is gone',
      ({ reader }: Place) => {
        reader.says('Hi');
        reader.deactivates();
      },
      403,
      'Forbidden: user is deactivated',
    ],
  ])('%s', async (_name, arrange, error_code, description) => {
    const { server, send } = await createBot();
    const reader = server.user();
    arrange({ server, reader });
    expect(await send(reader.id, 'Hi')).toMatchObject({ ok: false, error_code, description });
    expect(server.violations).toEqual([]);
  });

  test('nobody any more who unblocked it', async () => {
    const { server, send, updates } = await createBot();
    const reader = server.user({ started: true });
    reader.blocks();
    reader.unblocks();
    expect((await send(reader.id, 'Hi')).ok).toBe(true);
    const changes = (await updates()).map(
      ({ my_chat_member: { old_chat_member, new_chat_member } }: Change) => [
        old_chat_member.status,
        new_chat_member.status,
      ],
    );
    expect(changes).toEqual([
      ['member', 'kicked'],
      ['kicked', 'member'],
    ]);
  });
});

type Bot = Awaited<ReturnType<typeof createBot>>;
type Place = { server: Bot['server']; reader: ReturnType<Bot['server']['user']> };
type Change = {
  my_chat_member: { old_chat_member: { status: string }; new_chat_member: { status: string } };
};

describe('a reply', () => {
  const reply = (message_id: number, more: object = {}) => ({ reply_parameters: { message_id, ...more } });

  test('shows what it replies to', async () => {
    const { server, send } = await createBot();
    const reader = server.user();
    const { id } = reader.says('A question');
    await send(reader.id, 'An answer', reply(id));
    expect((await reader.chat.next()).replyTo).toBe(id);
  });

  test('to nothing is refused, or sent without it where that is allowed', async () => {
    const { server, send } = await createBot();
    const reader = server.user({ started: true });
    expect((await send(reader.id, 'x', reply(99))).description).toBe(
      'Bad Request: message to be replied not found',
    );
    expect((await send(reader.id, 'x', reply(99, { allow_sending_without_reply: true }))).ok).toBe(true);
  });

  test('quotes word for word, marks included, or is refused', async () => {
    const { server, send } = await createBot();
    const reader = server.user({ started: true });
    const bold = [{ type: 'bold', offset: 4, length: 4 }];
    const { result } = await send(reader.id, 'One bold word, one bold word', { entities: bold });
    const quoting = (more: object) => send(reader.id, 'x', reply(result.message_id, more));
    const marked = [{ type: 'bold', offset: 0, length: 4 }];
    expect((await quoting({ quote: 'bold', quote_entities: marked })).result.quote).toMatchObject({
      position: 4,
    });
    expect((await quoting({ quote: 'bold word', quote_position: 19 })).result.quote).toMatchObject({
      position: 19,
    });
    expect((await quoting({ quote: 'Bold word' })).description).toBe('Bad Request: QUOTE_TEXT_INVALID');
    expect((await quoting({ quote: 'One bold' })).description).toBe('Bad Request: QUOTE_TEXT_INVALID');
  });

  test('may quote a post of a channel, and never falls back there', async () => {
    const { server, send } = await createBot();
    const reader = server.user({ started: true });
    const channel = server.group({ type: 'channel', username: 'thenews', bot: 'administrator' });
    const { result } = await send('@thenews', 'The whole story.');
    const there = { chat_id: '@TheNews', quote: 'story', allow_sending_without_reply: true };
    const answer = await send(reader.id, 'x', reply(result.message_id, there));
    expect(answer.result).toMatchObject({
      external_reply: { chat: { id: channel.id } },
      quote: { text: 'story' },
    });
    expect((await send(reader.id, 'x', reply(99, there))).description).toContain(
      'message to be replied not found',
    );
  });
});

describe('a sent message', () => {
  test('can be edited, but not to what it says already', async () => {
    const { server, send, call } = await createBot();
    const reader = server.user({ started: true });
    const { result } = await send(reader.id, 'Old', { reply_markup: keyboard(['More']) });
    const target = { chat_id: reader.id, message_id: result.message_id };
    expect((await call('editMessageText', { ...target, text: 'New' })).result).toMatchObject({ text: 'New' });
    const seen = await reader.chat.edited(result.message_id);
    expect(seen).toMatchObject({ text: 'New', edited: true, buttons: [] });
    expect((await call('editMessageText', { ...target, text: 'New' })).description).toMatch(
      /^Bad Request: message is not modified: specified new message content/,
    );
    expect((await call('editMessageReplyMarkup', { ...target, reply_markup: keyboard(['Less']) })).ok).toBe(
      true,
    );
    expect((await call('editMessageCaption', { ...target, caption: 'x' })).description).toContain(
      'no caption',
    );
    server.assertNoViolations();
  });

  test('of somebody else cannot be edited, and none that is gone', async () => {
    const { server, call } = await createBot();
    const reader = server.user();
    const { id } = reader.says('Mine');
    const edit = (message_id: number) =>
      call('editMessageText', { chat_id: reader.id, message_id, text: 'x' });
    expect((await edit(id)).description).toBe("Bad Request: message can't be edited");
    expect((await edit(99)).description).toBe('Bad Request: message to edit not found');
  });

  test('can be deleted for 48 hours', async () => {
    const { server, send, call } = await createBot();
    const reader = server.user({ started: true });
    const one = (await send(reader.id, 'one')).result.message_id;
    const two = (await send(reader.id, 'two')).result.message_id;
    const remove = (message_id: number) => call('deleteMessage', { chat_id: reader.id, message_id });
    expect((await remove(one)).ok).toBe(true);
    expect((await remove(one)).description).toBe('Bad Request: message to delete not found');
    await server.clock.advance(48 * HOUR + 1000);
    expect((await remove(two)).description).toContain("message can't be deleted");
    expect(reader.chat.messages.map(({ text }) => text)).toEqual(['two']);
  });

  test('can be pinned, copied, forwarded and marked with a reaction', async () => {
    const { server, send, call } = await createBot();
    const [reader, friend] = [server.user({ started: true }), server.user({ started: true })];
    const { message_id } = (await send(reader.id, 'News', { protect_content: false })).result;
    const target = { chat_id: reader.id, message_id };
    await call('pinChatMessage', target);
    await call('setMessageReaction', { ...target, reaction: [{ type: 'emoji', emoji: '🔥' }] });
    expect(reader.chat.message(message_id)).toMatchObject({ pinned: true, reaction: '🔥' });
    const source = { chat_id: friend.id, from_chat_id: reader.id, message_id };
    expect((await call('copyMessage', source)).result.message_id).toBeGreaterThan(message_id);
    expect((await call('forwardMessage', source)).result.forward_origin).toMatchObject({ type: 'user' });
    expect((await call('copyMessage', { ...source, message_id: 99 })).description).toContain(
      'message to copy not found',
    );
    server.assertNoViolations();
  });
});

test('a rich message shows its words, and keeps to its limits', async () => {
  const { server, call } = await createBot();
  const reader = server.user({ started: true });
  const rich = (blocks: object[]) =>
    call('sendRichMessage', { chat_id: reader.id, rich_message: { blocks } });
  await rich([{ type: 'pullquote', text: 'One sentence.', credit: 'A speaker' }]);
  expect((await reader.chat.next()).text).toBe('One sentence.\nA speaker');
  const paragraph = { type: 'paragraph', text: 'x' };
  expect((await rich(Array(501).fill(paragraph))).description).toContain('too many rich message blocks');
  expect((await rich([{ type: 'paragraph', text: 'x'.repeat(32_769) }])).description).toContain('too long');
  const nested = Array(17)
    .fill(0)
    .reduce((inner: object) => ({ type: 'blockquote', blocks: [inner] }), paragraph);
  expect((await rich([nested])).description).toContain('too deep');
});

test('a reader may edit what they said; the bot hears of it', async () => {
  const { server, updates } = await createBot();
  const reader = server.user();
  reader.edits(reader.says('/trops'), 'troops');
  const [, edited] = await updates();
  expect(edited.edited_message).toMatchObject({ text: 'troops', edit_date: expect.any(Number) });
  expect(edited.edited_message.entities).toBeUndefined();
});
