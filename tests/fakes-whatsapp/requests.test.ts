import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CloudApiServer, FakePerson } from '../fakes/whatsapp/index.ts';
import { createCloudApiServer } from '../fakes/whatsapp/index.ts';
import { raw, send, text } from './raw.ts';

let server: CloudApiServer;
let reader: FakePerson;
beforeEach(async () => {
  server = await createCloudApiServer();
  server.statuses = 'none';
  reader = server.person();
  reader.state.spoke = Date.parse('2026-01-05T09:00:00Z');
});
afterEach(() => server.close());

const messages = () => `/v26.0/${server.settings.WHATSAPP_PHONE_NUMBER_ID}/messages`;
const hello = () => ({ messaging_product: 'whatsapp', recipient: reader.state.bsuid, ...text('hello') });

describe('version, token and encoding', () => {
  test.each([
    '/v99.0/106540352242922/messages',
    '/106540352242922/messages',
    '/v26.0/106540352242922/nothing',
  ])('an unknown path is refused as the Graph API does, not with a bare 404: %s', async (path) => {
    expect(await raw(server, path, hello())).toMatchObject({ status: 400, code: 2500 });
  });

  test('a missing, a garbled and an unknown token are told apart', async () => {
    const token = (authorization: string) => raw(server, messages(), hello(), { authorization });
    expect(await token('')).toMatchObject({ status: 401, code: 0 });
    expect(await token('Bearer short')).toMatchObject({ status: 401, code: 0 });
    expect(await token(`Bearer ${'x'.repeat(60)}`)).toMatchObject({ status: 401, code: 190 });
  });

  test('a token in the address is refused, since addresses are logged', async () => {
    await raw(server, `${messages()}?access_token=${server.token}`, hello());
    expect(server.violations.join('')).toContain('a token does not belong in an address');
  });

  test('where the app demands it, each call proves that it knows the secret', async () => {
    const strict = await createCloudApiServer({ requiresProof: true });
    const number = `/v26.0/${strict.settings.WHATSAPP_PHONE_NUMBER_ID}`;
    const proof = createHmac('sha256', strict.secret).update(strict.token).digest('hex');
    expect(await raw(strict, number, undefined)).toMatchObject({ code: 100 });
    expect(await raw(strict, `${number}?appsecret_proof=00`, undefined)).toMatchObject({ code: 100 });
    expect(await raw(strict, `${number}?appsecret_proof=${proof}`, undefined)).toMatchObject({ status: 200 });
    await strict.close();
  });

  test('another content type, and what is no JSON, are refused', async () => {
    const plain = { 'content-type': 'text/plain' };
    expect(await raw(server, messages(), hello(), plain)).toMatchObject({ code: 100 });
    expect(await raw(server, messages(), '{')).toMatchObject({ code: 100 });
  });

  test('the id of another number is one that does not exist', async () => {
    expect(await raw(server, '/v26.0/999999/messages', hello())).toMatchObject({ code: 33 });
  });
});

describe('the body of a message', () => {
  const list = (more: object) => ({
    type: 'interactive',
    interactive: { type: 'list', body: { text: 'x' }, action: { button: 'b', sections: [], ...more } },
  });
  const rows = (count: number) => Array.from({ length: count }, (_, n) => ({ id: `${n}`, title: `${n}` }));
  const buttons = (...titles: string[]) => ({
    type: 'interactive',
    interactive: {
      type: 'button',
      body: { text: 'x' },
      action: { buttons: titles.map((title, id) => ({ type: 'reply', reply: { id: `${id}`, title } })) },
    },
  });

  test.each<[string, object]>([
    ['a misspelled key', { ...text('x'), preview: true }],
    ['a misspelled key inside', { type: 'text', text: { body: 'x', previewUrl: true } }],
    ['an unknown type', { type: 'hologram', hologram: {} }],
    ['the key of another type', { ...text('x'), image: { id: '1' } }],
    ['another product', { ...text('x'), messaging_product: 'instagram' }],
    ['4097 characters', text('x'.repeat(4097))],
    ['nothing to see', text(' \u200B ')],
    ['half a character', text('x\uD83D')],
    ['a reference of 513', { ...text('x'), biz_opaque_callback_data: 'x'.repeat(513) }],
    ['no button', buttons()],
    ['four buttons', buttons('1', '2', '3', '4')],
    ['a title of 21', buttons('x'.repeat(21))],
    ['two titles that are the same', buttons('x', 'x')],
    ['no section', list({})],
    [
      'eleven rows in two sections',
      list({
        sections: [
          { title: 'a', rows: rows(6) },
          { title: 'b', rows: rows(5) },
        ],
      }),
    ],
    ['two sections without titles', list({ sections: [{ rows: rows(1) }, { rows: rows(1) }] })],
    ['two rows of one id', list({ sections: [{ rows: [...rows(1), ...rows(1)] }] })],
    ['an image from nowhere', { type: 'image', image: {} }],
    ['an image from two places', { type: 'image', image: { id: '1', link: 'https://x.example' } }],
    ['an image over http', { type: 'image', image: { link: 'http://x.example' } }],
    ['an image that was never uploaded', { type: 'image', image: { id: '1' } }],
    ['a context that is no message', { ...text('x'), context: { message_id: 'x' } }],
    ['a context of another chat', { ...text('x'), context: { message_id: 'wamid.AAAAAAAAAAAAAAAA' } }],
    [
      'a reaction to nothing',
      { type: 'reaction', reaction: { message_id: 'wamid.AAAAAAAAAAAAAAAA', emoji: '👍' } },
    ],
  ])('is refused with %s, and that is a violation', async (_what, message) => {
    const { status } = await send(server, reader, message);
    expect(status).toBe(400);
    expect(server.violations).toHaveLength(1);
    expect(server.sent).toEqual([]);
  });

  test('what is missing has a code of its own', async () => {
    expect(await send(server, reader, { type: 'text' })).toMatchObject({ code: 131008 });
  });
});

describe('addresses', () => {
  const to = (more: object) =>
    raw(server, messages(), { messaging_product: 'whatsapp', ...text('x'), ...more });

  test.each<[string, object, number]>([
    ['nobody', {}, 131008],
    ['an id in place of a number', { to: 'AE.13491208655302000001' }, 100],
    ['a number in place of an id', { recipient: '+971501200001' }, 100],
    ['a number as a group', { to: '+971501200001', recipient_type: 'group' }, 100],
    ['an unknown group', { to: 'Y2FwaV9ncm91cDo', recipient_type: 'group' }, 131041],
    ['a group and a person', { to: 'Y2Fw', recipient: 'AE.1', recipient_type: 'group' }, 100],
    ['somebody unknown', { to: '+4915112345678' }, 131030],
  ])('%s is refused', async (_what, address, code) => {
    expect(await to(address)).toMatchObject({ code });
  });

  test('the answer names what was asked for: a number, an id, or a group', async () => {
    const { phone, bsuid } = reader.state;
    const contact = async (address: object) => {
      const { body } = await to(address);
      return (body.contacts as readonly object[])[0];
    };
    expect(await contact({ to: `+${phone}` })).toEqual({ input: `+${phone}`, wa_id: phone });
    expect(await contact({ recipient: bsuid })).toEqual({ input: bsuid, user_id: bsuid });
    const group = server.group([reader]);
    group.spoke = reader.state.spoke;
    const { body } = await to({ to: group.id, recipient_type: 'group' });
    expect(body).toMatchObject({ contacts: [{ input: group.id }], messages: [{ group_id: group.id }] });
  });

  test('a number without + gets our own country code, and the number wins over the id', async () => {
    const other = server.person();
    other.state.spoke = reader.state.spoke;
    await to({ to: other.state.phone.slice(3), recipient: reader.state.bsuid });
    expect(server.sent.map(({ chat }) => chat)).toEqual([other.state.bsuid]);
  });

  test('a group takes no buttons', async () => {
    const group = server.group([reader]);
    const interactive = {
      type: 'button',
      body: { text: 'x' },
      action: { buttons: [{ type: 'reply', reply: { id: '1', title: '1' } }] },
    };
    expect(
      await to({ to: group.id, recipient_type: 'group', type: 'interactive', interactive, text: undefined }),
    ).toMatchObject({ code: 100 });
  });
});

describe('marks', () => {
  const mark = (message_id: string, more: object = {}) =>
    raw(server, messages(), { messaging_product: 'whatsapp', status: 'read', message_id, ...more });

  test('a message to us is marked, and nothing else', async () => {
    server.webhook.callback = 'http://127.0.0.1:9/';
    const asked = reader.says('hello');
    expect((await mark(asked, { typing_indicator: { type: 'text' } })).body).toEqual({ success: true });
    expect((await mark(asked, { typing_indicator: { type: 'voice' } })).code).toBe(100);
    const { body } = await send(server, reader, text('x'));
    const [ours] = body.messages as readonly { readonly id: string }[];
    expect((await mark(ours?.id ?? '')).code).toBe(100);
    expect((await mark('wamid.AAAAAAAAAAAAAAAA')).code).toBe(131009);
    expect((await mark(reader.says('x', { in: server.group([reader]) }))).code).toBe(100);
  });
});

test('commands and ice breakers have limits, the stricter ones of the two that are published', async () => {
  const set = (body: object) =>
    raw(server, `/v26.0/${server.settings.WHATSAPP_PHONE_NUMBER_ID}/conversational_automation`, body);
  const command = (name: string, description = 'x') => ({
    command_name: name,
    command_description: description,
  });
  expect((await set({ commands: [command('topics')], prompts: ['Latest'] })).status).toBe(200);
  for (const wrong of [
    { commands: [command('/topics')] },
    { commands: [command('x'.repeat(31))] },
    { commands: [command('a', 'rockets 🚀')] },
    { commands: Array.from({ length: 31 }, (_, n) => command(`c${n}`)) },
    { prompts: ['1', '2', '3', '4'] },
    { prompts: ['x'.repeat(81)] },
  ])
    expect((await set(wrong)).code).toBe(100);
});
