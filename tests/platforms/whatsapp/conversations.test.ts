import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import type { CloudApiServer, FakePerson, SeenMessage } from '../../fakes/whatsapp/index.ts';
import { createCloudApiServer } from '../../fakes/whatsapp/index.ts';
import { runApp } from '../../server/running-app.ts';

const ARTICLE = 'articles/2020-08-21-trump-meets-iraq-pm.md';
const DAY_MS = 24 * 3_600_000;

let server: CloudApiServer;
let app: Awaited<ReturnType<typeof runApp>>;
let content: string;
let operator: FakePerson;
beforeAll(async () => {
  content = mkdtempSync(join(tmpdir(), 'pullquote-content-'));
  cpSync('content', content, { recursive: true });
  server = await createCloudApiServer({ clock: systemClock, official: true, patience: 18_000, rates: false });
  server.template({
    name: 'news_update',
    body: 'News from {{1}} for you: {{2}}. Tap the button to read it.',
    buttons: ['Read it', 'Stop all news'],
  });
  operator = server.person();
  app = await runApp({
    ...server.settings,
    WHATSAPP_TEMPLATE: 'news_update',
    PUBLIC_URL: 'https://news.example',
    CONTENT_DIR: content,
    UPDATE_SETTLE_SECONDS: '1',
    ADMIN_CHATS: `whatsapp:${operator.state.bsuid}`,
    WHATSAPP_TEMPLATE_PRICE: '0.05 USD',
  });
  server.webhook.callback = `${app.url}/whatsapp/webhook`;
});
afterAll(async () => {
  await app.stop();
  await server.close();
  rmSync(content, { recursive: true });
  server.assertNoViolations();
});

/** Says something and gives the answer. */
async function ask(reader: FakePerson, text: string): Promise<SeenMessage> {
  const before = reader.seen.length;
  reader.says(text);
  return next(reader, before);
}

async function press(reader: FakePerson, label: string): Promise<SeenMessage> {
  const before = reader.seen.length;
  reader.presses(label);
  return next(reader, before);
}

async function next(reader: FakePerson, before: number): Promise<SeenMessage> {
  const message = (await reader.sees(before + 1))[before];
  if (!message) throw new Error('Nothing was seen.');
  return message;
}

const labels = ({ choices }: SeenMessage) => choices.map(({ label }) => label);

test('1: a question is answered with one message: the sentence, its source, its address, and what to press', async () => {
  const answer = await ask(server.person(), 'how many rocket attacks were there?');
  expect(answer.quotations.join()).toContain('39 rocket attacks against American interests in the country.');
  expect(answer.text).toContain('Trump meets Iraq PM');
  expect(answer.text).toMatch(/https:\/\/news\.example\/\S+#p20/);
  expect(labels(answer)).toContain('In context');
});

test('2: what is pressed is answered: the sentence in its context, and more', async () => {
  const reader = server.person({ kind: 'username' });
  await ask(reader, 'how many rocket attacks were there?');
  const context = await press(reader, 'In context');
  expect(context.quotations.length).toBeGreaterThan(1);
  expect((await press(reader, 'More')).quotations.length).toBeGreaterThan(0);
});

test('3: a new reader is welcomed with the article and its topics in one list', async () => {
  const welcome = await ask(server.person({ kind: 'empty' }), '/start');
  expect(welcome.text).toContain('Trump meets Iraq PM');
  expect(labels(welcome).length).toBeGreaterThan(3);
});

test('4: a topic from the list, from its command however it is typed, and from its name', async () => {
  const reader = server.person();
  const listed = await ask(reader, '/topics');
  const [first] = labels(listed);
  expect((await press(reader, first ?? '')).quotations.length).toBeGreaterThan(0);
  for (const typed of ['/troops', ' /Troops', '／troops', 'troops']) {
    expect((await ask(reader, typed)).quotations.join()).toContain('troops');
  }
});

test('5: an honest no, with what is nearest', async () => {
  const no = await ask(server.person(), 'what is the capital of Peru?');
  expect(no.text).toMatch(/not answer/);
});

test('6: pictures and voices are told what can be read here, and reactions get no answer', async () => {
  const reader = server.person();
  reader.sends({ type: 'audio', audio: { id: '1', mime_type: 'audio/ogg', voice: true } });
  const [told] = await reader.sees(1);
  expect(told?.text).toContain('text only');
  reader.sends({ type: 'reaction', reaction: { message_id: told?.id ?? '', emoji: '👍' } });
  expect((await ask(reader, '/help')).text).toContain('/topics');
  expect(reader.seen).toHaveLength(2);
});

test('7: a link to the bot carries the article, as text that stands ready to be sent', async () => {
  const page = await (await fetch(`${app.url}/articles/2020-08-21-trump-meets-iraq-pm`)).text();
  const link = /https:\/\/wa\.me\/971509990000\?text=([^"&]+)/.exec(page)?.[1];
  const opened = await ask(server.person(), decodeURIComponent(link ?? ''));
  expect(labels(opened)).toContain('Increase in attacks');
});

test('8: in a group the bot answers commands in plain text and keeps silent otherwise', async () => {
  const [reader, other] = [server.person(), server.person()];
  const group = server.group([reader, other]);
  const inGroup = () => server.sent.filter(({ chat }) => chat === group.id);
  other.says('did you read about the troops?', { in: group });
  const asked = reader.says('/troops', { in: group });
  await server.until(() => inGroup().length === 1, 'the group is answered');
  expect(inGroup()[0]).toMatchObject({ kind: 'text', replyTo: asked });
  expect(inGroup()[0]?.text).toContain('/more');
  const [answer] = inGroup();
  other.says('/help', { in: group, ...(answer && { replyingTo: answer }) });
  await server.until(() => inGroup().length === 2, 'the second command is answered');
});

test('9: who follows a topic and has written lately gets the update as it is', async () => {
  const reader = server.person();
  expect((await ask(reader, '/subscribe')).text).toMatch(/follow/i);
  append('The cabinet met on Friday to discuss the ninth conversation.');
  const told = (await reader.sees(2))[1];
  expect(told).toMatchObject({ kind: expect.not.stringMatching('template') });
  expect(told?.quotations.join()).toContain('ninth conversation');
  expect((await ask(reader, 'STOP')).text).toMatch(/no longer|not follow|ended|stopped/i);
});

test('10: who has not written for a day is told by template, and the tap brings the excerpt', async () => {
  const reader = server.person();
  reader.says('/subscribe', { at: Date.now() - 2 * DAY_MS });
  await server.settled();
  append('The cabinet met on Saturday to discuss the tenth conversation.');
  await server.until(() => reader.seen.some(({ kind }) => kind === 'template'), 'it is announced');
  const announced = reader.seen.at(-1);
  expect(announced?.text).toMatch(/^News from .*Trump meets Iraq PM.*\. Tap the button/);
  expect(announced?.quotations).toEqual([]);
  const excerpt = await press(reader, 'Read it');
  expect(excerpt.quotations.join()).toContain('tenth conversation');
  expect(excerpt.text).toContain('https://news.example');
});

test('who follows an article that is withdrawn, and has not written for a day, is told so by template', async () => {
  const [reader, follower] = [server.person(), server.person()];
  await ask(follower, '/subscribe');
  const file = join(content, 'articles/bakery.md');
  const published = systemClock.now().subtract({ minutes: 5 }).toString();
  writeFileSync(
    file,
    `---\nheadline: A bakery opens\npublished: ${published}\n---\nA bakery opened on Monday.\n`,
  );
  await server.until(() => follower.seen.at(-1)?.text.includes('A bakery opens') === true, 'it is news');
  reader.says('/subscribe article bakery', { at: Date.now() - 2 * DAY_MS });
  await server.settled();
  rmSync(file);
  await server.until(() => reader.seen.some(({ kind }) => kind === 'template'), 'it is announced');
  expect(reader.seen.at(-1)?.text).toContain('The newsroom has withdrawn an article: A bakery opens');
  expect((await press(reader, 'Read it')).text).toContain('latest articles');
});

test('who cannot be announced to, being of the United States, is told when they write next', async () => {
  const reader = server.person({ phone: '12125550123' });
  reader.says('/subscribe', { at: Date.now() - 2 * DAY_MS });
  await server.settled();
  const others = server.sent.length;
  append('The cabinet met on Sunday to discuss the eleventh conversation.');
  await server.until(() => server.sent.length > others, 'others are told');
  await server.settled();
  expect(reader.seen).toEqual([]);
  reader.says('hello');
  await server.until(
    () => reader.seen.some(({ quotations }) => quotations.join().includes('eleventh conversation')),
    'they are told',
  );
});

test('who has had too much marketing from everybody is told when they write next, and by no second template before', async () => {
  const reader = server.person();
  reader.says('/subscribe', { at: Date.now() - 2 * DAY_MS });
  await server.settled();
  // Whoever comes first; the others follow from before.
  server.fail('/messages', { kind: 'fails-later', code: 131049 }, 100);
  append('The cabinet met on Monday to discuss the twelfth conversation.');
  const tried = () =>
    server.calls('/messages').filter((call) => {
      const { recipient, type } = call as { readonly recipient?: string; readonly type?: string };
      return recipient === reader.state.bsuid && type === 'template';
    }).length;
  await server.until(() => tried() === 1, 'it is tried');
  await server.settled();
  server.mend();
  reader.says('hello');
  await server.until(
    () => reader.seen.some(({ quotations }) => quotations.join().includes('twelfth conversation')),
    'they are told',
  );
  expect(tried()).toBe(1);
});

test('a group is managed by the operators alone: members do not make it follow, and an operator sends the bot away', async () => {
  const member = server.person();
  const group = server.group([member, operator]);
  const inGroup = () => server.sent.filter(({ chat }) => chat === group.id);
  member.says('/subscribe', { in: group });
  await server.until(() => inGroup().length === 1, 'the member is answered');
  expect(inGroup()[0]?.text).toContain('Only those who manage this group');
  member.says('/troops', { in: group });
  await server.until(() => inGroup().length === 2, 'the topic is quoted');
  // Nobody reads on before the bot has learnt that its message went out.
  await server.settled();
  member.says('/more', { in: group });
  await server.until(() => inGroup().length === 3, 'it reads on');
  expect(inGroup()[2]?.quotations).not.toEqual(inGroup()[1]?.quotations);
  expect(inGroup()[2]?.quotations.length).toBeGreaterThan(0);
  operator.says('/subscribe troops', { in: group });
  await server.until(() => inGroup().length === 4, 'the operator is answered');
  expect(inGroup()[3]?.text).toMatch(/You follow/);
  operator.says('/leave', { in: group });
  await server.until(() => server.deleted.includes(group.id), 'the group is taken apart');
  await server.settled();
});

test('operators see what an update would cost and what was charged', async () => {
  const told = await ask(operator, '/status');
  expect(told.text).toMatch(/whatsapp: on/);
  expect(told.text).toMatch(/followers may be told of an update freely, \d+ by template, which costs \$/);
  expect(told.text).toMatch(/charged this month: .*\d+ marketing/);
  expect(told.text).toMatch(/\d+ service \(free_customer_service\)/);
});

test('every command is answered within the rules, with lists where there is much to choose', async () => {
  // Nobody may be written to more often than fifteen times at once.
  const typed = [
    [
      '/start',
      '/help',
      '/topics',
      '/article',
      '/latest',
      '/said',
      '/said Kadhemi',
      '/follow',
      '/troops',
      '/more',
    ],
    [
      '/subscribe',
      '/subscribe troops daily 08:00',
      '/subscriptions',
      '/timezone Dubai',
      '/quiet 22:00-07:00',
    ],
    [
      '/language',
      '/language ar',
      '/status',
      '/language en',
      '/privacy',
      '/context',
      '/leave',
      '/nosuchcommand',
    ],
    ['/subscribe troops', '/export', '/unsubscribe', '/forget', '/forget yes'],
  ];
  for (const commands of typed) {
    const reader = server.person();
    for (const text of commands) {
      const before = reader.seen.length;
      const answer = await ask(reader, text);
      expect(answer.text.trim().length, text).toBeGreaterThan(0);
      await server.settled();
      for (const { raw, choices } of reader.seen.slice(before)) {
        expect(choices.length, text).toBeLessThanOrEqual(10);
        if (choices.length > 3) expect(raw.type === 'interactive' && raw.interactive.type, text).toBe('list');
      }
    }
  }
  expect(server.violations).toEqual([]);
});

test('whatever a reader sends is answered within the rules', async () => {
  const said = [
    '🚀',
    '/nosuchcommand',
    '\u200F',
    '*_~`x',
    'troops '.repeat(600),
    '/help',
    '/said',
    '/article',
    '/latest',
    '/privacy',
    '/follow',
    '/language',
    '/subscriptions',
    'thanks',
    'asdf',
  ];
  for (const text of said) {
    expect((await ask(server.person(), text)).text.length, text.slice(0, 20)).toBeGreaterThan(0);
  }
});

function append(sentence: string): void {
  const file = join(content, ARTICLE);
  writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\n\n${sentence}\n`);
}
