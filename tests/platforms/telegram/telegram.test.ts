import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Clock } from '../../../src/clock.ts';
import type { Incoming } from '../../../src/conversation/index.ts';
import { SendError } from '../../../src/delivery/index.ts';
import { createLog } from '../../../src/log.ts';
import { createTelegram } from '../../../src/platforms/telegram/index.ts';
import type { BotApiServer, FakeUser } from '../../fakes/telegram/index.ts';
import { createBotApiServer } from '../../fakes/telegram/index.ts';
import type { Harness } from '../contract.ts';
import { platformContract } from '../contract.ts';

/** A clock whose waits pass at once, so that nothing sleeps. */
const impatient: Clock = {
  now: () => Temporal.Instant.from('2026-11-23T12:00:00Z'),
  sleep: () => new Promise((resolve) => setImmediate(resolve)),
};
const COMMANDS = [{ command: 'help', description: 'See what I can do' }];

function open(server: BotApiServer, { token = server.token, deadline = 5000 } = {}) {
  const lines: string[] = [];
  const log = createLog({ level: 'debug', secrets: [], destination: { write: (line) => lines.push(line) } });
  const telegram = createTelegram({
    token,
    apiRoot: server.url,
    clock: impatient,
    log,
    commands: () => COMMANDS,
    deadline,
  });
  return { telegram, lines };
}

platformContract('telegram', async (): Promise<Harness> => {
  const server = await createBotApiServer();
  const { telegram } = open(server);
  const user = server.user();
  return {
    platform: telegram,
    says: async (text) => void user.says(text),
    presses: async (label) => void user.presses(label),
    async seen(messages) {
      const shown = await user.sees(messages);
      return shown.map(({ text, links }) => [text, ...links].join('\n')).join('\n');
    },
    async close() {
      await telegram.stop();
      await server.close();
      server.assertNoViolations();
    },
  };
});

describe('Telegram', () => {
  let server: BotApiServer;
  let user: FakeUser;
  let telegram: ReturnType<typeof open>['telegram'];
  let lines: string[];
  const came: Incoming[] = [];

  beforeEach(async () => {
    server = await createBotApiServer();
    ({ telegram, lines } = open(server));
    user = server.user({ language: 'ar' });
    came.length = 0;
  });
  afterEach(async () => {
    await telegram.stop();
    await server.close();
    expect(lines.join('')).not.toContain(server.token);
  });

  /** Starts, and resolves once `count` incomings were taken. */
  async function takes(count: number, act: () => void): Promise<readonly Incoming[]> {
    const done = Promise.withResolvers<void>();
    await telegram.start(async (incoming) => {
      came.push(incoming);
      if (came.length >= count) done.resolve();
    });
    act();
    await done.promise;
    return came;
  }

  const message = (text: string) => ({
    text,
    entities: [],
    link_preview_options: { is_disabled: true },
  });
  const fateOfSending = (address: string) =>
    telegram.send(address, message('Hello.'), { signal: AbortSignal.timeout(5000) }).then(
      () => 'sent',
      (error: unknown) => (error instanceof SendError ? error.fate : error),
    );

  test('our own name is cut off a command in any case, and another bot is left alone', async () => {
    const taken = await takes(2, () => {
      user.says('/troops@someotherbot');
      user.says('/Troops@pullquotetestBOT now');
      user.says('troops');
    });
    expect(taken.map(({ text }) => text)).toEqual(['/Troops now', 'troops']);
  });

  test('a deep link arrives as /start with its payload', async () => {
    expect((await takes(1, () => user.says('/start troops')))[0]?.text).toBe('/start troops');
  });

  test('the language of the person and the message are told', async () => {
    expect((await takes(1, () => user.says('troops')))[0]).toMatchObject({
      language: 'ar',
      message: expect.any(String),
    });
  });

  test('a photo without words arrives as an empty text, so that it can be answered', async () => {
    expect((await takes(1, () => user.says({ photo: true })))[0]?.text).toBe('');
  });

  test('what other bots say, and kinds of update that we do not know, are passed over', async () => {
    const taken = await takes(1, () => {
      server.update({ message_reaction: { chat: { id: 1 } } });
      server.update({ message: 'not a message' });
      server.user({ bot: true }).says('from a bot');
      user.says('from a person');
    });
    expect(taken.map(({ text }) => text)).toEqual(['from a person']);
  });

  test('in a group only commands and replies to us are for us', async () => {
    const group = server.group({ bot: 'administrator' });
    await telegram.send(String(group.id), message('Ask me.'), { signal: AbortSignal.timeout(5000) });
    const ours = await group.chat.next();
    const taken = await takes(2, () => {
      group.says(user, 'just talking');
      group.says(user, '/troops');
      group.says(user, 'and when?', { replyTo: ours });
    });
    expect(taken.map(({ text, chat }) => [text, chat.kind])).toEqual([
      ['/troops', 'group'],
      ['and when?', 'group'],
    ]);
  });

  test('a topic of a forum is part of the address, a chain of replies is not', async () => {
    const forum = server.group({ forum: true, bot: 'administrator' });
    const plain = server.group({ type: 'supergroup', bot: 'administrator' });
    const topic = forum.topic(user, 'Rumours');
    const chain = plain.says(user, 'something');
    const taken = await takes(2, () => {
      forum.says(user, '/troops', { topic: topic.id });
      plain.says(user, '/troops', { replyTo: chain });
    });
    expect(taken.map(({ chat }) => chat.address)).toEqual([`${forum.id}/${topic.id}`, String(plain.id)]);
  });

  test('an update that could not be stored comes again', async () => {
    let tries = 0;
    const stored = Promise.withResolvers<Incoming>();
    await telegram.start(async (incoming) => {
      tries += 1;
      if (tries === 1) throw new Error('disk full');
      stored.resolve(incoming);
    });
    user.says('troops');
    expect((await stored.promise).text).toBe('troops');
    expect(tries).toBe(2);
  });

  test.each([
    [
      'a second poller',
      { kind: 'error', code: 409, description: 'Conflict: terminated by other getUpdates request' },
    ],
    ['a server error', { kind: 'error', code: 500, description: 'Internal Server Error: restart' }],
    ['a rate limit', { kind: 'retry-after', seconds: 1 }],
    ['a page of HTML', { kind: 'html', status: 502 }],
    ['a page of HTML that says 200', { kind: 'html', status: 200 }],
    ['a connection that is reset', { kind: 'reset' }],
  ] as const)('%s while polling is survived', async (_name, fault) => {
    server.fail({ method: 'getUpdates', how: fault, times: 3 });
    expect((await takes(1, () => user.says('troops')))[0]?.text).toBe('troops');
  });

  test('a wrong token is said in one sentence that names the setting', async () => {
    const wrong = open(server, { token: '999999999:BBOtherTokenOtherTokenOtherTokenOther' });
    await expect(wrong.telegram.start(async () => undefined)).rejects.toThrow(
      'Telegram refuses the token; copy TELEGRAM_BOT_TOKEN again from @BotFather.',
    );
    await wrong.telegram.stop();
  });

  test('a token that is revoked while polling is said, and polling ends', async () => {
    server.fail({ method: 'getUpdates', how: { kind: 'error', code: 401, description: 'Unauthorized' } });
    await telegram.start(async () => undefined);
    await vi.waitFor(() => expect(lines.join('')).toContain('Telegram refuses the token'));
    expect(server.calls('getUpdates')).toHaveLength(1);
  });

  test('a start survives a Telegram that cannot be reached for a while', async () => {
    server.fail({ method: 'getMe', how: { kind: 'html', status: 502 }, times: 2 });
    await telegram.start(async () => undefined);
    expect(telegram.followLink()).toBe('https://t.me/PullquoteTestBot');
    expect(telegram.followLink('troops')).toBe('https://t.me/PullquoteTestBot?start=troops');
  });

  test('the commands are published once, and again only where they differ', async () => {
    await telegram.start(async () => undefined);
    await server.called('setMyCommands', 1);
    const again = open(server).telegram;
    await again.start(async () => undefined);
    await server.called('getMyCommands', 2);
    await again.stop();
    expect(server.calls('setMyCommands')).toHaveLength(1);
  });

  test.each([
    ['wait', { kind: 'retry-after', seconds: 7 }],
    ['unknown', { kind: 'error', code: 500, description: 'Internal Server Error: restart' }],
    ['unknown', { kind: 'html', status: 502 }],
    ['unknown', { kind: 'html', status: 200 }],
    ['unknown', { kind: 'lost', how: 'reset' }],
    ['gone', { kind: 'error', code: 403, description: 'Forbidden: user is deactivated' }],
    ['gone', { kind: 'error', code: 400, description: 'Bad Request: TOPIC_CLOSED' }],
    ['refused', { kind: 'error', code: 400, description: 'Bad Request: BUTTON_DATA_INVALID' }],
    ['locked-out', { kind: 'error', code: 401, description: 'Unauthorized' }],
  ] as const)('the fate of a message is "%s" after %o', async (fate, fault) => {
    await takes(1, () => user.says('troops'));
    server.fail({ method: 'sendMessage', how: fault });
    expect(await fateOfSending(String(user.id))).toMatchObject({ kind: fate });
  });

  test('an answer that is cut in the middle is given up at the deadline, its fate unknown', async () => {
    await takes(1, () => user.says('troops'));
    const hasty = open(server, { deadline: 50 }).telegram;
    server.fail({ method: 'sendMessage', how: { kind: 'cut', how: 'content-length' } });
    const sending = hasty.send(String(user.id), message('Hello.'), { signal: AbortSignal.timeout(5000) });
    await expect(sending).rejects.toMatchObject({ fate: { kind: 'unknown' } });
    await hasty.stop();
  });

  test('a reader who blocked the bot, and one who never wrote, are gone', async () => {
    await takes(1, () => user.says('troops'));
    user.blocks();
    expect(await fateOfSending(String(user.id))).toEqual({ kind: 'gone' });
    expect(await fateOfSending('42')).toEqual({ kind: 'gone' });
  });

  test('a server that is not there has certainly sent nothing', async () => {
    await server.close();
    expect(await fateOfSending('42')).toEqual({ kind: 'unsent' });
    server = await createBotApiServer();
  });
});
