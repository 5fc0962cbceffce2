import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CloudApi, CloudApiOptions, Message } from '../../../src/platforms/whatsapp/client/index.ts';
import { ApiError, createCloudApi, LimitError } from '../../../src/platforms/whatsapp/client/index.ts';
import type { CloudApiServer, FakePerson } from '../../fakes/whatsapp/index.ts';
import { createCloudApiServer } from '../../fakes/whatsapp/index.ts';

let server: CloudApiServer;
let api: CloudApi;
let reader: FakePerson;
beforeEach(async () => {
  server = await createCloudApiServer({ requiresProof: true });
  server.statuses = 'none';
  api = client();
  reader = server.person();
  reader.state.spoke = server.person().state.spoke = Date.parse('2026-01-05T09:00:00Z');
});
afterEach(() => server.close());

function client(more: Partial<CloudApiOptions> = {}): CloudApi {
  return createCloudApi({
    token: server.token,
    number: server.settings.WHATSAPP_PHONE_NUMBER_ID ?? '',
    account: server.settings.WHATSAPP_BUSINESS_ACCOUNT_ID,
    appSecret: server.secret,
    root: server.url,
    deadline: 5_000,
    ...more,
  });
}

const to = () => ({ kind: 'bsuid', bsuid: reader.state.bsuid }) as const;
const text = (body: string): Message => ({ type: 'text', body });

async function failure(work: Promise<unknown>): Promise<ApiError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError)) throw new Error(`Not refused with an ApiError but with ${error}.`);
  return error;
}

describe('messages', () => {
  test('each kind is sent as the platform wants it', async () => {
    const image = await api.upload(new Uint8Array([1, 2, 3]), 'image/png', 'map.png');
    const wamid = reader.state.bsuid && (await api.send(to(), text('first')));
    server.template({ name: 'news', body: 'News: {{1}}, see below.' });
    const messages: Message[] = [
      { type: 'text', body: 'https://news.example', preview: true },
      { type: 'buttons', body: 'Choose.', buttons: [{ id: '/troops', title: 'Troops' }] },
      {
        type: 'list',
        body: 'Choose.',
        open: 'Topics',
        rows: [{ id: '/troops', title: 'Troops', description: 'US' }],
      },
      { type: 'link', body: 'The article', label: 'Open', url: 'https://news.example/a' },
      { type: 'image', media: { id: image }, caption: 'A map' },
      { type: 'document', media: { link: 'https://news.example/a.pdf' }, filename: 'a.pdf' },
      { type: 'reaction', message: wamid, emoji: '👍' },
      { type: 'template', name: 'news', language: 'en', variables: ['Rockets'], payloads: ['/latest'] },
    ];
    for (const message of messages) expect(await api.send(to(), message)).toMatch(/^wamid\./);
    expect(reader.seen).toHaveLength(messages.length + 1);
    expect(reader.seen.at(-1)).toMatchObject({
      text: 'News: Rockets, see below.',
      choices: [{ label: 'Read it', id: '/latest' }],
    });
    server.assertNoViolations();
  });

  test('a reply names what it replies to, and a reference travels with it', async () => {
    server.webhook.callback = 'http://127.0.0.1:9/';
    const asked = reader.says('why?');
    await api.send(to(), text('because'), { replyTo: asked, reference: '17.0' });
    expect(reader.seen[0]).toMatchObject({ replyTo: asked, reference: '17.0' });
  });

  test('a person is reached by number, a group by its id', async () => {
    await api.send({ kind: 'phone', phone: `+${reader.state.phone}` }, text('one'));
    const group = server.group([reader]);
    group.spoke = reader.state.spoke;
    await api.send({ kind: 'group', group: group.id }, text('two'));
    expect(server.sent.map(({ chat }) => chat)).toEqual([reader.state.bsuid, group.id]);
  });

  test('marking as read answers nothing and shows that somebody writes', async () => {
    server.webhook.callback = 'http://127.0.0.1:9/';
    await api.markRead(reader.says('hello'), { typing: true });
    expect(server.calls('/messages').at(-1)).toMatchObject({
      status: 'read',
      typing_indicator: { type: 'text' },
    });
    server.assertNoViolations();
  });
});

describe('limits are kept before anything is sent', () => {
  const long = (length: number) => 'x'.repeat(length);
  const button = (title: string, id = title) => ({ id, title });
  test.each<[string, Message]>([
    ['text of 4097', text(long(4097))],
    ['text without anything to see', text(' \u200B\n')],
    ['buttons under 1025 characters', { type: 'buttons', body: long(1025), buttons: [button('a')] }],
    ['no button', { type: 'buttons', body: 'a', buttons: [] }],
    [
      'four buttons',
      { type: 'buttons', body: 'a', buttons: ['a', 'b', 'c', 'd'].map((title) => button(title)) },
    ],
    ['a title of 21', { type: 'buttons', body: 'a', buttons: [button(long(21))] }],
    [
      'two buttons of one title',
      { type: 'buttons', body: 'a', buttons: [button('a', '1'), button('a', '2')] },
    ],
    [
      'eleven rows',
      { type: 'list', body: 'a', open: 'b', rows: Array.from({ length: 11 }, (_, n) => button(`${n}`)) },
    ],
    ['a row title of 25', { type: 'list', body: 'a', open: 'b', rows: [button(long(25))] }],
    ['a caption of 1025', { type: 'image', media: { id: '1' }, caption: long(1025) }],
    [
      'a variable with a line break',
      { type: 'template', name: 'a', language: 'en', variables: ['a\nb'], payloads: [] },
    ],
    [
      'a variable with five spaces',
      { type: 'template', name: 'a', language: 'en', variables: ['a     b'], payloads: [] },
    ],
  ])('%s', async (_what, message) => {
    await expect(api.send(to(), message)).rejects.toThrow(LimitError);
    expect(server.calls('/messages')).toEqual([]);
  });

  test('the limits themselves are allowed', async () => {
    await api.send(to(), text(long(4096)));
    await api.send(to(), { type: 'buttons', body: long(1024), buttons: [button(long(20))] });
    await api.send(to(), {
      type: 'list',
      body: long(4096),
      open: long(20),
      rows: [button(long(24), long(200))],
    });
    server.assertNoViolations();
  });
});

describe('errors', () => {
  test.each([
    [190, 'hold'],
    [33, 'hold'],
    [368, 'hold'],
    [130429, 'retry'],
    [131056, 'retry'],
    [131016, 'retry'],
    [131047, 'closed'],
    [131050, 'declined'],
    [131026, 'unreachable'],
    [131049, 'capped'],
    [130472, 'capped'],
    [132015, 'template'],
    [999_999, 'drop'],
  ])('code %i says what to do: %s', async (code, kind) => {
    server.fail('/messages', { kind: 'error', code });
    expect((await failure(api.send(to(), text('x')))).advice?.kind).toBe(kind);
  });

  test.each([
    ['a page of a proxy', { kind: 'html', status: 502 }],
    ['a connection that ends before anything', { kind: 'reset' }],
    ['a connection that ends after the message was sent', { kind: 'lost', how: 'reset' }],
    ['an answer that never comes', { kind: 'lost', how: 'silence' }],
    ['a page in place of the answer', { kind: 'hidden', status: 200 }],
  ] as const)(
    'what became of the message is not known after %s, and it is not sent again',
    async (_what, fault) => {
      server.fail('/messages', fault);
      const error = await failure(client({ deadline: 300 }).send(to(), text('x')));
      expect(error).toMatchObject({ advice: undefined, unsent: false });
      expect(server.calls('/messages')).toHaveLength(1);
    },
  );

  test('where nobody listens, nothing was sent', async () => {
    const error = await failure(client({ root: 'http://127.0.0.1:9' }).send(to(), text('x')));
    expect(error).toMatchObject({ unsent: true, advice: undefined });
  });

  test('a signal that ends gives the call up', async () => {
    server.fail('/messages', { kind: 'lost', how: 'silence' });
    const ending = new AbortController();
    const sending = failure(api.send(to(), text('x'), { signal: ending.signal }));
    await server.until(() => server.sent.length === 1, 'it arrives');
    ending.abort();
    expect((await sending).message).toContain('given up');
  });

  test('no error holds the token, the secret, the reader or the text', async () => {
    const faults = [
      { kind: 'error', code: 190 },
      { kind: 'html', status: 500 },
      { kind: 'reset' },
      { kind: 'lost', how: 'silence' },
    ] as const;
    for (const fault of faults) {
      server.fail('/messages', fault);
      const error = await failure(client({ deadline: 300 }).send(to(), text('a secret question')));
      const seen = `${error.stack} ${JSON.stringify(error, Object.getOwnPropertyNames(error))} ${error.cause}`;
      for (const secret of [server.token, server.secret, 'a secret question', reader.state.bsuid]) {
        expect(seen).not.toContain(secret);
      }
    }
  });

  test('ids and numbers in what the platform says are left out', async () => {
    const proxy = createServer((_request, response) => {
      response.statusCode = 400;
      response.end(
        JSON.stringify({
          error: {
            code: 131026,
            message: 'to +971501234567',
            error_data: { details: 'AE.13491208655302741918' },
          },
        }),
      );
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => proxy.once('listening', resolve));
    const { port } = proxy.address() as { port: number };
    const error = await failure(client({ root: `http://127.0.0.1:${port}` }).send(to(), text('x')));
    proxy.close();
    expect(error.message).not.toMatch(/\d{9}/);
  });
});

describe('the rest of the API', () => {
  test('the number says who it is', async () => {
    expect(await api.health()).toMatchObject({
      phone: '971509990000',
      quality: 'GREEN',
      dailyLimit: 250,
      official: false,
    });
  });

  test('commands and ice breakers are set and read back', async () => {
    const components = {
      commands: [{ name: 'topics', description: 'List the topics' }],
      iceBreakers: ['Latest'],
    };
    expect(await api.readComponents()).toEqual({ commands: [], iceBreakers: [] });
    await api.writeComponents(components);
    expect(await api.readComponents()).toEqual(components);
    server.assertNoViolations();
  });

  test('a template is created and looked up in its languages', async () => {
    expect(await api.templateStates('news')).toEqual([]);
    const body = 'News: {{1}}. See below.';
    const template = {
      name: 'news',
      language: 'en',
      category: 'MARKETING',
      body,
      examples: ['x'],
      buttons: ['Read'],
    } as const;
    expect(await api.createTemplate(template)).toBe('PENDING');
    expect(await api.templateStates('news')).toEqual([
      { language: 'en', status: 'PENDING', category: 'MARKETING' },
    ]);
    expect((await failure(api.createTemplate(template))).code).toBe(100);
  });

  test('a file comes back as it was uploaded, and its address gets the token only where it is Meta or ours', async () => {
    const id = await api.upload(new TextEncoder().encode('a file'), 'text/plain', 'a.txt');
    const { bytes, type } = await api.download(id);
    expect([new TextDecoder().decode(bytes), type]).toEqual(['a file', 'text/plain']);
    server.assertNoViolations();
  });
});
