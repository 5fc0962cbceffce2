import { expect, test } from 'vitest';
import { createBot } from './bot.ts';

const help = { command: 'help', description: 'See what I can do' };
const named = (command: string) => ({ ...help, command });

test.each([
  ['without a name', [named('')], undefined],
  ['with a slash only', [named('/')], 'command must be non-empty'],
  ['of 33 characters', [named('x'.repeat(33))], 'command length must not exceed 32'],
  ['in capitals', [named('Help')], 'BOT_COMMAND_INVALID'],
  ['with a hyphen', [named('help-me')], 'BOT_COMMAND_INVALID'],
  ['without a description', [{ command: 'help', description: ' ' }], 'command description must be non-empty'],
  [
    'with a description of 257',
    [{ command: 'help', description: 'x'.repeat(257) }],
    'command description length must not exceed 256',
  ],
  [
    'of which there are 101',
    Array.from({ length: 101 }, (_, index) => named(`x${index}`)),
    'too many commands specified',
  ],
])('a command %s is refused and reported', async (_name, commands, reason) => {
  const { call, broken } = await createBot();
  const { ok, description } = await call('setMyCommands', { commands });
  expect(ok).toBe(false);
  if (reason) expect(description).toBe(`Bad Request: ${reason}`);
  expect(broken().length).toBeGreaterThan(0);
});

test('a hundred commands pass, and a leading slash is dropped', async () => {
  const { server, call } = await createBot();
  const commands = Array.from({ length: 100 }, (_, index) => named(`/x${index}`));
  expect((await call('setMyCommands', { commands })).ok).toBe(true);
  expect((await call('getMyCommands')).result[7].command).toBe('x7');
  server.assertNoViolations();
});

test('setting what is set already is reported', async () => {
  const { call, broken } = await createBot();
  await call('setMyCommands', { commands: [help] });
  await call('setMyCommands', { commands: [help], language_code: 'ar' });
  expect(broken()).toEqual([]);
  await call('setMyCommands', { commands: [help] });
  expect(broken()).toEqual(['commands-unchanged']);
});

test('setting them again and again ends in a long wait', async () => {
  const { call } = await createBot({ rates: true });
  for (let index = 0; index < 30; index += 1) {
    expect((await call('setMyCommands', { commands: [named(`x${index}`)] })).ok).toBe(true);
  }
  expect((await call('setMyCommands', { commands: [help] })).parameters).toEqual({ retry_after: 1128 });
});

test('a client shows the list of the first scope that has one, in its language before the others', async () => {
  const { server, call } = await createBot();
  const set = (name: string, more: object = {}) =>
    call('setMyCommands', { commands: [named(name)], ...more });
  const [reader, arab] = [server.user({ language: 'en' }), server.user({ language: 'ar-EG' })];
  const group = server.group({ admins: [arab], members: [reader] });
  await set('default');
  await set('arabic', { language_code: 'ar' });
  await set('private', { scope: { type: 'all_private_chats' } });
  await set('groups', { scope: { type: 'all_group_chats' } });
  await set('admins', { scope: { type: 'all_chat_administrators' } });
  const names = (menu: readonly { command: string }[]) => menu.map(({ command }) => command);
  expect(names(arab.menu())).toEqual(['private']);
  expect(names(group.menu(reader))).toEqual(['groups']);
  expect(names(group.menu(arab))).toEqual(['admins']);
  await set('one', { scope: { type: 'chat_member', chat_id: group.id, user_id: reader.id } });
  expect(names(group.menu(reader))).toEqual(['one']);
  await call('deleteMyCommands', { scope: { type: 'all_private_chats' } });
  expect([names(reader.menu()), names(arab.menu())]).toEqual([['default'], ['arabic']]);
});

test('the bot says of itself what it was told, by language', async () => {
  const { call } = await createBot();
  await call('setMyDescription', { description: 'I answer.' });
  await call('setMyDescription', { description: 'Ich antworte.', language_code: 'de' });
  const described = async (language_code: string) =>
    (await call('getMyDescription', { language_code })).result.description;
  expect([await described('de'), await described('fr')]).toEqual(['Ich antworte.', 'I answer.']);
  expect((await call('setMyName', { name: 'x'.repeat(65) })).ok).toBe(false);
});
