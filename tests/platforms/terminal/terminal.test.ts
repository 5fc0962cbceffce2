import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { Incoming } from '../../../src/conversation/index.ts';
import { createTerminal } from '../../../src/platforms/terminal/index.ts';
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

test('the end of the input closes the chat', async () => {
  const { terminal, input } = open();
  await terminal.start(async () => undefined);
  input.end();
  await expect(terminal.closed).resolves.toBeUndefined();
});
