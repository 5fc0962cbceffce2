import { describe, expect, test } from 'vitest';
import type { BotApiServerOptions } from '../fakes/telegram/index.ts';
import { createBot } from './bot.ts';

const TOO_OLD = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
const keyboard = (...data: string[]) => ({
  reply_markup: {
    inline_keyboard: [data.map((each) => ({ text: each.toUpperCase(), callback_data: each }))],
  },
});

describe('a press', () => {
  async function pressed() {
    const bot = await createBot();
    const reader = bot.server.user({ started: true });
    await bot.send(reader.id, 'Press', keyboard('more', 'stop'));
    const answer = (id: string, more: object = {}) =>
      bot.call('answerCallbackQuery', { callback_query_id: id, ...more });
    return { ...bot, reader, answer };
  }

  test('brings the data of the button and its message', async () => {
    const { reader, updates } = await pressed();
    reader.presses('MORE');
    reader.presses('stop');
    const [more, stop] = await updates();
    expect(more.callback_query).toMatchObject({
      data: 'more',
      from: { id: reader.id },
      message: { text: 'Press' },
    });
    expect(stop.callback_query.data).toBe('stop');
  });

  test('is answered once, and the reader sees it', async () => {
    const { server, reader, answer, broken } = await pressed();
    const press = reader.presses('MORE');
    expect((await answer(press.id, { text: 'Done', show_alert: true })).ok).toBe(true);
    expect(await press.answered()).toMatchObject({ text: 'Done', alert: true });
    server.assertNoViolations();
    expect((await answer(press.id)).description).toBe(TOO_OLD);
    expect(broken()).toEqual(['query-twice']);
  });

  test('answered after 15 seconds is refused and reported', async () => {
    const { server, reader, answer, broken } = await pressed();
    const [intime, late] = [reader.presses('MORE'), reader.presses('STOP')];
    await server.clock.advance(15_000);
    expect((await answer(intime.id)).ok).toBe(true);
    await server.clock.advance(1);
    expect((await answer(late.id)).description).toBe(TOO_OLD);
    expect(broken()).toEqual(['query-late']);
  });

  test('that nobody made is refused and reported', async () => {
    const { answer, broken } = await pressed();
    expect((await answer('7')).description).toBe(TOO_OLD);
    expect(broken()).toEqual(['query-unknown']);
  });

  test('that is never answered is found out at the end', async () => {
    const { server, reader } = await pressed();
    const press = reader.presses('MORE');
    await expect(press.answered()).rejects.toThrow('The bot did not answer the press on "more"');
    expect(() => server.assertNoViolations()).toThrow('press-never: the press on "more"');
  });

  test('answered with more than 200 characters is refused', async () => {
    const { reader, answer, broken } = await pressed();
    expect((await answer(reader.presses('MORE').id, { text: 'x'.repeat(201) })).ok).toBe(false);
    expect(broken()).toEqual(['length']);
  });

  test('on a message that is gone comes without it; forged data comes as it is', async () => {
    const { reader, call, updates } = await pressed();
    const { id } = await reader.chat.next();
    await call('deleteMessage', { chat_id: reader.id, message_id: id });
    reader.forges('drop tables', id);
    const [{ callback_query }] = await updates();
    expect(callback_query).toMatchObject({ data: 'drop tables', message: { message_id: id, date: 0 } });
    expect(callback_query.message.text).toBeUndefined();
  });

  test('on a button that is not there says which there are', async () => {
    const { reader } = await pressed();
    expect(() => reader.presses('Less')).toThrow('There is no button "Less" in chat');
    expect(() => reader.presses('Less')).toThrow('There are: MORE, STOP.');
  });
});

describe('an inline query', () => {
  const article = (id: string, more: object = {}) => ({
    type: 'article',
    id,
    title: `Title ${id}`,
    input_message_content: { message_text: `Text ${id}` },
    ...more,
  });
  async function asked(options: BotApiServerOptions = {}) {
    const bot = await createBot(options);
    const reader = bot.server.user();
    const answer = (id: string, results: object[], more: object = {}) =>
      bot.call('answerInlineQuery', { inline_query_id: id, results, ...more });
    return { ...bot, reader, answer };
  }

  test('brings words, offset and kind of chat', async () => {
    const { server, reader, updates } = await asked();
    reader.asksInline('troops', { offset: '10', in: server.group({ type: 'supergroup' }) });
    const [{ inline_query }] = await updates();
    expect(inline_query).toMatchObject({
      query: 'troops',
      offset: '10',
      chat_type: 'supergroup',
      from: { id: reader.id },
    });
  });

  test('is answered in time, and the chosen result is sent in the name of its reader', async () => {
    const { server, reader, answer, updates } = await asked();
    const group = server.group({ members: [reader] });
    const ask = reader.asksInline('troops', { in: group });
    await answer(ask.id, [article('1', keyboard('more')), article('2')], {
      button: { text: 'Open', start_parameter: 'x' },
    });
    expect((await ask.answered()).button).toEqual({ text: 'Open', start_parameter: 'x' });
    const sent = reader.chooses(ask, 'Title 1', group);
    expect(sent).toMatchObject({
      text: 'Text 1',
      from: 'person',
      raw: { via_bot: { username: 'PullquoteTestBot' } },
    });
    const [, chosen, message] = await updates();
    expect(chosen.chosen_inline_result).toMatchObject({ result_id: '1', query: 'troops' });
    expect(message.message.via_bot.is_bot).toBe(true);
    server.assertNoViolations();
  });

  test('lets the message be edited and pressed by its inline id', async () => {
    const { server, reader, answer, updates, call } = await asked();
    const place = server.group({ bot: 'left' });
    const ask = reader.asksInline('troops', { in: place });
    await answer(ask.id, [article('1', keyboard('more'))]);
    const { id } = reader.chooses(ask, '1', place);
    place.presses(reader, 'MORE');
    const [, chosen, pressed] = await updates();
    const { inline_message_id } = chosen.chosen_inline_result;
    expect(pressed.callback_query).toMatchObject({ inline_message_id, data: 'more' });
    expect(pressed.callback_query.message).toBeUndefined();
    expect((await call('editMessageText', { inline_message_id, text: 'New' })).result).toBe(true);
    expect(place.chat.message(id).text).toBe('New');
  });

  test('is kept for everybody, or for one, as long as the bot says', async () => {
    const { server, reader, answer } = await asked();
    const other = server.user();
    await answer(reader.asksInline('shared').id, [article('1')], { cache_time: 10 });
    await answer(reader.asksInline('own').id, [article('1')], { is_personal: true });
    expect([other.asksInline('shared').cached, other.asksInline('own').cached]).toEqual([true, false]);
    expect(reader.asksInline('own').cached).toBe(true);
    await server.clock.advance(10_000);
    expect(reader.asksInline('shared').cached).toBe(false);
  });

  test.each([
    [
      'more than 50 results',
      Array.from({ length: 51 }, (_, index) => article(String(index))),
      {},
      'too many inline query results specified',
    ],
    ['one id twice', [article('1'), article('1')], {}, 'RESULT_ID_DUPLICATE'],
    ['an offset over 64 bytes', [article('1')], { next_offset: 'é'.repeat(33) }, 'NEXT_OFFSET_INVALID'],
    [
      'a text that is too long',
      [article('1', { input_message_content: { message_text: 'x'.repeat(4097) } })],
      {},
      'message is too long',
    ],
  ])('with %s is refused and reported', async (_name, results, more, reason) => {
    const { server, reader, answer } = await asked();
    expect((await answer(reader.asksInline('x').id, results, more)).description).toBe(
      `Bad Request: ${reason}`,
    );
    expect(server.violations).not.toEqual([]);
  });

  test('answered after twenty seconds is refused and reported', async () => {
    const { server, reader, answer, broken } = await asked();
    const { id } = reader.asksInline('x');
    await server.clock.advance(20_001);
    expect((await answer(id, [])).description).toBe(TOO_OLD);
    expect(broken()).toEqual(['query-late']);
  });

  test('whose result is chosen stays unknown without inline feedback', async () => {
    const { reader, answer, updates } = await asked({ inlineFeedback: false });
    const ask = reader.asksInline('x');
    await answer(ask.id, [article('1')]);
    reader.chooses(ask, '1');
    expect((await updates()).map((update: object) => Object.keys(update)[1])).toEqual([
      'inline_query',
      'message',
    ]);
  });
});

describe('a guest', () => {
  const result = {
    type: 'article',
    id: '1',
    title: 'Answer',
    input_message_content: { message_text: 'An answer.' },
  };

  test('is called by a mention, hears that message and what it replies to, and answers once', async () => {
    const { server, updates, call, broken } = await createBot();
    const reader = server.user();
    const place = server.group({ bot: 'left' });
    const said = place.says(server.user(), 'How many were there?');
    const calling = place.summons(reader, '@pullquotetestbot answer this', { replyTo: said });
    const heard = await updates();
    expect(heard).toMatchObject([
      { guest_message: { guest_query_id: calling.id, reply_to_message: { text: 'How many were there?' } } },
    ]);
    const answered = await call('answerGuestQuery', { guest_query_id: calling.id, result });
    expect(answered.result.inline_message_id).toEqual(expect.any(String));
    expect(await calling.answered()).toMatchObject({ text: 'An answer.', from: 'bot' });
    server.assertNoViolations();
    expect((await call('answerGuestQuery', { guest_query_id: calling.id, result })).ok).toBe(false);
    expect(broken()).toEqual(['query-twice']);
  });

  test('is called again by a reply to its answer, and by nothing else', async () => {
    const { server, call } = await createBot();
    const reader = server.user();
    const place = server.group({ bot: 'left' });
    const first = place.summons(reader, '@PullquoteTestBot one');
    await call('answerGuestQuery', { guest_query_id: first.id, result });
    expect(place.summons(reader, 'two', { replyTo: await first.answered() }).id).not.toBe(first.id);
    expect(() => place.summons(reader, 'three')).toThrow('A guest is called by mentioning @PullquoteTestBot');
  });
});

describe('an ephemeral message', () => {
  async function inGroup() {
    const bot = await createBot();
    const reader = bot.server.user();
    const group = bot.server.group({ members: [reader], type: 'supergroup' });
    const whisper = (more: object, receiver = reader) =>
      bot.send(group.id, 'Quietly', {
        ephemeral_message_parameters: { receiver_user_id: receiver.id, ...more },
      });
    return { ...bot, reader, group, whisper };
  }

  test('follows a press within 15 seconds, is seen by one, and can be changed', async () => {
    const { server, reader, group, whisper, send, call } = await inGroup();
    await send(group.id, 'Press', keyboard('more'));
    const press = group.presses(reader, 'MORE');
    await call('answerCallbackQuery', { callback_query_id: press.id });
    const { result } = await whisper({ callback_query_id: press.id });
    expect(result).toMatchObject({ message_id: 0, receiver_user: { id: reader.id } });
    const texts = (user: typeof reader) => group.seenBy(user).messages.map(({ text }) => text);
    expect(texts(reader)).toEqual(['Press', 'Quietly']);
    expect(texts(server.user())).toEqual(['Press']);
    const target = {
      chat_id: group.id,
      receiver_user_id: reader.id,
      ephemeral_message_id: result.ephemeral_message_id,
    };
    expect((await call('editEphemeralMessageText', { ...target, text: 'Changed' })).ok).toBe(true);
    expect(texts(reader)).toEqual(['Press', 'Changed']);
    expect((await call('deleteEphemeralMessage', target)).ok).toBe(true);
    expect(texts(reader)).toEqual(['Press']);
    await server.clock.advance(15_001);
    expect((await whisper({ callback_query_id: press.id })).ok).toBe(false);
    server.assertNoViolations();
  });

  test('follows an ephemeral command', async () => {
    const { reader, group, send, call, updates } = await inGroup();
    expect(() => group.whispers(reader, '/ask it')).toThrow('not registered as an ephemeral command');
    const commands = [{ command: 'ask', description: 'Ask', is_ephemeral: true }];
    await call('setMyCommands', { commands, scope: { type: 'all_group_chats' } });
    group.whispers(reader, '/ask it');
    const [{ message }] = await updates();
    expect(message).toMatchObject({
      message_id: 0,
      text: '/ask it',
      ephemeral_message_id: expect.any(Number),
    });
    const answer = await send(group.id, 'Quietly', {
      ephemeral_message_parameters: { receiver_user_id: reader.id },
      reply_parameters: { ephemeral_message_id: message.ephemeral_message_id },
    });
    expect(answer.ok).toBe(true);
  });

  test('takes the place of the message that was pressed on, for who pressed alone', async () => {
    const { server, reader, group, whisper, send, call } = await inGroup();
    await send(group.id, 'Press', keyboard('more'));
    await send(group.id, 'Another');
    const press = group.presses(reader, 'MORE');
    await call('answerCallbackQuery', { callback_query_id: press.id });
    await whisper({ callback_query_id: press.id, replace_callback_query_message: true });
    const texts = (user: typeof reader) => group.seenBy(user).messages.map(({ text }) => text);
    expect(texts(reader)).toEqual(['Quietly', 'Another']);
    expect(texts(server.user())).toEqual(['Press', 'Another']);
    server.assertNoViolations();
    expect((await whisper({ replace_callback_query_message: true })).ok).toBe(false);
    expect(server.violations.map(({ rule }) => rule)).toEqual([]);
    group.setsBot(reader, 'administrator');
    expect((await whisper({ replace_callback_query_message: true })).ok).toBe(false);
    expect(server.violations.map(({ rule }) => rule)).toEqual(['exclusive']);
  });

  test('can be answered in kind only, and what the bot whispered cannot be replied to', async () => {
    const { server, reader, group, whisper, send, call } = await inGroup();
    const commands = [{ command: 'ask', description: 'Ask', is_ephemeral: true }];
    await call('setMyCommands', { commands, scope: { type: 'all_group_chats' } });
    const said = group.whispers(reader, '/ask');
    const reply_parameters = { ephemeral_message_id: said.raw.ephemeral_message_id };
    expect((await send(group.id, 'To all', { reply_parameters })).ok).toBe(false);
    expect(server.violations).toMatchObject([{ rule: 'refused-content' }]);
    const ephemeral_message_parameters = { receiver_user_id: reader.id };
    const { result } = await send(group.id, 'Quietly', { reply_parameters, ephemeral_message_parameters });
    const ours = { reply_parameters: { ephemeral_message_id: result.ephemeral_message_id } };
    expect((await send(group.id, 'More', { ...ours, ephemeral_message_parameters })).ok).toBe(false);
    expect((await whisper({})).ok).toBe(false);
  });

  test('is shown to everybody by a server that does not know of it yet', async () => {
    const { server, send } = await createBot({ knowsEphemeral: false });
    const reader = server.user();
    const group = server.group({ members: [reader], type: 'supergroup' });
    const ephemeral_message_parameters = { receiver_user_id: reader.id };
    const { result } = await send(group.id, 'Hm', { ephemeral_message_parameters });
    expect(result).not.toHaveProperty('ephemeral_message_id');
    expect(group.seenBy(server.user()).messages).toHaveLength(1);
  });

  test('needs no reason where the bot is an administrator, and has no place in private', async () => {
    const { server, reader, group, whisper, send } = await inGroup();
    expect((await whisper({})).ok).toBe(false);
    group.setsBot(reader, 'administrator');
    expect((await whisper({})).ok).toBe(true);
    expect((await whisper({}, server.user())).description).toBe('Bad Request: USER_NOT_PARTICIPANT');
    reader.says('Hi');
    const parameters = { ephemeral_message_parameters: { receiver_user_id: reader.id } };
    expect((await send(reader.id, 'Quietly', parameters)).ok).toBe(false);
  });
});
