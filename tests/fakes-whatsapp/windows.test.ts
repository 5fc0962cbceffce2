import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FakeClock } from '../fakes/clock.ts';
import { createFakeClock } from '../fakes/clock.ts';
import type { CloudApiServer, FakePerson } from '../fakes/whatsapp/index.ts';
import { createCloudApiServer } from '../fakes/whatsapp/index.ts';
import type { Callback } from './callback.ts';
import { openCallback } from './callback.ts';
import { send, text } from './raw.ts';

const HOUR = 3_600_000;
let clock: FakeClock;
let server: CloudApiServer;
let callback: Callback;
let reader: FakePerson;
beforeEach(async () => {
  clock = createFakeClock();
  server = await createCloudApiServer({ clock, dailyLimit: 2 });
  callback = await openCallback(server);
  reader = server.person();
});
afterEach(async () => {
  await callback.close();
  await server.close();
});

const template = (name: string, parameters: readonly object[] = []) => ({
  type: 'template',
  template: { name, language: { code: 'en' }, components: [{ type: 'body', parameters }] },
});
const failures = async () => {
  await server.settled();
  return callback
    .statuses()
    .filter(({ status }) => status === 'failed')
    .map(({ errors }) => errors?.[0]?.code);
};

describe('the window of 24 hours', () => {
  test('is closed until the reader speaks, open for a day, and then closed again', async () => {
    expect(await send(server, reader, text('x'))).toMatchObject({ status: 400, code: 131047 });
    reader.says('hello');
    await clock.advance(24 * HOUR - 1);
    expect(await send(server, reader, text('x'))).toMatchObject({ status: 200 });
    await clock.advance(1);
    expect(await send(server, reader, text('x'))).toMatchObject({ code: 131047 });
  });

  test('is told afterwards where the test wants it so', async () => {
    server.windowRefusal = 'later';
    expect(await send(server, reader, text('x'))).toMatchObject({ status: 200 });
    expect(await failures()).toEqual([131047]);
    expect(reader.seen).toEqual([]);
  });

  test('a button opens it, a reaction does not', async () => {
    reader.says('hello');
    await send(server, reader, text('x'));
    await clock.advance(25 * HOUR);
    reader.sends({ type: 'reaction', reaction: { message_id: reader.seen[0]?.id, emoji: '👍' } });
    expect(await send(server, reader, text('x'))).toMatchObject({ code: 131047 });
    reader.sends({
      type: 'interactive',
      interactive: { type: 'button_reply', button_reply: { id: 'a', title: 'A' } },
    });
    expect(await send(server, reader, text('x'))).toMatchObject({ status: 200 });
  });

  test('a message that comes late does not open it later than it was written', async () => {
    const now = clock.now().epochMilliseconds;
    reader.says('now', { at: now });
    reader.says('from yesterday', { at: now - 20 * HOUR });
    await clock.advance(10 * HOUR);
    expect(await send(server, reader, text('x'))).toMatchObject({ status: 200 });
  });

  test("any member's message opens that of a group", async () => {
    const other = server.person();
    const group = server.group([reader, other]);
    other.says('/help', { in: group });
    const body = { recipient: undefined, recipient_type: 'group', to: group.id, ...text('x') };
    expect(await send(server, reader, body)).toMatchObject({ status: 200 });
    await server.settled();
    expect(callback.statuses().map(({ status }) => status)).toEqual(['sent', 'delivered', 'delivered']);
  });
});

describe('templates', () => {
  test('go outside the window, filled in, once they are approved', async () => {
    const news = server.template({ name: 'news', body: 'News: {{1}}. See below.', status: 'PENDING' });
    const filled = template('news', [{ type: 'text', text: 'Rockets' }]);
    expect(await send(server, reader, filled)).toMatchObject({ status: 404, code: 132001 });
    news.status = 'APPROVED';
    expect(await send(server, reader, filled)).toMatchObject({
      status: 200,
      body: { messages: [{ message_status: 'accepted' }] },
    });
    expect(reader.seen[0]?.text).toBe('News: Rockets. See below.');
    news.status = 'PAUSED';
    expect(await send(server, reader, filled)).toMatchObject({ code: 132015 });
  });

  test.each<[string, readonly object[], number]>([
    ['too few variables', [], 132000],
    ['too many variables', [1, 2].map((n) => ({ type: 'text', text: `${n}` })), 132000],
    ['names where there are positions', [{ type: 'text', text: 'x', parameter_name: 'headline' }], 132012],
    ['a line break', [{ type: 'text', text: 'a\nb' }], 132018],
    ['a tab', [{ type: 'text', text: 'a\tb' }], 132018],
    ['five spaces', [{ type: 'text', text: 'a     b' }], 132018],
    ['nothing in it', [{ type: 'text', text: '' }], 100],
  ])('are refused with %s', async (_what, parameters, code) => {
    server.template({ name: 'news', body: 'News: {{1}}. See below.' });
    expect(await send(server, reader, template('news', parameters))).toMatchObject({ code });
  });

  test('of marketing do not reach who stopped them, nor the US, nor more people a day than allowed', async () => {
    server.template({ name: 'news', body: 'News.' });
    const american = server.person({ phone: '12025550123' });
    reader.stopsMarketing();
    await send(server, reader, template('news'));
    await send(server, american, template('news'));
    expect(await failures()).toEqual([131050, 131049]);
    for (const person of [server.person(), server.person(), server.person()])
      await send(server, person, template('news'));
    expect(await failures()).toEqual([131050, 131049, 131049]);
    reader.resumesMarketing();
    await clock.advance(25 * HOUR);
    await send(server, reader, template('news'));
    await server.until(() => reader.seen.length === 1, 'it arrives');
  });
});

describe('rates', () => {
  test('45 at once to one person, and then one in six seconds', async () => {
    reader.says('hello');
    for (let n = 0; n < 45; n++) expect((await send(server, reader, text('x'))).status).toBe(200);
    expect((await send(server, reader, text('x'))).code).toBe(131056);
    await clock.advance(6_000);
    expect((await send(server, reader, text('x'))).status).toBe(200);
    expect((await send(server, reader, text('x'))).code).toBe(131056);
  });

  test('80 a second from one number', async () => {
    const people = Array.from({ length: 81 }, () => server.person());
    for (const person of people) person.state.spoke = clock.now().epochMilliseconds;
    const codes: (number | undefined)[] = [];
    for (const person of people) codes.push((await send(server, person, text('x'))).code);
    expect(codes.indexOf(130429)).toBe(80);
  });

  test('a thousand free service messages, and the statuses say what is charged', async () => {
    reader.says('hello');
    await send(server, reader, text('x'));
    server.template({ name: 'news', body: 'News.' });
    await send(server, reader, template('news'));
    await server.settled();
    const pricing = callback
      .statuses()
      .filter(({ status }) => status === 'sent')
      .map((each) => each.pricing);
    expect(pricing).toEqual([
      expect.objectContaining({ category: 'service', type: 'free_customer_service' }),
      expect.objectContaining({ category: 'marketing', type: 'regular' }),
    ]);
  });
});
