import { expect, test } from 'vitest';
import { createBotApiServer } from './fakes/telegram/index.ts';
import { runApp } from './server/running-app.ts';

test('operators are told once that Telegram cannot deliver to the webhook, and once that it can again', async () => {
  const server = await createBotApiServer();
  const boss = server.user({ started: true });
  const app = await runApp(
    {
      TELEGRAM_BOT_TOKEN: server.token,
      TELEGRAM_API_ROOT: server.url,
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: 'secret-of-the-test',
      PUBLIC_URL: 'https://bot.example',
      ADMIN_CHATS: `telegram:${boss.id}`,
    },
    { clock: server.clock },
  );
  const told = () => boss.chat.fromBot.map(({ text }) => text);
  const minutes = async (count: number) => {
    for (let minute = 0; minute < count; minute += 1) await server.clock.advance(60_000);
  };

  server.routeWebhook('https://bot.example', 'http://127.0.0.1:1');
  server.user().says('is anybody there?');
  await minutes(3);
  await expect.poll(told).toEqual([expect.stringContaining('Telegram cannot deliver to the webhook')]);

  server.routeWebhook('https://bot.example', app.url);
  await minutes(8);
  await expect
    .poll(told)
    .toEqual([expect.any(String), expect.stringContaining('Telegram delivers to the webhook again')]);
  const stopped = app.stop();
  await server.clock.advance(11_000);
  await stopped;
  await server.close();
  server.assertNoViolations();
});
