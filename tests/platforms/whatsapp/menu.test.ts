import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCloudApi } from '../../../src/platforms/whatsapp/client/index.ts';
import { followLink } from '../../../src/platforms/whatsapp/follow-link.ts';
import { newTemplate } from '../../../src/platforms/whatsapp/index.ts';
import { componentsOf, publishComponents } from '../../../src/platforms/whatsapp/publish-components.ts';
import type { CloudApiServer } from '../../fakes/whatsapp/index.ts';
import { createCloudApiServer } from '../../fakes/whatsapp/index.ts';
import { openBot } from './bot.ts';

let server: CloudApiServer;
beforeEach(async () => {
  server = await createCloudApiServer();
});
afterEach(async () => {
  await server.close();
  server.assertNoViolations();
});

const api = () =>
  createCloudApi({
    token: server.token,
    number: server.settings.WHATSAPP_PHONE_NUMBER_ID ?? '',
    account: server.settings.WHATSAPP_BUSINESS_ACCOUNT_ID,
    root: server.url,
  });
const command = (name: string, description: string) => ({ command: name, description });

describe('commands and ice breakers', () => {
  test('are set where they differ from those that are set, and only there', async () => {
    const { signal } = new AbortController();
    const commands = [command('troops', 'US troops'), command('help', 'See what I can do')];
    expect(await publishComponents(api(), commands, signal)).toBe(true);
    expect(await publishComponents(api(), commands, signal)).toBe(false);
    expect(await publishComponents(api(), commands.slice(0, 1), signal)).toBe(true);
  });

  test('are within the limits, whatever the content has', async () => {
    const many = Array.from({ length: 40 }, (_, n) =>
      command(`topic_${n}`, `${'Long title 🚀 '.repeat(40)}${n}`),
    );
    const components = componentsOf([command('not a command', 'x'), command('a', '🚀'), ...many]);
    expect(components.commands).toHaveLength(30);
    expect(components.iceBreakers).toHaveLength(1);
    await api().writeComponents(components);
  });

  test('are set when the platform starts, and the app is subscribed', async () => {
    const bot = await openBot(server);
    await bot.whatsapp.start(async () => undefined);
    await server.until(() => 'commands' in server.automation, 'they are set');
    expect(server.automation).toMatchObject({ commands: [{ command_name: 'help' }] });
    expect(server.calls('/subscribed_apps')).toHaveLength(1);
    await bot.close();
  });
});

test('a link to the bot has its text ready to be sent, percent-encoded', () => {
  expect(followLink('971509990000')).toBe('https://wa.me/971509990000');
  expect(followLink('971509990000', '2020-08-21 visit')).toBe(
    'https://wa.me/971509990000?text=%2Fstart%202020-08-21%20visit',
  );
});

describe('the template', () => {
  test.each(['en', 'en_US', 'ar'])('is one that the platform takes, in %s', async (language) => {
    expect(await api().createTemplate(newTemplate('news_update', language))).toBe('PENDING');
  });

  test('is looked at when the platform starts: what is missing or not approved is said, with what to do', async () => {
    server.template({ name: 'news_update', body: 'x', language: 'en', status: 'PAUSED' });
    const bot = await openBot(server, { template: { name: 'news_update', languages: ['en', 'ar'] } });
    await bot.whatsapp.start(async () => undefined);
    expect(bot.lines.join('')).toContain('Meta has not approved the template');
    expect(bot.lines.join('')).toContain('npm run whatsapp-template');
    await bot.close();
  });
});

describe('starting', () => {
  test.each([
    [190, 'make a new token'],
    [33, 'WHATSAPP_PHONE_NUMBER_ID'],
    [10, 'whatsapp_business_messaging'],
  ])('is refused with what to do about code %i', async (code, todo) => {
    const bot = await openBot(server);
    server.fail(server.settings.WHATSAPP_PHONE_NUMBER_ID ?? '', { kind: 'error', code });
    await expect(bot.whatsapp.start(async () => undefined)).rejects.toThrow(todo);
    await bot.close();
  });

  test('waits while the platform cannot be reached', async () => {
    const bot = await openBot(server);
    server.fail(server.settings.WHATSAPP_PHONE_NUMBER_ID ?? '', { kind: 'html', status: 502 }, 3);
    await bot.whatsapp.start(async () => undefined);
    expect(bot.whatsapp.followLink()).toBe('https://wa.me/971509990000');
    await bot.close();
  });
});
