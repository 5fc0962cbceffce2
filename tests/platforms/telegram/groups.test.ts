import { expect, test } from 'vitest';
import type { FakeGroup, FakeUser } from '../../fakes/telegram/index.ts';
import { openNewsroom, transcript } from './newsroom.ts';

test('1. a question is answered in reply to it, and more makes that one message longer', async () => {
  const { server, settled } = await openNewsroom();
  const ann = server.user({ name: 'Ann' });
  const group = server.group({ type: 'supergroup', members: [ann] });
  group.says(ann, '/ask@PullquoteTestBot how many rocket attacks were there?');
  await settled();
  group.presses(ann, 'More');
  await settled();
  expect(transcript(group)).toMatchInlineSnapshot(`
    "Ann: /ask@PullquoteTestBot how many rocket attacks were there?
    Bot (to Ann, edited): > From October to the end of July, Iraqi armed factions car…
      Trump meets Iraq PM, says US troops to exit 'at some point'…
      
      > Between August 4 and 18, 14 bomb and rocket attacks targe…
      Trump meets Iraq PM, says US troops to exit 'at some point'…
      [More]"
  `);
  expect(group.chat.fromBot).toHaveLength(1);
});

test('2. talk among people, and a command for another bot, are not answered', async () => {
  const { server, settled } = await openNewsroom();
  const [ann, ben] = people(server, 'Ann', 'Ben');
  const group = server.group({ type: 'supergroup', bot: 'administrator', members: [ann, ben] });
  group.says(ann, 'Did you read about the troops?');
  group.says(ben, '/weather@OtherBot Baghdad');
  group.says(ann, '/weather Basra');
  group.says(ben, 'write to me@PullquoteTestBot.example');
  await settled();
  expect(transcript(group)).toMatchInlineSnapshot(`
    "Ann: Did you read about the troops?
    Ben: /weather@OtherBot Baghdad
    Ann: /weather Basra
    Ben: write to me@PullquoteTestBot.example"
  `);
});

test('3. what was quoted a moment ago is pointed to and not posted again', async () => {
  const { server, settled, later } = await openNewsroom();
  const [ann, ben] = people(server, 'Ann', 'Ben');
  const group = server.group({ type: 'supergroup', members: [ann, ben] });
  const say = (who: FakeUser) => group.says(who, '/troops@PullquoteTestBot');
  say(ann);
  await settled();
  await later(300);
  say(ben);
  await settled();
  expect(transcript(group)).toMatchInlineSnapshot(`
    "Ann: /troops@PullquoteTestBot
    Bot (to Ann): > US President Donald Trump said Thursday that American tro…
      — Donald Trump, US President
      Trump meets Iraq PM, says US troops to exit 'at some point'…
      [More]
    Ben: /troops@PullquoteTestBot
    Bot (to Bot): I quoted that here already.
      [More]"
  `);
  const [first, second] = group.chat.fromBot;
  expect(second?.replyTo).toBe(first?.id);
});

test.each([
  ['thirty messages further down it still is', 28, 1],
  ['behind thirty it is out of sight and said again', 29, 2],
])('%s, whoever wrote them and however long ago', async (_, between, quoted) => {
  const { server, settled, later } = await openNewsroom();
  const [ann] = people(server, 'Ann');
  const group = server.group({ type: 'supergroup', members: [ann] });
  group.says(ann, '/troops@PullquoteTestBot');
  await settled();
  for (let said = 0; said < between; said += 1) group.says(ann, 'We talk among ourselves.');
  await later(601);
  group.says(ann, 'And we do not stop.');
  group.says(ann, '/troops@PullquoteTestBot');
  await settled();
  expect(group.chat.fromBot).toHaveLength(2);
  expect(group.chat.fromBot.filter(({ quotations }) => quotations.length > 0)).toHaveLength(quoted);
});

test('an answer shows no preview of its article in a group, and a small one above it in private', async () => {
  const { server, settled } = await openNewsroom();
  const [ann] = people(server, 'Ann');
  const group = server.group({ type: 'supergroup', members: [ann] });
  group.says(ann, '/troops@PullquoteTestBot');
  ann.says('how many rocket attacks were there?');
  await settled();
  expect(group.chat.fromBot.map(({ preview }) => preview)).toEqual([undefined]);
  const [alone] = ann.chat.fromBot;
  expect(alone?.raw.link_preview_options).toMatchObject({ prefer_small_media: true, show_above_text: true });
});

test('4. in a forum the answer stays in its topic, and in General it names none', async () => {
  const { server, settled } = await openNewsroom();
  const [ann] = people(server, 'Ann');
  const forum = server.group({ forum: true, members: [ann] });
  const topic = forum.topic(ann, 'Politics');
  forum.says(ann, '/troops@PullquoteTestBot', { topic: topic.id });
  await settled();
  forum.says(ann, '/attacks@PullquoteTestBot');
  await settled();
  expect(transcript(forum).replaceAll(`topic ${topic.id}`, 'topic Politics')).toMatchInlineSnapshot(`
    "Ann (in topic Politics): /troops@PullquoteTestBot
    Bot (to Ann, in topic Politics): > US President Donald Trump said Thursday that American tro…
      — Donald Trump, US President
      Trump meets Iraq PM, says US troops to exit 'at some point'…
      [More]
    Ann: /attacks@PullquoteTestBot
    Bot (to Ann): > Attacks have risen in recent weeks, with the Iraqi army r…
      Trump meets Iraq PM, says US troops to exit 'at some point'…
      [More]"
  `);
});

test('5. /ask in reply to somebody asks what they said', async () => {
  const { server, settled } = await openNewsroom();
  const [ann, ben] = people(server, 'Ann', 'Ben');
  const group = server.group({ type: 'supergroup', members: [ann, ben] });
  const question = group.says(ann, 'how many rocket attacks were there?');
  group.says(ben, '/ask@PullquoteTestBot', { replyTo: question });
  await settled();
  expect(transcript(group)).toMatchInlineSnapshot(`
    "Ann: how many rocket attacks were there?
    Ben (to Ann): /ask@PullquoteTestBot
    Bot (to Ben): > From October to the end of July, Iraqi armed factions car…
      Trump meets Iraq PM, says US troops to exit 'at some point'…
      [More] [Copy]"
  `);
});

test('6. a reply to an excerpt of ours is a question about it', async () => {
  const { server, settled } = await openNewsroom();
  const [ann] = people(server, 'Ann');
  const group = server.group({ type: 'supergroup', members: [ann] });
  group.says(ann, '/timetable@PullquoteTestBot');
  await settled();
  const [excerpt] = group.chat.fromBot;
  group.says(ann, 'and how many troops are there?', excerpt ? { replyTo: excerpt } : {});
  await settled();
  expect(transcript(group)).toMatchInlineSnapshot(`
    "Ann: /timetable@PullquoteTestBot
    Bot (to Ann): > US President Donald Trump said Thursday that American tro…
      — Donald Trump, US President
      Trump meets Iraq PM, says US troops to exit 'at some point'…
      [More]
    Ann (to Bot): and how many troops are there?
    Bot (to Ann): > The meeting comes with attacks on American targets by pro…
      Trump meets Iraq PM, says US troops to exit 'at some point'…
      [More]"
  `);
});

test('7. who adds the bot is greeted once; being promoted, or removed, is not talked about', async () => {
  const { server, settled } = await openNewsroom();
  const [ann] = people(server, 'Ann');
  const group = server.group({ type: 'supergroup', bot: 'left', members: [ann] });
  group.addsBot(ann, 'added');
  await settled();
  group.setsBot(ann, 'administrator');
  await settled();
  group.setsBot(ann, 'banned');
  await settled();
  expect(transcript(group)).toMatchInlineSnapshot(`
    "Ann: /start@PullquoteTestBot added
    Bot: Hello. I answer from the articles of The Pullquote Sample, …"
  `);
});

test('8. a member cannot send the bot away; an administrator without a name can', async () => {
  const { server, settled, store } = await openNewsroom();
  const [ann, boss] = people(server, 'Ann', 'Boss');
  const group = server.group({ type: 'supergroup', title: 'Readers', members: [ann], admins: [boss] });
  group.says(ann, '/leave@PullquoteTestBot');
  await settled();
  group.saysAnonymously('/leave@PullquoteTestBot');
  await settled();
  expect(transcript(group)).toMatchInlineSnapshot(`
    "Ann: /leave@PullquoteTestBot
    Bot (to Ann): Only those who manage this group may do that.
    Readers: /leave@PullquoteTestBot"
  `);
  expect(server.calls('leaveChat')).toHaveLength(1);
  expect(await countOf(store, 'deliveries')).toBe(0);
});

test('9. who asks too much is told once, without a sound, and then ignored until the minute is over', async () => {
  const { server, settled, later } = await openNewsroom({ rates: false });
  const [ann, ben] = people(server, 'Ann', 'Ben');
  const group = server.group({ type: 'supergroup', members: [ann, ben] });
  for (let asked = 0; asked < 10; asked += 1) group.says(ann, '/topics@PullquoteTestBot');
  await settled();
  expect(group.chat.fromBot).toHaveLength(7);
  expect(group.chat.fromBot.at(-1)).toMatchObject({
    silent: true,
    text: expect.stringContaining('in a minute'),
  });
  group.says(ben, '/latest@PullquoteTestBot');
  await settled();
  await later(61);
  group.says(ann, '/privacy@PullquoteTestBot');
  await settled();
  expect(group.chat.fromBot).toHaveLength(9);
  expect(
    transcript(group)
      .split('\n')
      .filter((line) => line.includes('quietly')),
  ).toMatchInlineSnapshot(`
    [
      "Bot (to Ann, quietly): That is more than I can answer in a minute. Please ask agai…",
    ]
  `);
});

test('10. a group that becomes a supergroup goes on where it was', async () => {
  const { server, settled, store } = await openNewsroom();
  const [ann] = people(server, 'Ann');
  const group = server.group({ type: 'group', members: [ann] });
  group.says(ann, '/troops@PullquoteTestBot');
  await settled();
  const old = transcript(group);
  group.migrates(ann);
  await settled();
  group.says(ann, '/attacks@PullquoteTestBot');
  await settled();
  expect(`${old}\n--- a supergroup from here on\n${transcript(group)}`).toMatchInlineSnapshot(`
    "Ann: /troops@PullquoteTestBot
    Bot (to Ann): > US President Donald Trump said Thursday that American tro…
      — Donald Trump, US President
      Trump meets Iraq PM, says US troops to exit 'at some point'…
      [More]
    --- a supergroup from here on
    Ann: /attacks@PullquoteTestBot
    Bot (to Ann): > Attacks have risen in recent weeks, with the Iraqi army r…
      Trump meets Iraq PM, says US troops to exit 'at some point'…
      [More]"
  `);
  expect(await countOf(store, 'chats')).toBe(1);
});

test('11. a mention is heard where Telegram lets the bot see it', async () => {
  const { server, settled } = await openNewsroom();
  const [ann] = people(server, 'Ann');
  const group = server.group({ type: 'supergroup', bot: 'administrator', members: [ann] });
  group.says(ann, '@pullquotetestbot how many rocket attacks were there?');
  await settled();
  expect(transcript(group)).toMatchInlineSnapshot(`
    "Ann: @pullquotetestbot how many rocket attacks were there?
    Bot (to Ann): > From October to the end of July, Iraqi armed factions car…
      Trump meets Iraq PM, says US troops to exit 'at some point'…
      [More] [Copy]"
  `);
});

test('12. a post that comes in from the linked channel is not answered; its writer may manage the group', async () => {
  const { server, settled } = await openNewsroom();
  const [ann] = people(server, 'Ann');
  const channel = server.group({ type: 'channel', title: 'The News' });
  const other = server.group({ type: 'channel', title: 'Elsewhere' });
  const group = server.group({ type: 'supergroup', members: [ann], linkedTo: channel });
  group.forwards(channel, '/troops@PullquoteTestBot');
  await settled();
  group.saysAs(other, '/leave@PullquoteTestBot');
  await settled();
  group.saysAs(channel, '/leave@PullquoteTestBot');
  await settled();
  expect(transcript(group)).toMatchInlineSnapshot(`
    "The News: /troops@PullquoteTestBot
    Elsewhere: /leave@PullquoteTestBot
    Bot (to Elsewhere): Only those who manage this group may do that.
    The News: /leave@PullquoteTestBot"
  `);
  expect(server.calls('leaveChat')).toHaveLength(1);
});

test.each<[string, (group: FakeGroup, topic: { closes(): void; deletes(): void }, ann: FakeUser) => void]>([
  ['its topic is closed', (_group, topic) => topic.closes()],
  ['its topic is deleted', (_group, topic) => topic.deletes()],
  ['nobody may write', (group) => group.silences(true)],
  ['it is made silent', (group, _topic, ann) => group.setsBot(ann, 'muted')],
  ['it is removed', (group, _topic, ann) => group.setsBot(ann, 'banned')],
  ['the group is deleted', (group) => group.deletes()],
])('where %s, the bot stops trying, and nothing of the question is kept', async (_, stop) => {
  const { server, settled, store } = await openNewsroom();
  const [ann] = people(server, 'Ann');
  const forum = server.group({ forum: true, members: [ann] });
  const topic = forum.topic(ann, 'Politics');
  forum.says(ann, '/attacks@PullquoteTestBot', { topic: topic.id });
  await settled();
  forum.says(ann, '/troops@PullquoteTestBot', { topic: topic.id });
  stop(forum, topic, ann);
  await settled();
  await settled();
  const tries = server.calls('sendMessage').length;
  await server.clock.advance(60_000);
  expect(server.calls('sendMessage')).toHaveLength(tries);
  expect(tries).toBeLessThanOrEqual(2);
  expect(await countOf(store, 'bodies')).toBe(0);
});

test('slow mode makes the answer wait as long as Telegram says, and no longer', async () => {
  const { server, settled } = await openNewsroom();
  const [ann] = people(server, 'Ann');
  const group = server.group({ type: 'supergroup', members: [ann] });
  const slow = {
    kind: 'error',
    code: 429,
    description: 'Too Many Requests: retry after 9',
    retryAfter: 9,
  } as const;
  server.fail({ method: 'sendMessage', how: slow });
  group.says(ann, '/troops@PullquoteTestBot');
  await settled();
  expect(group.chat.fromBot).toHaveLength(1);
  expect(server.calls('sendMessage')).toHaveLength(2);
});

test('five hundred messages of talk that is not for the bot: nothing is sent, nothing is stored', async () => {
  const { server, settled, store } = await openNewsroom();
  const speakers = people(server, 'Ann', 'Ben', 'Eve');
  const group = server.group({ type: 'supergroup', bot: 'administrator', members: speakers });
  for (let said = 0; said < 500; said += 1) {
    const speaker = speakers[said % speakers.length];
    const last = group.chat.messages.at(-1);
    const talk = TALK[said % TALK.length] ?? '';
    if (speaker) group.says(speaker, talk, said % 7 === 0 && last ? { replyTo: last } : {});
  }
  await settled();
  expect(group.chat.messages).toHaveLength(500);
  expect(server.sent).toEqual([]);
  const asked = new Set(server.calls().map(({ method }) => method));
  expect([...asked].filter((method) => /^(send|edit|answer|leave)/.test(method))).toEqual([]);
  for (const table of ['chats', 'incomings', 'deliveries', 'bodies', 'receipts'] as const) {
    expect(await countOf(store, table), table).toBe(0);
  }
});

const TALK = [
  'troops',
  'How many rocket attacks were there?',
  '/troops@OtherBot',
  '/weather',
  'hello',
  'thanks!',
  'what a bot @OtherBot',
  'mail@PullquoteTestBot.example',
  '🚀',
  'متى تغادر القوات؟',
  '@PullquoteTestBot2 troops',
];

function people<const Names extends readonly string[]>(
  server: { user(about: { name: string }): FakeUser },
  ...names: Names
): { -readonly [Index in keyof Names]: FakeUser } {
  return names.map((name) => server.user({ name })) as { -readonly [Index in keyof Names]: FakeUser };
}

async function countOf(
  store: Awaited<ReturnType<typeof openNewsroom>>['store'],
  table: 'chats' | 'incomings' | 'deliveries' | 'bodies' | 'receipts',
): Promise<number> {
  const { count } = await store.read((db) =>
    db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
  );
  return Number(count);
}
