import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import type { Incoming } from '../../../src/conversation/index.ts';
import { createTerminal, printed } from '../../../src/platforms/terminal/index.ts';
import type { Harness } from '../contract.ts';
import { platformContract } from '../contract.ts';

const noon = Temporal.Instant.from('2026-11-23T12:00:00Z');

function open() {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = '';
  output.on('data', (chunk) => {
    shown += chunk;
  });
  const terminal = createTerminal({
    input,
    output,
    completions: () => ['/troops', '/trump'],
    now: () => noon,
  });
  return { terminal, input, output, shown: () => shown };
}

platformContract('terminal', async (): Promise<Harness> => {
  const { terminal, input, shown } = open();
  return {
    platform: terminal,
    says: async (text) => void input.write(`${text}\n`),
    presses: async () => void input.write('1\n'),
    seen: async () => shown(),
    close: () => terminal.stop(),
  };
});

test('an empty line is not a question', async () => {
  const { terminal, input } = open();
  const came: Incoming[] = [];
  const arrived = Promise.withResolvers<void>();
  await terminal.start(async (incoming) => {
    came.push(incoming);
    arrived.resolve();
  });
  input.write('\n   \ntroops\n');
  await arrived.promise;
  expect(came.map(({ text }) => text)).toEqual(['troops']);
});

test('a number that is no choice is a text like any other', async () => {
  const { terminal, input } = open();
  const arrived = Promise.withResolvers<Incoming>();
  await terminal.start(async (incoming) => arrived.resolve(incoming));
  input.write('39\n');
  expect(await arrived.promise).toMatchObject({ kind: 'text', text: '39' });
});

test('on a screen lines are broken between words and go on below their beginning, but no address is', () => {
  const text = 'Armed factions carried out 39 rocket attacks.';
  const url = 'https://news.example/2020/08/a-long-address';
  const message = {
    pieces: [{ text: '  ' }, { text, quotation: 0 }, { text: '\n  ' }, { text: url, style: 'dim' as const }],
    actions: [],
  };
  const shown = stripVTControlCharacters(printed(message, { isTTY: true, columns: 24 }));
  expect(shown.split('\n')).toEqual(['  Armed factions carried', '  out 39 rocket attacks.', `  ${url}`]);
  expect(printed(message, { isTTY: false, columns: 24 })).toBe(`  ${text}\n  ${url}`);
});

test('the end of the input closes the chat', async () => {
  const { terminal, input } = open();
  await terminal.start(async () => undefined);
  input.end();
  await expect(terminal.closed).resolves.toBeUndefined();
});
