import { beforeAll, describe, expect, test } from 'vitest';
import { handlers } from '../../handlers/index.ts';
import type { Desk, Handler, Incoming, RoadStatus } from '../../src/conversation/index.ts';
import {
  ACTION_BYTES,
  attribution,
  createConversation,
  nobody,
  remembersNothing,
  wordsIn,
} from '../../src/conversation/index.ts';
import { incoming, openSample, quoted, SLUG, spoken } from './sample.ts';

let sample: Awaited<ReturnType<typeof openSample>>;
beforeAll(async () => {
  sample = await openSample();
});

const words = wordsIn('en');
const ask = (text: string) => sample.say(text);
const quotes = (text: string) => quoted(ask(text), sample.library);

describe('a topic by any name', () => {
  test.each([
    '/troops',
    '/TROOPS',
    'troops',
    'Troops?',
    'tropps',
    'soldiers',
    '/troops and rubbish <b>behind</b>',
  ])('%s quotes the passages on the troops', (text) => {
    expect(quotes(text)).toEqual(quotes('/troops'));
    expect(quotes(text)[0]).toContain('American troops would leave Iraq');
  });

  test('every topic has something to quote', () => {
    expect(sample.library.topics.length).toBeGreaterThanOrEqual(6);
    for (const { command } of sample.library.topics) expect(quotes(`/${command}`), command).not.toEqual([]);
  });

  test('more goes on where the topic stopped, and ends', () => {
    const seen: string[] = [];
    let reply = ask('/troops');
    for (let turns = 0; turns < 5; turns += 1) {
      seen.push(...quoted(reply, sample.library));
      const more = reply.choices.find(({ label }) => label === words('choices.more'));
      if (!more) break;
      reply = sample.say(more.action, { kind: 'choice' });
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(
      sample.library.passages('troops').map((excerpt) => sample.library.quote(excerpt).text),
    );
  });

  test('an unknown command names the nearest ones', () => {
    const reply = ask('/tropps');
    expect(spoken(reply)[0]).toBe(words('help.unknown', { command: '/tropps' }));
    expect(reply.choices.map(({ action }) => action)).toContain('/troops');
  });

  test.each(['/more', '/context'])('%s where nothing was quoted invites to ask', async (command) => {
    const conversation = createConversation({
      handlers,
      content: () => sample,
      follow: () => [],
      chats: () => remembersNothing,
    });
    const reply = await conversation.respond(incoming(command), nobody);
    if (!reply) throw new Error(`No reply to ${command}`);
    expect(spoken(reply)).toEqual([words('asking.how')]);
    expect(reply.choices.length).toBeGreaterThan(0);
  });

  test('an unknown command that is like nothing points to help', () => {
    expect(spoken(ask('/zzzzqqqqxxxx'))).toContain(words('help.see'));
  });
});

describe('a question', () => {
  test.each([
    ['how many rocket attacks were there?', '39 rocket attacks'],
    ['when did Kadhemi take office?', 'took office in May'],
    ['who killed Soleimani?', 'Qasem Soleimani'],
    ['where are US troops based?', 'Baghdad airport'],
  ])('%s is answered with the sentence', (question, words) => {
    const reply = ask(question);
    expect(reply.outcome).toBe('answered');
    expect(quotes(question).join('\n')).toContain(words);
  });

  test.each(['who won the election?', 'asdf', 'how old is Trump?'])(
    '%s gets an honest no, with the nearest labelled as such',
    (question) => {
      const reply = ask(question);
      expect(reply.outcome).toBe('unanswered');
      expect(spoken(reply)[0]).toBe(words('answer.none'));
      if (quotes(question).length > 0) expect(spoken(reply)).toContain(words('answer.nearest'));
    },
  );

  test('a sure answer is one quotation, with the others behind "more"', () => {
    const reply = ask('how many rocket attacks were there?');
    expect(quoted(reply, sample.library)).toHaveLength(1);
    const more = reply.choices.find(({ label }) => label === words('choices.more'));
    expect(quotes(more?.action ?? '').length).toBeGreaterThan(0);
  });

  test('the choice "in context" shows the paragraph with the answer marked in it', () => {
    const reply = ask('how many rocket attacks were there?');
    const context = reply.choices.find(({ label }) => label === words('choices.context'));
    const around = sample.say(context?.action ?? '', { kind: 'choice' });
    const marked = around.parts.find((part) => part.kind === 'quotation' && part.mark);
    expect(marked?.kind === 'quotation' && marked.mark && sample.library.quote(marked.mark).text).toBe(
      quoted(reply, sample.library)[0],
    );
  });

  test('/ask asks, and alone it invites', () => {
    expect(quotes('/ask how many rocket attacks were there?')).toEqual(
      quotes('how many rocket attacks were there?'),
    );
    expect(spoken(ask('/ask'))).toEqual([words('asking.how')]);
  });
});

describe('what a reader can say besides', () => {
  test.each(['hi', 'Hello!', 'Good morning'])('%s is a greeting, not a question', (text) => {
    expect(ask(text).outcome).toBeUndefined();
    expect(spoken(ask(text))[0]).toBe(
      words('greeting.welcome', { publication: sample.library.publication.name }),
    );
  });

  test('thanks are taken as thanks', () => {
    expect(spoken(ask('Thank you!'))).toEqual([words('greeting.youAreWelcome')]);
  });

  test.each([
    ['bye', 'greeting.goodbye'],
    ['ok', 'greeting.anythingElse'],
    ['who are you?', 'greeting.whatIAm'],
    ['are you a bot?', 'greeting.whatIAm'],
  ] as const)('%s is answered by itself', (text, key) => {
    expect(spoken(ask(text))).toEqual([words(key, { publication: sample.library.publication.name })]);
  });

  test('a greeting is a greeting, whatever is typed behind it', () => {
    for (const rest of ['constructor', 'toString', 'aunt'])
      expect(ask(`/hello ${rest}`)).toEqual(ask('hello'));
  });

  test.each(['summary please', 'what is this about?', 'tell me everything'])(
    '%s shows the article',
    (text) => {
      expect(ask(text)).toEqual(ask('/article'));
    },
  );

  test('"latest news" shows the latest articles', () => {
    expect(ask('latest news')).toEqual(ask('/latest'));
  });

  test.each(['🙂🙂', '???', '…'])('%s alone is no question', (text) => {
    expect(spoken(ask(text))).toEqual([words('asking.how')]);
  });

  test('marks that came along with a question cost nothing', () => {
    expect(quotes('<b>how many</b> **rocket** [attacks](x)?')[0]).toContain('39 rocket attacks');
  });

  test('what nothing in the article has to do with is refused without anything "nearest"', () => {
    expect(ask("what's the weather")).toMatchObject({ outcome: 'unanswered' });
    expect(quotes("what's the weather")).toEqual([]);
  });

  test('/start welcomes, and opens what a deep link names', () => {
    expect(spoken(ask('/start'))[0]).toBe(
      words('greeting.welcome', { publication: sample.library.publication.name }),
    );
    expect(quotes('/start troops')).toEqual(quotes('/troops'));
    expect(ask(`/start ${SLUG}`).parts).toContainEqual({ kind: 'article', article: SLUG });
  });

  test('/start with a payload that names nothing still welcomes', () => {
    expect(spoken(ask('/start nothing-here'))[0]).toBe(
      words('greeting.welcome', { publication: sample.library.publication.name }),
    );
  });

  test('/article shows the article with its sections, and they open', () => {
    const reply = ask('/article');
    expect(reply.parts).toEqual([{ kind: 'article', article: SLUG }]);
    expect(reply.choices.map(({ label }) => label)).toEqual([
      words('choices.beginning'),
      'Increase in attacks',
      words('choices.subscribe'),
    ]);
    expect(quotes(reply.choices[1]?.action ?? '')[0]).toMatch(/^"There are no hard fast timelines/);
  });

  test('every paragraph of a section can be read on to its end', () => {
    let action: string | undefined = ask('/article').choices[1]?.action;
    let read = 0;
    while (action) {
      const reply = ask(action);
      read += reply.parts.length;
      action = reply.choices[0]?.action;
    }
    expect(read).toBe(sample.library.articles[0]?.sections[1]?.paragraphs.length);
  });

  test('/article with words of no headline offers the latest', () => {
    expect(spoken(ask('/article nothing like it'))).toContain(words('articles.notFound'));
  });

  test.each(['Kadhemi', 'kadhimi', 'al-Kadhimi'])('/said %s quotes Kadhemi only', (name) => {
    const reply = ask(`/said ${name}`);
    const speakers = reply.parts.flatMap((part) =>
      part.kind === 'quotation' ? [sample.library.quote(part.excerpt).speaker?.name] : [],
    );
    expect(speakers.length).toBeGreaterThan(0);
    expect(new Set(speakers)).toEqual(new Set(['Mustafa Al Kadhemi']));
  });

  test('/said without a name, or with one that is not there, lists whom there is to quote', () => {
    expect(spoken(ask('/said'))).toEqual([words('people.list')]);
    expect(spoken(ask('/said Napoleon'))).toEqual([words('people.saidNothing'), words('people.list')]);
  });

  test.each(['/help', '/topics', '/latest', '/follow', '/privacy', 'help'])('%s answers', (text) => {
    expect(ask(text).parts.length).toBeGreaterThan(0);
  });

  test('/help lists every command that has a description', () => {
    const listed = ask('/help').parts.flatMap((part) =>
      part.kind === 'list' ? part.items.map(({ action }) => action) : [],
    );
    expect(listed).toEqual(sample.conversation.commands().map(({ command }) => `/${command}`));
  });
});

test('the menu offers the topics before the commands, each once', () => {
  const offered = sample.conversation.menu().map(({ command }) => command);
  expect(offered).toEqual([
    ...sample.library.topics.map(({ command }) => command),
    ...sample.conversation.commands().map(({ command }) => command),
  ]);
  expect(new Set(offered).size).toBe(offered.length);
});

test('a follow-up offers to be asked afresh, with the question in the button', () => {
  const asked = sample.answers.ask('how many rocket attacks were there?').excerpts[0];
  if (!asked) throw new Error('The sample does not answer.');
  const said = incoming('when?');
  const last = { ...asked, sent: said.at.subtract({ minutes: 1 }) };
  const reply = sample.conversation.respond(said, { id: 1, last });
  expect(reply).toMatchObject({
    choices: expect.arrayContaining([{ label: words('choices.afresh'), action: '/afresh when?' }]),
  });
});

test('a question that leaves all open is about what was quoted last, also where that belongs to no topic', () => {
  const { library, answers } = sample;
  const bare = createConversation({
    handlers,
    content: () => ({ library: { ...library, topics: [], passages: () => [] }, answers }),
    follow: () => [],
    chats: () => remembersNothing,
  });
  const quotedLast = answers.ask('what do we need instead of combat troops?').excerpts[0];
  if (!quotedLast) throw new Error('The sample does not answer.');
  const said = incoming('who said that?');
  const last = { ...quotedLast, sent: said.at.subtract({ minutes: 1 }) };
  const reply = bare.respond(said, { id: 1, last });
  if (!reply || reply instanceof Promise) throw new Error('No reply at once.');
  expect(spoken(reply)[0]).toBe(words('answer.takenToBeAboutQuoted'));
  expect(quoted(reply, library)[0]).toContain('Kadhemi');
});

describe('in the language of the reader', () => {
  test('the bot speaks, and the article stays as it is', () => {
    const arabic = sample.say('who won the election?', { language: 'ar-AE' });
    expect(arabic.language).toBe('ar');
    expect(spoken(arabic)[0]).toBe(wordsIn('ar')('answer.none'));
    expect(quoted(arabic, sample.library)).toEqual(quotes('who won the election?'));
  });

  test("the date of a quotation is said, with the publication's own form where that is the same language", () => {
    const [excerpt] = sample.library.passages('troops');
    const publication = { ...sample.library.publication, language: 'en-GB' };
    const date = (language?: string) =>
      excerpt &&
      attribution(sample.library.quote(excerpt), { ...sample.library, publication }, language).date;
    expect(date()).toMatch(/^updated 21 Aug 2020/);
    expect(date('en')).toBe(date());
    expect(date('ar')).toMatch(/^آخر تحديث .*2020/);
  });

  test('the menu is offered', () => {
    const help = (language?: string) =>
      sample.conversation.menu(language).find(({ command }) => command === 'help')?.description;
    expect(help()).toBe(words('commands.help'));
    expect(help('ar')).toBe(wordsIn('ar')('commands.help'));
  });
});

describe('in a group', () => {
  const group = { chat: { platform: 'test', address: '-1', kind: 'group' } } as const;
  const respond = (more: Partial<Incoming>) =>
    sample.conversation.respond({ ...incoming('troops'), ...group, ...more }, nobody);

  test('what is not said to the bot gets no answer, a command that is not for it included', () => {
    expect(respond({})).toBeUndefined();
    expect(respond({ text: '/troops' })).toBeUndefined();
    expect(respond({ text: '' })).toBeUndefined();
  });

  test.each(['command', 'reply', 'mention'] as const)('a %s is answered', async (addressed) => {
    expect(await respond({ addressed })).toMatchObject({ parts: [{ kind: 'quotation' }] });
  });

  test('a pressed choice is answered', () => {
    expect(respond({ kind: 'choice', text: '/troops' })).toMatchObject({ parts: [{ kind: 'quotation' }] });
  });

  test('being added is answered with a greeting that says how to ask', () => {
    const reply = sample.say('', { ...group, kind: 'membership', change: { kind: 'added' } });
    expect(spoken(reply)).toEqual([
      words('greeting.added', { publication: sample.library.publication.name, ask: '/ask' }),
    ]);
    expect(spoken(reply)[0]).toContain('/ask');
  });

  test('the language of whoever speaks does not count', async () => {
    expect(await respond({ addressed: 'command', language: 'ar' })).toMatchObject({ language: 'en' });
  });
});

describe('a handler', () => {
  function conversationWith(answer: Handler['answer']) {
    return createConversation({
      handlers: [{ command: 'ask', answer }],
      content: () => sample,
      follow: () => [],
      chats: () => remembersNothing,
      operators: [{ platform: 'test', address: 'desk' }],
    });
  }
  const said = incoming('anything at all');

  test('may take its time, and may keep silent', async () => {
    const reply = { parts: [], choices: [] };
    const late = conversationWith(async () => reply).respond(said, nobody);
    expect(late).toBeInstanceOf(Promise);
    expect(await late).toEqual({ ...reply, language: 'en' });
    expect(await conversationWith(async () => undefined).respond(said, nobody)).toBeUndefined();
  });

  test("knows the chat, who may manage it, and whether it is the operators'", async () => {
    const desks: Desk[] = [];
    const conversation = conversationWith((_request, desk) => {
      desks.push(desk);
      return undefined;
    });
    const chat = { id: 7, language: 'ar', timeZone: 'Asia/Dubai' };
    conversation.respond(said, chat, { mayManage: async () => false, leave: async () => false });
    conversation.respond({ ...said, chat: { ...said.chat, address: 'desk' } }, chat);
    expect(desks.map(({ isOperator }) => isOperator)).toEqual([false, true]);
    expect(desks[0]).toMatchObject({ chat, language: 'ar' });
    expect(await desks[0]?.mayManage()).toBe(false);
  });
});

describe('/status', () => {
  const read = Temporal.Instant.from('2026-11-24T08:00Z');
  const road: RoadStatus = {
    platforms: [
      { name: 'web', state: 'on' },
      { name: 'telegram', state: 'off', reason: 'The token is refused.' },
    ],
    unanswered: { count: 2, oldestMs: 3_400 },
    owed: { replies: { count: 0, oldestMs: 0 }, pushes: { count: 1240, oldestMs: 60_000 } },
    pushes: [{ key: 'news', all: 5000, sent: 3748, gone: 12, failed: 0 }],
  };
  async function statusFor(address: string, shown: Partial<RoadStatus> = {}): Promise<string> {
    const conversation = createConversation({
      handlers,
      content: () => sample,
      follow: () => [],
      chats: () => remembersNothing,
      status: async () => ({ read, mistakes: ['a.md:3 published: no date'], road: { ...road, ...shown } }),
      operators: [{ platform: 'test', address: 'desk' }],
    });
    const asked = incoming('/status');
    const reply = await conversation.respond({ ...asked, chat: { ...asked.chat, address } }, nobody);
    return reply ? spoken(reply).join('\n') : '';
  }

  test('tells everybody how fresh the articles are, and nobody else how the bot runs', async () => {
    const told = await statusFor('reader');
    expect(told).toMatch(/1 article, last changed .*2020/);
    expect(told).toMatch(/Looked for changes Nov 24, 2026/);
    expect(told).toContain(words('status.behind'));
    expect(told).not.toMatch(/telegram|mistake/);
  });

  test('tells the operators what is wrong, what waits and how far a push has come', async () => {
    const told = await statusFor('desk');
    for (const line of [
      'a.md:3 published: no date',
      'web: on',
      'telegram: off. The token is refused.',
      '2 questions wait to be answered, the oldest since 3 s',
      '1240 pushes wait to be sent, the oldest since 60 s',
      'news: 3,748 of 5,000 sent, 12 gone, 0 failed',
    ])
      expect(told).toContain(line);
    expect(told).not.toContain('replies');
  });

  test('tells the operators how an update would reach its followers, at what cost, and what was charged', async () => {
    const window = { platform: 'whatsapp', inside: 40, outside: 1_200, held: 3 };
    const charge = { platform: 'whatsapp', category: 'service', count: 7 };
    const shown = {
      windows: [window],
      charged: [
        { ...charge, type: 'regular' },
        { ...charge, type: 'free_customer_service', count: 1_000 },
      ],
    };
    const told = await statusFor('desk', shown);
    expect(told).toContain(
      'whatsapp: 40 followers may be told of an update freely, 1,200 by template, which costs 1200 messages. 3 more hear of it only once they write.',
    );
    expect(told).toContain('whatsapp, charged this month: 7 service, 1,000 service (free_customer_service)');
    const price = { amount: 0.05, currency: 'USD' };
    expect(await statusFor('desk', { windows: [{ ...window, held: 0, price }] })).toContain(
      '1,200 by template, which costs $60.00.',
    );
    expect(await statusFor('reader', shown)).not.toContain('whatsapp');
  });

  test('says that nothing waits where nothing does', async () => {
    const none = { count: 0, oldestMs: 0 };
    const idle = { unanswered: none, owed: { replies: none, pushes: none }, pushes: [] };
    expect(await statusFor('desk', idle)).toContain(words('status.nothingWaits'));
  });
});

describe('bad input', () => {
  test.each([
    ['nothing', ''],
    ['spaces', '   \n '],
    ['an empty command', '/'],
    ['only emoji', '🚀🚀🚀'],
    ['only a right-to-left mark', '\u200F'],
    ['markup', '<script>alert(1)</script> **bold** [link](https://evil.example)'],
    ['one letter', 'a'],
    ['a stale button', '/more 000000000000 p1.1'],
    ['a forged button', '/context constructor __proto__ p1.99999'],
    ['a section of nowhere', '/section x -1 1e9'],
    ['an unpaired surrogate', '\ud800 troops'],
  ])('%s gets a reply that a reader can act on', (_name, text) => {
    const reply = ask(text);
    expect(reply.parts.length).toBeGreaterThan(0);
  });

  test('10,000 characters are refused in words', () => {
    expect(spoken(ask('how many attacks '.repeat(600)))[0]).toMatch(/too long/);
  });

  test('a mark of direction around a command does not hide it', () => {
    expect(quotes('\u200F/troops\u200E')).toEqual(quotes('/troops'));
  });
});

test('every action fits into a button, and every label is short', () => {
  const texts = [
    '/start',
    '/troops',
    '/article',
    '/said',
    '/said Kadhemi',
    '/latest',
    '/topics',
    'how many attacks?',
  ];
  for (const { label, action } of texts.flatMap((text) => ask(text).choices)) {
    expect(Buffer.byteLength(action)).toBeLessThanOrEqual(ACTION_BYTES);
    expect(label.length).toBeLessThanOrEqual(24);
  }
});
