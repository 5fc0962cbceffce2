import { afterEach, beforeEach, expect, test } from 'vitest';
import { excerptOfParagraph } from '../../../src/content/index.ts';
import type { Part } from '../../../src/conversation/index.ts';
import { quotedIn, renderTelegram } from '../../../src/platforms/telegram/index.ts';
import type { BotApiServer, FakeGroup, FakeUser } from '../../fakes/telegram/index.ts';
import { createBotApiServer } from '../../fakes/telegram/index.ts';
import type { Bot } from './bot.ts';
import { openBot } from './bot.ts';
import { articleOf, libraryOf } from './library.ts';

const TEXT = 'Twelve rockets hit the base. Nobody was hurt.';

let server: BotApiServer;
let user: FakeUser;
let channel: FakeGroup;
let bot: Bot;
beforeEach(async () => {
  server = await createBotApiServer();
  user = server.user({ started: true });
  channel = server.group({ type: 'channel', username: 'the_news', bot: 'administrator' });
  bot = openBot(server);
});
afterEach(async () => {
  await server.close();
  server.assertNoViolations();
  expect(bot.lines.join('')).not.toContain('otherwise than it was sent');
});

function rendered(telegramPost: string, more: Part[] = [], text = TEXT) {
  const article = articleOf([text], { telegramPost });
  const parts: Part[] = [{ kind: 'quotation', excerpt: excerptOfParagraph(article, 'p1') }, ...more];
  const library = libraryOf(article);
  return renderTelegram({ parts, choices: [] }, library)[0] ?? expect.fail('nothing was rendered');
}

const send = (message: ReturnType<typeof rendered>, address = String(user.id), replyTo?: string) =>
  bot.telegram.send(address, message, {
    signal: AbortSignal.timeout(5_000),
    ...(replyTo !== undefined && { replyTo }),
  });

test('where the article was posted in the channel, the answer quotes that post, and Telegram checks the words', async () => {
  const post = channel.saysAs(channel, `Breaking: ${TEXT} More at the link.`);
  await send(rendered(`https://t.me/the_news/${post.id}`));
  const [seen] = await user.sees(1);
  expect(seen?.replyQuote).toBe(TEXT);
  expect(seen?.quotations).toEqual([]);
  expect(seen?.text).toMatch(/^A headline · /);
  expect(seen?.links).toHaveLength(1);
});

test('where the post says it otherwise, or bold, or is gone, the quotation comes in our own form, and the post is not tried again', async () => {
  const posts = [
    channel.saysAs(channel, 'Twelve rockets hit a base. Nobody was hurt.'),
    channel.saysAs(channel, { text: TEXT, entities: [{ type: 'bold', offset: 0, length: 6 }] }),
    { id: 999 },
  ];
  for (const [index, { id }] of posts.entries()) {
    const message = rendered(`https://t.me/the_news/${id}`);
    await send(message);
    await send(message);
    const seen = await user.sees(2 * index + 2);
    for (const { quotations } of seen.slice(-2)) expect(quotations).toEqual([TEXT]);
    expect(server.calls('sendMessage')).toHaveLength(3 * index + 3);
    await server.clock.advance(5_000);
  }
});

test('a channel that the bot does not know is no trouble', async () => {
  await send(rendered('https://t.me/c/1234567890/5'));
  expect((await user.sees(1))[0]?.quotations).toEqual([TEXT]);
});

test('in a group the answer stays a reply to the question', async () => {
  const post = channel.saysAs(channel, TEXT);
  const group = server.group();
  const asked = group.says(user, `/ask@${server.bot.username} rockets`);
  await send(rendered(`https://t.me/the_news/${post.id}`), String(group.id), String(asked.id));
  const [seen] = await group.chat.sees(1);
  expect(seen).toMatchObject({ replyTo: asked.id, quotations: [TEXT] });
});

test('only a quotation that stands alone and is at most 1,024 characters long is taken from the post', () => {
  const alone = 'https://t.me/the_news/5';
  expect(rendered(alone).byPost).toMatchObject({ chat_id: '@the_news', message_id: 5, quote: TEXT });
  expect(rendered(alone, [{ kind: 'words', text: 'And more.' }]).byPost).toBeUndefined();
  expect(rendered(alone, [], `${'a'.repeat(1023)}.`).byPost).toBeDefined();
  expect(rendered(alone, [], `${'a'.repeat(1024)}.`).byPost).toBeUndefined();
});

test('what is quoted from the post is compared with the article as well', () => {
  const message = rendered('https://t.me/the_news/5');
  const { byPost } = message;
  if (!byPost) throw new Error('There is no quotation by post.');
  expect(quotedIn(message)).toEqual([TEXT]);
  expect(quotedIn({ ...message, byPost: { ...byPost, quote: 'Somebody was hurt.' } })).toEqual([
    TEXT,
    'Somebody was hurt.',
  ]);
});

test('a post that is made later makes no new revision', () => {
  const without = articleOf([TEXT]);
  expect(articleOf([TEXT], { telegramPost: 'https://t.me/the_news/5' }).revision).toBe(without.revision);
});
