import { expect, test } from 'vitest';
import { createLog, withoutSecrets } from '../src/log.ts';

const TOKEN = '123456789:AAFakeTokenFakeTokenFakeTokenFakeTok';

function logged(use: (log: ReturnType<typeof createLog>) => void, secrets = [TOKEN]): string {
  const lines: string[] = [];
  use(createLog({ level: 'debug', secrets, destination: { write: (line) => lines.push(line) } }));
  return lines.join('');
}

test('a line is JSON with a level and a time', () => {
  expect(JSON.parse(logged((log) => log.info({ chat: 7 }, 'answered')))).toMatchObject({
    level: 30,
    chat: 7,
    msg: 'answered',
  });
});

test('a token never appears, wherever it stands', () => {
  const error = Object.assign(new Error(`request to https://api/bot${TOKEN}/getMe failed`), {
    config: { headers: { authorization: TOKEN } },
  });
  const lines = logged((log) => {
    log.error({ err: error }, `failed with ${TOKEN}`);
    log.warn({ url: encodeURIComponent(TOKEN) }, 'url');
  });
  expect(lines).not.toContain(TOKEN);
  expect(lines).not.toContain(encodeURIComponent(TOKEN));
  expect(lines).toContain('[secret]');
});

test('what looks like a bot token is cut out even where it is not ours', () => {
  expect(withoutSecrets('bot987654321:BBOtherTokenOtherTokenOtherTokenOth/sendMessage', [])).toBe(
    'bot[secret]/sendMessage',
  );
});

test('what libraries hang on an error is left out, the stack stays', () => {
  const error = Object.assign(new Error('refused'), { payload: { text: "a reader's words" }, code: 400 });
  const line = logged((log) => log.error({ err: error }, 'send failed'));
  expect(line).not.toContain("reader's words");
  expect(JSON.parse(line).err).toMatchObject({ type: 'Error', message: 'refused' });
  expect(JSON.parse(line).err.stack).toContain('log.test.ts');
});

test('an empty secret does not blacken everything', () => {
  expect(logged((log) => log.info('hello'), [''])).toContain('hello');
});
