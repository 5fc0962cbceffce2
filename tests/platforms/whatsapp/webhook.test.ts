import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Incoming } from '../../../src/conversation/index.ts';
import type { Change, CloudApiServer } from '../../fakes/whatsapp/index.ts';
import { createCloudApiServer, signatureOf } from '../../fakes/whatsapp/index.ts';
import type { Bot } from './bot.ts';
import { NOW, openBot } from './bot.ts';

let server: CloudApiServer;
let bot: Bot;
let came: Incoming[];
let refuse: boolean;
beforeEach(async () => {
  server = await createCloudApiServer({ official: true });
  bot = await openBot(server);
  came = [];
  refuse = false;
  await bot.whatsapp.start(async (incoming) => {
    if (refuse) throw new Error('the disk is full');
    came.push(incoming);
  });
});
afterEach(async () => {
  await bot.close();
  await server.close();
});

const texts = () => came.map(({ text }) => text);
const seconds = String(Date.parse(NOW) / 1_000);
const metadata = () => ({
  display_phone_number: '971509990000',
  phone_number_id: server.settings.WHATSAPP_PHONE_NUMBER_ID,
});
const messages = (...all: object[]): Change => ({
  field: 'messages',
  value: { messaging_product: 'whatsapp', metadata: metadata(), messages: all },
});
const textMessage = (id: string, body: string, more: object = {}) => ({
  id: `wamid.${id}`,
  timestamp: seconds,
  type: 'text',
  from_user_id: 'AE.1',
  text: { body },
  ...more,
});
const deliveries = (how: string) => bot.figure(`pullquote_whatsapp_deliveries_total{how="${how}"}`);

describe('the handshake', () => {
  const query = (more: string) => `hub.mode=subscribe&hub.challenge=1158201444&${more}`;
  const token = () => server.settings.WHATSAPP_VERIFY_TOKEN;

  test('with the token, the challenge comes back as it is, as plain text', async () => {
    const response = await fetch(`${server.webhook.callback}?${query(`hub.verify_token=${token()}`)}`);
    expect([response.status, await response.text()]).toEqual([200, '1158201444']);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
  });

  test.each([
    ['a wrong token', () => query('hub.verify_token=wrong')],
    ['no token', () => query('')],
    ['the token twice', () => query(`hub.verify_token=${token()}&hub.verify_token=${token()}`)],
    ['no challenge', () => `hub.mode=subscribe&hub.verify_token=${token()}`],
    [
      'a challenge that is a page',
      () => `hub.mode=subscribe&hub.challenge=%3Cb%3E&hub.verify_token=${token()}`,
    ],
    ['another mode', () => `hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=${token()}`],
  ])('is refused with %s', async (_what, make) => {
    expect(await server.verifies(make())).toEqual({ status: 403, body: '' });
  });
});

describe('what is not from Meta is refused, counted, and nothing of it is stored', () => {
  const body = () => server.webhook.signed([messages(textMessage('1', 'hello'))]);

  test.each([
    ['no signature', 'unsigned', () => ({})],
    ['a signature of another form', 'unsigned', () => ({ 'x-hub-signature-256': 'sha1=00' })],
    [
      'capital letters in the signature',
      'unsigned',
      () => ({
        'x-hub-signature-256': body()
          .signature.toUpperCase()
          .replace('SHA256', 'sha256')
          .replace(/=\d+$/, '=A'),
      }),
    ],
    [
      'the signature of another secret',
      'forged',
      () => ({
        'x-hub-signature-256': signatureOf(body().body, 'another secret'),
      }),
    ],
    [
      'the signature of another body',
      'forged',
      () => ({ 'x-hub-signature-256': signatureOf('{}', server.secret) }),
    ],
  ])('%s', async (_what, how, headers) => {
    expect(await server.webhook.post(body().body, headers())).toBe(401);
    expect(came).toEqual([]);
    expect(await deliveries(how)).toBe(1);
  });

  test('more than three megabytes', async () => {
    const large = Buffer.alloc(3 * 1024 * 1024 + 1, 'x');
    const status = await server.webhook.post(large, {
      'x-hub-signature-256': signatureOf(large, server.secret),
    });
    expect([status, await deliveries('oversized')]).toEqual([413, 1]);
  });

  test.each(['', '{', 'null', '\u0000'])('signed, but no JSON: %j', async (raw) => {
    const status = await server.webhook.post(raw, { 'x-hub-signature-256': signatureOf(raw, server.secret) });
    expect([status, await deliveries('malformed')]).toEqual([400, 1]);
  });

  test('signed JSON of something else is answered, so that it does not come for a week, and counted', async () => {
    for (const raw of ['[]', '{}', '{"object":"page","entry":[]}', '"x"', '7']) {
      const status = await server.webhook.post(raw, {
        'x-hub-signature-256': signatureOf(raw, server.secret),
      });
      expect(status).toBe(200);
    }
    expect(await deliveries('foreign')).toBe(5);
    expect(came).toEqual([]);
  });

  test('comparing takes as long wherever a forged signature differs', async () => {
    const { body: raw, signature } = body();
    const off = (at: number) =>
      `sha256=${[...signature.slice(7)].map((digit, index) => (index === at ? (digit === '0' ? '1' : '0') : digit)).join('')}`;
    for (const at of [0, 31, 63]) {
      expect(await server.webhook.post(raw, { 'x-hub-signature-256': off(at) })).toBe(401);
    }
    expect(await deliveries('forged')).toBe(3);
  });
});

describe('what is from Meta', () => {
  test('the signature counts over the bytes as they came, escapes and all', async () => {
    const said = 'é @ / 🚀 قال "x"';
    expect(await server.posts(messages(textMessage('1', said)))).toBe(200);
    expect(texts()).toEqual([said]);
  });

  test('either of two secrets may have signed', async () => {
    await bot.close();
    bot = await openBot(server, { appSecrets: ['f'.repeat(32), server.secret] });
    await bot.whatsapp.start(async (incoming) => void came.push(incoming));
    expect(await server.posts(messages(textMessage('1', 'hello')))).toBe(200);
    expect(texts()).toEqual(['hello']);
  });

  test('three megabytes in one delivery are taken', async () => {
    const many = Array.from({ length: 900 }, (_, n) => textMessage(`${n}`, 'x'.repeat(3_000)));
    expect(await server.posts(messages(...many))).toBe(200);
    expect(came).toHaveLength(900);
  });

  test('a batch of many entries, fields, people, statuses and unknown things loses nothing', async () => {
    const status = { id: 'wamid.s', status: 'sent', timestamp: seconds };
    expect(
      await server.posts(
        messages(textMessage('1', 'one'), textMessage('2', 'two', { from_user_id: 'AE.2' })),
        {
          field: 'messages',
          value: { ...messages().value, messages: [textMessage('3', 'three')], statuses: [status] },
        },
        { field: 'a_new_field', value: { anything: [1] } },
        { field: 'account_update', value: { event: 'DISABLED_UPDATE' } },
        { field: 'messages', value: { metadata: metadata(), messages: 'nonsense' } },
        messages(textMessage('4', 'four', { new_key: { x: 1 } })),
      ),
    ).toBe(200);
    expect(texts().sort()).toEqual(['four', 'one', 'three', 'two']);
    expect(await bot.figure('pullquote_whatsapp_passed_over_total{reason="unknown"}')).toBe(2);
  });

  test('messages of one chat are taken in by their time, whatever their order', async () => {
    const at = (offset: number) => ({ timestamp: String(Number(seconds) - offset) });
    await server.posts(messages(textMessage('2', 'second', at(0)), textMessage('1', 'first', at(5))));
    expect(texts()).toEqual(['first', 'second']);
  });

  test('other numbers of the account are not ours', async () => {
    const { value } = messages(textMessage('1', 'hello'));
    const other = { ...metadata(), phone_number_id: '999' };
    expect(await server.posts({ field: 'messages', value: { ...value, metadata: other } })).toBe(200);
    expect(came).toEqual([]);
  });

  test('what could not be stored is answered so that it comes again, and then is taken', async () => {
    refuse = true;
    const reader = server.person();
    reader.says('hello');
    await server.until(() => server.webhook.posts.length >= 1, 'it is delivered');
    refuse = false;
    await server.settled();
    expect(texts()).toEqual(['hello']);
    expect(server.webhook.posts[0]?.status).toBe(503);
  });

  test('while nothing can be taken in, Meta is told to come again', async () => {
    await bot.whatsapp.stop();
    expect(await server.posts(messages(textMessage('1', 'hello')))).toBe(503);
  });

  test('what is more than a week old has been handled, or nobody waits for it', async () => {
    const old = { timestamp: String(Number(seconds) - 9 * 24 * 3_600) };
    expect(await server.posts(messages(textMessage('1', 'hello', old)))).toBe(200);
    expect(came).toEqual([]);
  });

  test('the id of an incoming does not tell the phone number that the id of the message holds', async () => {
    const reader = server.person();
    const wamid = reader.says('hello');
    await server.settled();
    expect(Buffer.from(wamid.slice(6), 'base64').toString('latin1')).toContain(reader.state.phone);
    expect(came[0]?.id).toMatch(/^[\w-]{43}$/);
    expect(came[0]?.message).toBe(wamid);
  });
});

describe('people', () => {
  test.each(['phone', 'both', 'username', 'empty'] as const)(
    'are known by their business-scoped id, whatever else is told: %s',
    async (kind) => {
      const reader = server.person({ kind, parent: true });
      reader.says('hello');
      await server.settled();
      const { bsuid: address, phone } = reader.state;
      expect(came[0]?.chat).toEqual({
        ...{ platform: 'whatsapp', address, kind: 'private' },
        ...((kind === 'phone' || kind === 'both') && { formerly: `+${phone}` }),
      });
    },
  );

  test('where no such id is told, by their number', async () => {
    const known = textMessage('1', 'hello', { from: '971501200001', from_user_id: undefined });
    await server.posts(messages(known));
    expect(came[0]?.chat.address).toBe('+971501200001');
  });

  test('where neither is told, nothing can be answered', async () => {
    await server.posts(messages(textMessage('1', 'hello', { from: '', from_user_id: '' })));
    expect(came).toEqual([]);
  });

  test('a new id or a new number carries the chat along', async () => {
    const reader = server.person();
    const before = { ...reader.state };
    reader.changesNumber('971501299999');
    await server.settled();
    expect(came.map(({ chat, change }) => [chat.address, change])).toEqual([
      [`+${before.phone}`, { kind: 'moved', address: '+971501299999' }],
      [before.bsuid, { kind: 'moved', address: reader.state.bsuid }],
    ]);
  });

  test('a message is marked as read, and the dots show that somebody writes', async () => {
    const wamid = server.person().says('hello');
    await server.settled();
    await server.until(() => server.calls('/messages').length === 1, 'it is marked');
    expect(server.calls('/messages')[0]).toMatchObject({ status: 'read', message_id: wamid });
    server.assertNoViolations();
  });

  test('of many messages that come at once only the last is marked, which marks those before it', async () => {
    const reader = server.person();
    server.webhook.batch(() => {
      reader.says('one');
      reader.says('two');
    });
    await server.settled();
    expect(came).toHaveLength(2);
    expect(server.calls('/messages')).toMatchObject([{ status: 'read', message_id: came[1]?.message }]);
    server.assertNoViolations();
  });
});

describe('every kind of message', () => {
  const context = { from: '971509990000', id: 'wamid.ours' };
  test.each<[string, object, [string, string] | undefined]>([
    ['a text', { type: 'text', text: { body: 'hi' } }, ['text', 'hi']],
    ['a command with a space before it', { type: 'text', text: { body: ' /Help me' } }, ['text', '/Help me']],
    ['a command with a slash of full width', { type: 'text', text: { body: '／help' } }, ['text', '/help']],
    [
      'a button',
      {
        type: 'interactive',
        context,
        interactive: { type: 'button_reply', button_reply: { id: '/a', title: 'A' } },
      },
      ['choice', '/a'],
    ],
    [
      'a row',
      {
        type: 'interactive',
        context,
        interactive: { type: 'list_reply', list_reply: { id: '/b', title: 'B' } },
      },
      ['choice', '/b'],
    ],
    ['a flow', { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: {} } }, undefined],
    [
      'a quick reply of a template',
      { type: 'button', context, button: { payload: '/c', text: 'C' } },
      ['choice', '/c'],
    ],
    [
      'an image with a caption',
      { type: 'image', image: { id: '1', caption: 'what is this?' } },
      ['text', 'what is this?'],
    ],
    ['a video', { type: 'video', video: { id: '1' } }, ['text', '']],
    ['a voice note', { type: 'audio', audio: { id: '1', voice: true } }, ['text', '']],
    ['a document', { type: 'document', document: { id: '1', filename: 'a.pdf' } }, ['text', '']],
    ['a sticker', { type: 'sticker', sticker: { id: '1', animated: false } }, ['text', '']],
    ['a place', { type: 'location', location: { latitude: 1, longitude: 2 } }, ['text', '']],
    ['contacts', { type: 'contacts', contacts: [] }, ['text', '']],
    ['a reaction', { type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' } }, undefined],
    ['a reaction that is taken back', { type: 'reaction', reaction: { message_id: 'wamid.x' } }, undefined],
    ['an order', { type: 'order', order: { catalog_id: '1', product_items: [] } }, undefined],
    [
      'what is not supported',
      { type: 'unsupported', errors: [{ code: 131051, title: 'x' }], unsupported: { type: 'poll' } },
      undefined,
    ],
    ['a welcome', { type: 'request_welcome' }, undefined],
    ['a revocation', { type: 'revoke', revoke: { original_message_id: 'wamid.x' } }, undefined],
    ['a kind of tomorrow', { type: 'hologram', hologram: {} }, undefined],
    [
      'a forwarded text',
      { type: 'text', text: { body: 'fwd' }, context: { forwarded: true } },
      ['text', 'fwd'],
    ],
    [
      'a text from an advertisement',
      { type: 'text', text: { body: 'ad' }, referral: { source_type: 'ad' } },
      ['text', 'ad'],
    ],
    ['a very long text', { type: 'text', text: { body: 'x'.repeat(60_000) } }, ['text', 'x'.repeat(60_000)]],
  ])('%s', async (_what, message, expected) => {
    const base = { id: 'wamid.kind', timestamp: seconds, from_user_id: 'AE.1' };
    expect(await server.posts(messages({ ...base, ...message }))).toBe(200);
    expect(came.map(({ kind, text }) => [kind, text])).toEqual(expected ? [expected] : []);
  });

  test('a reply to a message of ours says so', async () => {
    await server.posts(messages(textMessage('1', 'why?', { context })));
    expect(came[0]?.repliesTo).toEqual({ message: 'wamid.ours', ours: true });
  });

  test('a system message without contacts, and errors of the platform, are no trouble', async () => {
    const system = {
      id: 'wamid.s',
      timestamp: seconds,
      from: '971501200001',
      type: 'system',
      system: { body: 'x', type: 'other' },
    };
    const errors = {
      field: 'messages',
      value: { metadata: metadata(), errors: [{ code: 130429, title: 'x' }] },
    };
    expect(await server.posts(messages(system), errors)).toBe(200);
    expect(came).toEqual([]);
    expect(bot.lines.join('')).toContain('look into the WhatsApp Manager');
  });
});

describe('groups', () => {
  test('the bot is silent unless it is told something by command or in reply', async () => {
    const reader = server.person();
    const group = server.group([reader, server.person()]);
    reader.says('what do you all think?', { in: group });
    reader.says('/troops', { in: group });
    await server.settled();
    await server.posts(
      messages(
        textMessage('9', 'and then?', {
          group_id: group.id,
          context: { from: '971509990000', id: 'wamid.ours' },
        }),
      ),
    );
    expect(came.map(({ text, addressed, chat }) => [text, addressed, chat.kind])).toEqual([
      ['/troops', 'command', 'group'],
      ['and then?', 'reply', 'group'],
    ]);
    expect(came[0]).toMatchObject({
      chat: { address: `group:${group.id}` },
      person: { id: reader.state.bsuid },
    });
  });

  test('a group that is taken apart is told; one that is made is empty and is not greeted', async () => {
    const event = (type: string): Change => ({
      field: 'group_lifecycle_update',
      value: { metadata: metadata(), groups: [{ type, group_id: 'Y2Fw', timestamp: seconds }] },
    });
    await server.posts(event('group_create'));
    await server.posts(event('group_delete'));
    expect(came.map(({ change }) => change?.kind)).toEqual(['removed']);
  });

  test('where the account has none, nothing of a group is heard', async () => {
    const other = await createCloudApiServer();
    const small = await openBot(other);
    const heard: Incoming[] = [];
    await small.whatsapp.start(async (incoming) => void heard.push(incoming));
    const reader = other.person();
    reader.says('/troops', { in: other.group([reader]) });
    await other.settled();
    expect(heard).toEqual([]);
    await small.close();
    await other.close();
  });
});
