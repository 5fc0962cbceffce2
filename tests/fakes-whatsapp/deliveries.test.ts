import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FakeClock } from '../fakes/clock.ts';
import { createFakeClock } from '../fakes/clock.ts';
import type { CloudApiServer, FakePerson } from '../fakes/whatsapp/index.ts';
import { asciiJson, createCloudApiServer, signatureOf } from '../fakes/whatsapp/index.ts';
import type { Callback } from './callback.ts';
import { openCallback } from './callback.ts';
import { send, text } from './raw.ts';

let clock: FakeClock;
let server: CloudApiServer;
let callback: Callback;
let reader: FakePerson;
beforeEach(async () => {
  clock = createFakeClock();
  server = await createCloudApiServer({ clock });
  callback = await openCallback(server);
  reader = server.person();
});
afterEach(async () => {
  await callback.close();
  await server.close();
});

const values = () =>
  callback.bodies.flatMap(({ text: body }) =>
    JSON.parse(body).entry.flatMap((entry: { changes: { value: Record<string, unknown> }[] }) =>
      entry.changes.map(({ value }) => value),
    ),
  );

test('a delivery is signed over escaped ASCII, so that a body written anew has another signature', async () => {
  reader.says('é @ / 🚀');
  await server.settled();
  const [delivered] = callback.bodies;
  expect(delivered?.text).toContain('\\u00e9 \\u0040 \\/ \\ud83d\\ude80');
  expect(delivered?.signature).toBe(signatureOf(delivered?.text ?? '', server.secret));
  const anew = JSON.stringify(JSON.parse(delivered?.text ?? ''));
  expect(signatureOf(anew, server.secret)).not.toBe(delivered?.signature);
  expect(JSON.parse(asciiJson('é@/🚀'))).toBe('é@/🚀');
});

test('a delivery that is not answered with 200 comes again, less and less often, until it is', async () => {
  callback.answer = 500;
  reader.says('hello');
  await server.until(() => callback.bodies.length === 2, 'the first retry comes at once');
  await clock.advance(999);
  expect(callback.bodies).toHaveLength(2);
  await clock.advance(1);
  await server.until(() => callback.bodies.length === 3, 'the second comes after a second');
  callback.answer = 200;
  await clock.advance(4_000);
  await server.settled();
  expect(callback.bodies).toHaveLength(4);
  await clock.advance(3_600_000);
  expect(callback.bodies).toHaveLength(4);
});

test('several people in one delivery', async () => {
  server.webhook.batch(() => {
    reader.says('one');
    server.person().says('two');
  });
  await server.settled();
  expect(callback.bodies).toHaveLength(1);
  expect(values()).toHaveLength(2);
});

describe('who wrote', () => {
  test.each([
    ['phone', { wa_id: expect.any(String) }, { from: expect.any(String) }],
    ['both', { wa_id: expect.any(String) }, { from: expect.any(String) }],
    ['username', {}, {}],
    ['empty', { wa_id: '' }, { from: '' }],
  ] as const)('%s', async (kind, contact, sender) => {
    const person = server.person({ kind, parent: true });
    person.says('hello');
    await server.settled();
    const [value] = values();
    const { bsuid, parent } = person.state;
    expect(value.contacts[0]).toEqual({
      profile: expect.anything(),
      user_id: bsuid,
      parent_user_id: parent,
      ...contact,
    });
    expect(value.messages[0]).toMatchObject({ from_user_id: bsuid, from_parent_user_id: parent, ...sender });
    expect('from' in value.messages[0]).toBe('from' in sender);
  });
});

describe('statuses', () => {
  const names = () => callback.statuses().map(({ status }) => status);
  beforeEach(async () => {
    reader.says('hello');
    await server.settled();
  });

  test('come with the reference of the message, after the answer', async () => {
    await send(server, reader, { ...text('x'), biz_opaque_callback_data: '17.0' });
    await server.settled();
    expect(callback.statuses()).toMatchObject([
      { status: 'sent', biz_opaque_callback_data: '17.0' },
      { status: 'delivered', biz_opaque_callback_data: '17.0' },
    ]);
  });

  test('come in any order where the test wants it so, or not at all', async () => {
    server.statuses = 'reversed';
    await send(server, reader, text('x'));
    await server.settled();
    expect(names()).toEqual(['read', 'delivered', 'sent']);
    server.statuses = 'none';
    await send(server, reader, text('x'));
    await server.settled();
    expect(names()).toHaveLength(3);
  });

  test('come although the connection was lost before the answer', async () => {
    server.fail('/messages', { kind: 'lost', how: 'reset' });
    await expect(send(server, reader, { ...text('x'), biz_opaque_callback_data: '18.0' })).rejects.toThrow();
    await server.settled();
    expect(callback.statuses()[0]).toMatchObject({ status: 'sent', biz_opaque_callback_data: '18.0' });
    expect(reader.seen).toHaveLength(1);
  });

  test('do not come where nothing was sent', async () => {
    server.fail('/messages', { kind: 'reset' });
    await expect(send(server, reader, text('x'))).rejects.toThrow();
    await server.settled();
    expect(names()).toEqual([]);
    expect(reader.seen).toEqual([]);
  });

  test('tell of a message that was accepted and fails later, without naming the reader', async () => {
    server.fail('/messages', { kind: 'fails-later', code: 131026 });
    expect((await send(server, reader, text('x'))).status).toBe(200);
    await server.settled();
    expect(callback.statuses()).toMatchObject([{ status: 'failed', errors: [{ code: 131026 }] }]);
    expect(values().at(-1)).not.toHaveProperty('contacts');
  });
});

test('a new number changes the business-scoped id, and both are told', async () => {
  const before = reader.state.bsuid;
  reader.changesNumber('971501299999');
  await server.settled();
  expect(reader.state.bsuid).not.toBe(before);
  expect(values()).toMatchObject([
    { messages: [{ type: 'system', system: { type: 'user_changed_number', wa_id: '971501299999' } }] },
    { user_id_update: [{ user_id: { previous: before, current: reader.state.bsuid } }] },
  ]);
});
