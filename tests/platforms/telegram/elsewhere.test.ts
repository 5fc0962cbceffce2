import { Registry } from 'prom-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Library } from '../../../src/content/index.ts';
import { excerptOfParagraph } from '../../../src/content/index.ts';
import type { Offering } from '../../../src/conversation/index.ts';
import type { ElsewhereContent } from '../../../src/platforms/telegram/index.ts';
import { openSample } from '../../conversation/sample.ts';
import type { BotApiServer, FakeUser } from '../../fakes/telegram/index.ts';
import { createBotApiServer } from '../../fakes/telegram/index.ts';
import type { Bot } from './bot.ts';
import { openBot } from './bot.ts';
import { articleOf, libraryOf } from './library.ts';

const sample = await openSample();
const registry = new Registry();
let server: BotApiServer;
let user: FakeUser;
let bot: Bot;

beforeEach(async () => {
  server = await createBotApiServer();
  user = server.user({ language: 'en' });
});
afterEach(async () => {
  await bot.telegram.stop();
  await server.close();
  server.assertNoViolations();
});

async function open(content: Partial<ElsewhereContent> = {}): Promise<void> {
  registry.clear();
  const elsewhere: ElsewhereContent = {
    library: () => sample.library,
    offer: sample.conversation.offer,
    replyToGuest: sample.conversation.respondToGuest,
    noAnswer: () => 'Not answered',
    ...content,
  };
  bot = openBot(server, { elsewhere, registry });
  await bot.telegram.start(async () => {
    throw new Error('nothing of this may be stored');
  });
}

type Card = { id: string; title: string; description: string };
async function cards(query: string, offset = ''): Promise<readonly Card[]> {
  const { results } = await user.asksInline(query, { offset }).answered();
  return results as unknown as Card[];
}

test('a keyword offers excerpts as cards with who speaks or the headline, the first words and the date', async () => {
  await open();
  const offered = await cards('troops');
  expect(offered.length).toBeGreaterThan(3);
  expect(offered[0]).toMatchObject({
    title: 'Donald Trump, US President',
    description: expect.stringMatching(/^US President Donald Trump said Thursday .*…\nupdated .*2020/),
  });
});

test('what is sent is a complete quotation with speaker, source and link', async () => {
  await open();
  const group = server.group({ bot: 'left', members: [user] });
  const ask = user.asksInline('how many rocket attacks were there?', { in: group });
  const [best] = (await ask.answered()).results;
  const sent = user.chooses(ask, best?.id ?? '', group);
  expect(sent.quotations[0]).toContain('39 rocket attacks');
  expect(sent.text).toContain("Trump meets Iraq PM, says US troops to exit 'at some point'");
  expect(sent.links[0]).toMatch(/^https:\/\/pullquote\.example\/.*#p20$/);
  expect(sent.buttons.flat().filter(({ data }) => data !== undefined)).toEqual([]);
});

test('nothing typed yet shows the topics, each with its first passage', async () => {
  await open();
  const offered = await cards('');
  expect(offered.map(({ title }) => title)).toEqual(
    sample.library.topics.slice(0, 10).map(({ title }) => title),
  );
});

test('a question that nothing answers offers the nearest under an honest word, and a way to the bot', async () => {
  await open();
  const answer = await user.asksInline('who won the football match in Basra?').answered();
  expect(answer.button).toEqual({ text: 'Not answered', start_parameter: 'topics' });
  expect(answer.results).toHaveLength(3);
  const nothing = await user.asksInline('zzzz qqqq').answered();
  expect(nothing).toMatchObject({ results: [], button: { text: 'Not answered' } });
});

test('ten at a time, and the rest on scrolling, none twice', async () => {
  const paragraphs = Array.from({ length: 23 }, (_, index) => `Sentence number ${index + 1}.`);
  const library = libraryOf(articleOf(paragraphs));
  await open({ library: () => library, offer: () => all(library) });
  const ids: string[] = [];
  for (let offset = '', pages = 0; pages < 3; pages += 1) {
    const answer = await user.asksInline('sentence', { offset }).answered();
    ids.push(...answer.results.map(({ id }) => id));
    offset = answer.nextOffset;
  }
  expect(ids).toHaveLength(23);
  expect(new Set(ids).size).toBe(23);
  expect((await user.asksInline('sentence', { offset: '20' }).answered()).nextOffset).toBe('');
});

test.each(['-1', '1e9', '99999', 'x', '٣'])(
  'an offset that we did not give (%s) does no harm',
  async (offset) => {
    await open();
    expect((await user.asksInline('troops', { offset }).answered()).results).toBeDefined();
  },
);

test('the same question within a minute is not asked again, whoever asks it', async () => {
  await open();
  await cards('troops');
  const other = server.user();
  expect(other.asksInline('troops').cached).toBe(true);
  await server.clock.advance(61_000);
  const late = other.asksInline('troops');
  expect(late.cached).toBe(false);
  await late.answered();
});

test('a quotation that is not the article’s is neither offered nor given as a guest, and raises an alarm', async () => {
  const library = libraryOf(articleOf(['Nobody was hurt.', 'Twelve rockets hit.']));
  const [article] = library.articles;
  const lying: Library = {
    ...library,
    quote: (excerpt) => {
      const quoted = library.quote(excerpt);
      return excerpt.paragraph === 'p1' && article ? { ...quoted, text: 'Somebody was hurt.' } : quoted;
    },
  };
  const offering = all(library);
  await open({
    library: () => lying,
    offer: () => offering,
    replyToGuest: () => offering.offers[0]?.reply ?? { parts: [], choices: [] },
  });
  expect((await cards('hurt')).map(({ description }) => description.split('\n')[0])).toEqual([
    'Twelve rockets hit.',
  ]);
  const group = server.group({ bot: 'left', members: [user] });
  group.summons(user, `@${server.bot.username} was anybody hurt?`);
  await expect.poll(() => bot.lines.filter((line) => line.includes('ALARM')).length).toBe(2);
  expect(server.calls('answerGuestQuery')).toEqual([]);
  expect(await registry.metrics()).toContain('mode="any",outcome="misquoted"} 2');
});

test('a guest who is asked by name answers once, in one message, where the bot is no member', async () => {
  await open();
  const group = server.group({ bot: 'left', members: [user] });
  const call = group.summons(user, `@${server.bot.username} how many rocket attacks were there?`);
  const answer = await call.answered();
  expect(answer.quotations).toEqual([expect.stringContaining('39 rocket attacks')]);
  expect(answer.links[0]).toContain('#p20');
  expect(server.calls('sendMessage')).toEqual([]);
});

test('a guest who is mentioned in reply to a message takes that message as the question', async () => {
  await open();
  const group = server.group({ bot: 'left', members: [user] });
  const asked = group.says(server.user({ name: 'Ben' }), 'how many rocket attacks were there?');
  const call = group.summons(user, `@${server.bot.username.toLowerCase()}`, { replyTo: asked });
  expect((await call.answered()).quotations[0]).toContain('39 rocket attacks');
});

test('a reply to a guest’s answer is the next question', async () => {
  await open();
  const group = server.group({ bot: 'left', members: [user] });
  const first = await group.summons(user, `@${server.bot.username} troops`).answered();
  const next = group.summons(user, 'how many rocket attacks were there?', { replyTo: first });
  expect((await next.answered()).quotations[0]).toContain('39 rocket attacks');
});

test('a guest says honestly that the article does not answer', async () => {
  await open();
  const group = server.group({ bot: 'left', members: [user] });
  const answer = await group.summons(user, `@${server.bot.username} who won the football match?`).answered();
  expect(answer.text).toContain('do not answer that');
});

test('a guest does not answer a bot', async () => {
  await open();
  const group = server.group({ bot: 'left' });
  const robot = server.user({ bot: true });
  server.update({
    guest_message: {
      message_id: 1,
      date: 1,
      chat: group.about,
      from: robot.profile,
      guest_query_id: '77',
      text: `@${server.bot.username} troops`,
    },
  });
  await server.settled();
  expect(server.calls('answerGuestQuery')).toEqual([]);
});

test('a query that is too old to be answered is no trouble', async () => {
  await server.close();
  server = await createBotApiServer({ tolerates: ['query-unknown'] });
  user = server.user();
  await open();
  server.update({ inline_query: { id: 'gone', from: user.profile, query: 'troops', offset: '' } });
  await expect.poll(() => bot.lines.some((line) => line.includes('not answered'))).toBe(true);
  expect((await cards('attacks')).length).toBeGreaterThan(0);
});

function all(library: Library): Offering {
  const [article] = library.articles;
  if (!article) throw new Error('There is no article.');
  return {
    found: 'answers',
    offers: article.sections.flatMap(({ paragraphs }) =>
      paragraphs.map(({ address }) => {
        const excerpt = excerptOfParagraph(article, address);
        return { id: address, excerpt, reply: { parts: [{ kind: 'quotation', excerpt }], choices: [] } };
      }),
    ),
  };
}
