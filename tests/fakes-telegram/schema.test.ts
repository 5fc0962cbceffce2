import { expect, test } from 'vitest';
import { createBot } from './bot.ts';

const button = (more: object) => ({ inline_keyboard: [[{ text: 'Press', ...more }]] });
const article = (more: object = {}) => ({
  type: 'article',
  id: '1',
  title: 'Title',
  input_message_content: { message_text: 'Text' },
  ...more,
});

/** A request, the rule that it breaks, and what the violation points at; undefined where it breaks none. */
type Request = readonly [
  name: string,
  method: string,
  parameters: object,
  rule: string | undefined,
  path?: string,
];
const requests: readonly Request[] = [
  ['a parse mode in small letters', 'sendMessage', { text: 'Hi', parse_mode: 'html' }, undefined],
  ['a plain message', 'sendMessage', { text: 'Hi' }, undefined],
  ['an unknown parameter', 'sendMessage', { text: 'Hi', txt: 1 }, 'unknown-parameter', 'txt'],
  ['a deprecated parameter', 'sendMessage', { text: 'Hi', reply_to_message_id: 1 }, 'unknown-parameter'],
  ['a missing text', 'sendMessage', {}, 'missing', 'text'],
  ['a number as text', 'sendMessage', { text: 5 }, 'wrong-type', 'text'],
  ['a truth as chat', 'sendMessage', { chat_id: true, text: 'Hi' }, 'wrong-type', 'chat_id'],
  ['an unknown parse mode', 'sendMessage', { text: 'Hi', parse_mode: 'BBCode' }, 'wrong-word', 'parse_mode'],
  ['a mode and entities', 'sendMessage', { text: 'Hi', parse_mode: 'HTML', entities: [] }, 'exclusive'],
  ['a known button', 'sendMessage', { text: 'Hi', reply_markup: button({ callback_data: 'x' }) }, undefined],
  [
    'a button of no kind',
    'sendMessage',
    { text: 'Hi', reply_markup: button({}) },
    'missing',
    'inline_keyboard[0][0]',
  ],
  [
    'a button of two kinds',
    'sendMessage',
    { text: 'Hi', reply_markup: button({ callback_data: 'x', url: 'https://a.example' }) },
    'exclusive',
    'inline_keyboard[0][0]',
  ],
  [
    'an unknown field in a button',
    'sendMessage',
    { text: 'Hi', reply_markup: button({ callback_data: 'x', colour: 'red' }) },
    'unknown-field',
    'reply_markup.inline_keyboard[0][0].colour',
  ],
  [
    'an unknown button style',
    'sendMessage',
    { text: 'Hi', reply_markup: button({ callback_data: 'x', style: 'pink' }) },
    'wrong-word',
  ],
  [
    'data of 64 bytes',
    'sendMessage',
    { text: 'Hi', reply_markup: button({ callback_data: 'é'.repeat(32) }) },
    undefined,
  ],
  [
    'data of 66 bytes',
    'sendMessage',
    { text: 'Hi', reply_markup: button({ callback_data: 'é'.repeat(33) }) },
    'length',
    'callback_data',
  ],
  ['empty data', 'sendMessage', { text: 'Hi', reply_markup: button({ callback_data: '' }) }, 'length'],
  [
    '256 characters to copy',
    'sendMessage',
    { text: 'Hi', reply_markup: button({ copy_text: { text: '🚀'.repeat(256) } }) },
    undefined,
  ],
  [
    '257 characters to copy',
    'sendMessage',
    { text: 'Hi', reply_markup: button({ copy_text: { text: '🚀'.repeat(257) } }) },
    'length',
  ],
  ['a list that is an object', 'sendMessage', { text: 'Hi', entities: {} }, 'wrong-type', 'entities'],
  [
    'a broken offset',
    'sendMessage',
    { text: 'Hi', entities: [{ type: 'bold', offset: 0.5, length: 1 }] },
    'wrong-type',
    'entities[0].offset',
  ],
  [
    'an unknown entity',
    'sendMessage',
    { text: 'Hi', entities: [{ type: 'blink', offset: 0, length: 1 }] },
    'wrong-word',
    'entities[0].type',
  ],
  ['a reply to nothing', 'sendMessage', { text: 'Hi', reply_parameters: {} }, 'missing', 'reply_parameters'],
  [
    'big and small previews',
    'sendMessage',
    { text: 'Hi', link_preview_options: { prefer_small_media: true, prefer_large_media: true } },
    'exclusive',
  ],
  [
    'a placeholder of 65',
    'sendMessage',
    { text: 'Hi', reply_markup: { force_reply: true, input_field_placeholder: 'x'.repeat(65) } },
    'length',
  ],
  ['an unknown action', 'sendChatAction', { action: 'thinking' }, 'wrong-word', 'action'],
  ['a known action', 'sendChatAction', { action: 'typing' }, undefined],
  ['no ids to delete', 'deleteMessages', { message_ids: [] }, 'count', 'message_ids'],
  [
    '101 ids to delete',
    'deleteMessages',
    { message_ids: Array.from({ length: 101 }, (_, id) => id) },
    'count',
  ],
  ['a long topic name', 'createForumTopic', { name: 'x'.repeat(129) }, 'length', 'name'],
  [
    'an unknown reaction',
    'setMessageReaction',
    { message_id: 1, reaction: [{ type: 'emoji', emoji: '🦖' }] },
    'wrong-word',
  ],
  ['a draft of number nothing', 'sendMessageDraft', { text: 'x' }, 'missing', 'draft_id'],
  [
    'rich blocks',
    'sendRichMessage',
    {
      rich_message: {
        blocks: [{ type: 'pullquote', text: ['One ', { type: 'bold', text: 'two' }], credit: 'Me' }],
      },
    },
    undefined,
  ],
  [
    'a rich block of no kind',
    'sendRichMessage',
    { rich_message: { blocks: [{ type: 'pulquote', text: 'x' }] } },
    'wrong-word',
  ],
  [
    'a wrong type deep inside',
    'sendRichMessage',
    {
      rich_message: {
        blocks: [
          { type: 'details', summary: 'x', blocks: [{ type: 'paragraph', text: { type: 'bold', text: 5 } }] },
        ],
      },
    },
    'wrong-type',
    'blocks[0].blocks[0].text.text',
  ],
  [
    'two forms of a rich message',
    'sendRichMessage',
    { rich_message: { html: 'x', markdown: 'x' } },
    'exclusive',
  ],
  [
    'rich and plain at once',
    'editMessageText',
    { message_id: 1, text: 'x', rich_message: { html: 'x' } },
    'exclusive',
  ],
];

test.each(requests.map((request) => ({ name: request[0], request })))('$name', async ({ request }) => {
  const [, method, parameters, rule, path] = request;
  const { server, call } = await createBot();
  const reader = server.user({ started: true });
  await call(method, { chat_id: reader.id, ...parameters });
  const [violation] = server.violations;
  expect(violation?.rule).toBe(rule);
  if (path !== undefined) expect(violation?.detail).toContain(path);
});

test('what the real server overlooks is reported, and carried out all the same', async () => {
  const { server, send } = await createBot();
  const reader = server.user({ started: true });
  expect((await send(reader.id, 'Hi', { colour: 'red' })).ok).toBe(true);
  expect(server.violations).toHaveLength(1);
  expect(() => server.assertNoViolations()).toThrow('sendMessage: unknown-parameter: colour');
});

test('what the real server refuses is refused, in its words', async () => {
  const { server, call } = await createBot();
  const reader = server.user({ started: true });
  const described = async (method: string, parameters: object) =>
    (await call(method, { ...parameters })).description;
  expect(await described('sendMessage', { text: 'Hi' })).toBe('Bad Request: chat_id is empty');
  expect(await described('sendMessage', { chat_id: reader.id })).toBe('Bad Request: message text is empty');
  const data = { chat_id: reader.id, text: 'Hi', reply_markup: button({ callback_data: 'x'.repeat(65) }) };
  expect(await described('sendMessage', data)).toBe('Bad Request: BUTTON_DATA_INVALID');
  const typeless = { chat_id: reader.id, text: 'Hi', reply_markup: button({}) };
  expect(await described('sendMessage', typeless)).toBe(
    'Bad Request: text buttons are unallowed in the inline keyboard',
  );
});

test('results of an inline query are told apart by their type', async () => {
  const { server, call } = await createBot();
  const reader = server.user();
  const answer = async (result: object) => {
    const { id } = reader.asksInline(JSON.stringify(result));
    return await call('answerInlineQuery', { inline_query_id: id, results: [result] });
  };
  expect((await answer(article())).ok).toBe(true);
  expect(server.violations).toEqual([]);
  await answer(article({ id: 'x'.repeat(65) }));
  await answer(article({ type: 'artikel' }));
  await answer(article({ hide_url: true }));
  await answer(article({ input_message_content: { message_txt: 'Text' } }));
  expect(new Set(server.violations.map(({ rule }) => rule))).toEqual(
    new Set(['length', 'wrong-word', 'unknown-field', 'missing']),
  );
});

test('an unknown method is refused, and so is one that this server does not play', async () => {
  const { call, broken } = await createBot();
  expect(await call('sendMesage')).toMatchObject({
    error_code: 404,
    description: 'Not Found: method not found',
  });
  expect(await call('sendDice', { chat_id: 1 })).toMatchObject({ error_code: 501 });
  expect(broken()).toEqual(['unknown-method', 'not-emulated']);
});

test('a rule can be tolerated', async () => {
  const { server, send } = await createBot({ tolerates: ['unknown-parameter'] });
  await send(server.user({ started: true }).id, 'Hi', { colour: 'red' });
  server.assertNoViolations();
});
