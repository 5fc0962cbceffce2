import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Incoming } from '../../../src/conversation/index.ts';
import { addressedText } from '../../../src/platforms/telegram/command.ts';
import { toIncoming } from '../../../src/platforms/telegram/incoming.ts';
import { readUpdate } from '../../../src/platforms/telegram/update.ts';
import type { BotApiServer, FakeUser } from '../../fakes/telegram/index.ts';
import { createBotApiServer } from '../../fakes/telegram/index.ts';
import type { Bot } from './bot.ts';
import { openBot, saying } from './bot.ts';

let server: BotApiServer;
let user: FakeUser;
let bot: Bot;

beforeEach(async () => {
  server = await createBotApiServer();
  user = server.user({ language: 'ar' });
  bot = openBot(server);
});
afterEach(async () => {
  await bot.telegram.stop();
  await server.close();
});

/** What arrives of what `act` does. */
async function hears(act: () => unknown): Promise<readonly Incoming[]> {
  const came: Incoming[] = [];
  await bot.telegram.start(async (incoming) => void came.push(incoming));
  act();
  await server.settled();
  return came;
}

const texts = (incomings: readonly Incoming[]) => incomings.map(({ text }) => text);

test('a question arrives with its chat, language, moment and message', async () => {
  const [incoming] = await hears(() => user.says('How many rockets?'));
  expect(incoming).toEqual({
    id: expect.stringMatching(/^\d+$/),
    chat: { platform: 'telegram', address: String(user.id), kind: 'private' },
    at: Temporal.Instant.fromEpochMilliseconds(server.clock.now().epochMilliseconds),
    language: 'ar',
    kind: 'text',
    text: 'How many rockets?',
    message: '1',
  });
});

test('our own name is cut off a command in any case, and the command of another bot is left to it', async () => {
  const heard = await hears(() => {
    user.says('/troops@someotherbot');
    user.says('/Troops@pullquotetestBOT now');
    user.says('/troops\n@PullquoteTestBot');
    user.says('/troops@');
    user.says('a/troops@someotherbot');
  });
  expect(texts(heard)).toEqual([
    '/Troops now',
    '/troops\n@PullquoteTestBot',
    '/troops@',
    'a/troops@someotherbot',
  ]);
});

test('a deep link arrives as /start with its payload', async () => {
  expect(texts(await hears(() => user.starts('troops')))).toEqual(['/start troops']);
});

test('captions count as text, and what has no words arrives empty, so that it can be answered', async () => {
  const heard = await hears(() => {
    user.says({ photo: true, caption: '/troops@PullquoteTestBot' });
    user.says({ photo: true });
    user.says({ fields: { location: { latitude: 1, longitude: 2 } } });
  });
  expect(texts(heard)).toEqual(['/troops', '', '']);
});

test('what was put into the chat through us, or by another bot, is passed over; what came through another bot is not', async () => {
  const by = (id: number) => ({ fields: { via_bot: { id, is_bot: true, first_name: 'Bot' } } });
  const heard = await hears(() => {
    user.says({ text: 'our own quotation', ...by(server.bot.id) });
    user.says({ text: 'through a picture bot', ...by(77) });
    server.user({ bot: true }).says('from a bot');
  });
  expect(texts(heard)).toEqual(['through a picture bot']);
});

test('a press on a message that is gone by now still arrives, at the moment of the press', async () => {
  await hears(() => user.says('hello'));
  const sent = await bot.telegram.send(String(user.id), saying('Choose.'), {
    signal: AbortSignal.timeout(5000),
  });
  await bot.telegram.stop();
  const chat = { id: user.id, type: 'private', first_name: 'A' };
  const [incoming] = await hears(() =>
    server.update({
      callback_query: {
        id: '1',
        from: user.profile,
        chat_instance: '1',
        data: '/troops',
        message: { chat, message_id: Number(sent.message), date: 0 },
      },
    }),
  );
  expect(incoming).toMatchObject({
    kind: 'choice',
    text: '/troops',
    message: sent.message,
    at: Temporal.Instant.from('2026-11-23T12:00:00Z'),
  });
});

test('in a group only commands and replies to us are for us', async () => {
  const group = server.group({ bot: 'administrator' });
  await bot.telegram.send(String(group.id), saying('Ask me.'), { signal: AbortSignal.timeout(5000) });
  const ours = await group.chat.next();
  const heard = await hears(() => {
    const talk = group.says(user, 'just talking');
    group.says(user, 'an answer to that', { replyTo: talk });
    group.says(user, '/troops');
    group.says(user, '/troops@SomeOtherBot');
    group.says(user, 'and when?', { replyTo: ours });
    group.saysAnonymously('/attacks@PullquoteTestBot');
  });
  expect(heard.map(({ text, chat }) => [text, chat.kind])).toEqual([
    ['/troops', 'group'],
    ['and when?', 'group'],
    ['/attacks', 'group'],
  ]);
});

test('a post that came from the linked channel by itself is not for us', async () => {
  const group = server.group({ type: 'supergroup', bot: 'administrator' });
  const channel = server.group({ type: 'channel', bot: 'administrator' });
  expect(await hears(() => group.forwards(channel, '/troops'))).toEqual([]);
});

test('a topic of a forum is part of the address, a chain of replies is not', async () => {
  const forum = server.group({ forum: true, bot: 'administrator' });
  const plain = server.group({ type: 'supergroup', bot: 'administrator' });
  const topic = forum.topic(user, 'Rumours');
  const chain = plain.says(user, 'something');
  const heard = await hears(() => {
    forum.says(user, '/troops', { topic: topic.id });
    plain.says(user, '/troops', { replyTo: chain });
  });
  expect(heard.map(({ chat }) => chat.address)).toEqual([`${forum.id}/${topic.id}`, String(plain.id)]);
});

test('any text is either left as it is, or has our name cut off its command', () => {
  const text = fc.oneof(
    fc.string(),
    fc
      .tuple(
        fc.constantFrom('/a', '/', '/A_1', '//a'),
        fc.constantFrom('@Bot', '@bot', '@other', '@', ''),
        fc.string(),
      )
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (said) => {
      const heard = addressedText(said, 'Bot');
      if (heard === undefined) expect(said).toMatch(/^\/\w+@\w+/);
      else expect([said, said.replace(/@bot/i, '')]).toContain(heard.text);
    }),
  );
});

test('nothing that could be sent as an update throws, and each message or press is heard or passed over for a reason', () => {
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(1e20, -1, Number.MAX_SAFE_INTEGER, '', '\uD800', [], {}),
  );
  const field = <Value>(value: fc.Arbitrary<Value>) =>
    fc.oneof({ weight: 30, arbitrary: value }, { weight: 1, arbitrary: odd });
  const person = fc.record(
    { id: field(fc.integer()), is_bot: field(fc.boolean()), language_code: field(fc.string()) },
    { requiredKeys: [] },
  );
  const where = {
    message_id: field(fc.integer()),
    date: field(fc.nat()),
    chat: field(
      fc.record({
        id: field(fc.integer()),
        type: field(fc.constantFrom('private', 'group', 'supergroup', 'channel')),
      }),
    ),
    from: field(person),
  };
  const message = fc.oneof(
    fc.record({ ...where, pinned_message: odd }),
    fc.record(
      {
        ...where,
        text: field(fc.constantFrom('hello', '/troops', '/troops@Bot', '/troops@other', '')),
        caption: field(fc.string()),
        sticker: odd,
        reply_to_message: field(fc.record({ from: field(person) })),
        is_topic_message: field(fc.boolean()),
        message_thread_id: field(fc.nat()),
      },
      { requiredKeys: ['message_id', 'date', 'chat'] },
    ),
  );
  const press = fc.record(
    { id: field(fc.string()), from: field(person), data: field(fc.string()), message: field(message) },
    { requiredKeys: ['id'] },
  );
  const update = fc.oneof(
    odd,
    fc.record({ update_id: field(fc.nat()), message: field(message) }),
    fc.record({ update_id: field(fc.nat()), callback_query: field(press) }),
    fc.record(
      { update_id: field(fc.nat()), poll: odd, message_reaction: odd },
      { requiredKeys: ['update_id'] },
    ),
  );
  const now = Temporal.Instant.from('2026-11-23T12:00:00Z');
  const hearing = { self: { id: 1, username: 'Bot' }, now, knows: () => true };
  const met = new Set<string>();
  fc.assert(
    fc.property(update, (raw) => {
      const read = readUpdate(JSON.parse(JSON.stringify(raw)));
      const heard = read.kind === 'malformed' ? read.kind : toIncoming(read.update, hearing);
      met.add(typeof heard === 'string' ? heard : heard.kind);
      if (typeof heard !== 'string') expect(heard.chat.address).toMatch(/^-?\d+(\/\d+)?$/);
    }),
    { numRuns: 3000 },
  );
  expect(met).toEqual(new Set(['text', 'choice', 'malformed', 'unknown', 'not for us', 'bot', 'service']));
});
