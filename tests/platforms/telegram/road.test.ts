import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BotApiServer } from '../../fakes/telegram/index.ts';
import { createBotApiServer, realTime } from '../../fakes/telegram/index.ts';
import { runApp } from '../../server/running-app.ts';

let server: BotApiServer;
let app: Awaited<ReturnType<typeof runApp>>;
beforeAll(async () => {
  server = await createBotApiServer({ clock: realTime });
  app = await runApp({
    TELEGRAM_BOT_TOKEN: server.token,
    TELEGRAM_API_ROOT: server.url,
    PUBLIC_URL: 'https://news.example',
  });
});
afterAll(async () => {
  await app.stop();
  await server.close();
  server.assertNoViolations();
});

test('a reader is welcomed, asks, reads on and sees the context, on the real app', async () => {
  const user = server.user();
  user.says('/start');
  expect((await user.sees(1))[0]?.text).toContain('Trump meets Iraq PM');

  user.says('how many rocket attacks were there?');
  const answer = (await user.sees(2))[1];
  expect(answer?.text).toContain('carried out 39 rocket attacks against American interests in the country.');
  expect(answer?.entities).toContainEqual(
    expect.objectContaining({
      type: 'text_link',
      url: expect.stringMatching(/^https:\/\/news\.example\/.*#p20$/),
    }),
  );

  user.presses('In context');
  const context = (await user.sees(3))[2];
  const mark = context?.entities.find(({ type }) => type === 'bold');
  expect(mark && context?.text.slice(mark.offset, mark.offset + mark.length)).toContain('39 rocket attacks');

  user.presses('More');
  expect((await user.sees(4))[3]?.entities.some(({ type }) => type === 'blockquote')).toBe(true);
});

test('whatever a reader sends is answered within the rules', async () => {
  const said = [
    '',
    '🚀',
    '/nosuchcommand',
    '\u200F',
    '<b>*_[x](y)',
    'troops '.repeat(600),
    '/help',
    '/topics',
    '/said',
    '/article',
    '/latest',
    '/privacy',
    '/follow',
    'thanks',
    'asdf',
  ];
  const users = said.map((text) => ({ text, user: server.user() }));
  for (const { text, user } of users) user.says(text);
  for (const { text, user } of users) {
    expect((await user.sees(1))[0]?.text.length, text.slice(0, 20)).toBeGreaterThan(0);
  }
});

test('a link to the bot carries the article, and a deep link opens it', async () => {
  const page = await (await fetch(`${app.url}/articles/2020-08-21-trump-meets-iraq-pm`)).text();
  expect(page).toContain(`https://t.me/${server.bot.username}?start=2020-08-21-trump-meets-iraq-pm`);
  const user = server.user();
  user.says('/start 2020-08-21-trump-meets-iraq-pm');
  const [card] = await user.sees(1);
  expect(card?.buttons.flat().map(({ text }) => text)).toContain('Increase in attacks');
});

test('a token that is revoked while the app runs turns Telegram off, and the web chat goes on', async () => {
  const revoked = await createBotApiServer({ clock: realTime });
  const other = await runApp({ TELEGRAM_BOT_TOKEN: revoked.token, TELEGRAM_API_ROOT: revoked.url });
  const ready = async () => (await fetch(`${other.url}/readyz`)).json();
  await revoked.until(() => revoked.calls('getUpdates').length === 1, 'it polls');
  const unauthorized = { kind: 'error', code: 401, description: 'Unauthorized' } as const;
  revoked.fail({ method: 'getUpdates', how: unauthorized });
  revoked.idle();
  await expect
    .poll(async () => (await ready()).checks.platforms)
    .toContainEqual({
      name: 'telegram',
      state: 'off',
      reason: 'Telegram refuses the token; copy TELEGRAM_BOT_TOKEN again from @BotFather.',
    });
  expect((await fetch(other.url)).status).toBe(200);
  await other.stop();
  await revoked.close();
});

test('by webhook a reader is answered as by polling, and what was not accepted is not lost', async () => {
  const hooked = await createBotApiServer({ clock: realTime });
  const other = await runApp({
    TELEGRAM_BOT_TOKEN: hooked.token,
    TELEGRAM_API_ROOT: hooked.url,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: 'secret-of-the-test',
    PUBLIC_URL: 'https://bot.example',
  });
  hooked.routeWebhook('https://bot.example', other.url);
  const user = hooked.user();
  user.says('how many rocket attacks were there?');
  expect((await user.sees(1))[0]?.text).toContain('39 rocket attacks');
  expect(hooked.calls('getUpdates')).toEqual([]);
  await other.stop();
  await hooked.close();
  hooked.assertNoViolations();
});

test('in a group it says how to be asked, answers by name, and refuses a member alone who presses a setting', async () => {
  const [ann, boss] = [server.user({ name: 'Ann' }), server.user({ name: 'Boss' })];
  const group = server.group({ type: 'supergroup', bot: 'left', members: [ann], admins: [boss] });
  group.addsBot(boss, 'follow-troops');
  const [greeting, followed] = await group.chat.sees(2);
  expect(greeting?.text).toContain(`/ask@${server.bot.username}`);
  expect(followed?.text).toContain('You follow US troops in Iraq: at once');
  group.presses(ann, 'Stop following');
  const [refused] = (await group.chat.sees(3)).slice(2);
  expect(refused?.text).toBe('Only those who manage this group may do that.');
  expect(refused?.raw.receiver_user?.id).toBe(ann.id);
  group.says(ann, `/ask@${server.bot.username} how many rocket attacks were there?`);
  const answer = (await group.chat.sees(4)).at(-1);
  expect(answer?.text).toContain('39 rocket attacks');
  expect(group.seenBy(boss).fromBot.map(({ id }) => id)).toEqual([greeting?.id, followed?.id, answer?.id]);
});
