import { createInterface } from 'node:readline';
import type { Accept, Platform } from '../../delivery/index.ts';
import type { Screen, TerminalMessage } from './render.ts';
import { printed, quotedIn, renderTerminal } from './render.ts';

export type TerminalOptions = {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & Screen;
  /** What Tab completes: commands with their slash. Asked at each Tab, since topics change. */
  readonly completions: () => readonly string[];
  readonly now: () => Temporal.Instant;
};

const ADDRESS = 'terminal';
const PROMPT = '> ';

/** A chat in a terminal: one private chat, history with the arrow keys, Tab completes commands, a number chooses. */
export function createTerminal(
  options: TerminalOptions,
): Platform<TerminalMessage> & { readonly closed: Promise<void> } {
  const { input, output } = options;
  const colour = output.isTTY === true;
  const reader = createInterface({
    input,
    output,
    terminal: colour,
    historySize: 200,
    removeHistoryDuplicates: true,
    prompt: colour ? PROMPT : '',
    completer: (line: string): [string[], string] => [
      options.completions().filter((command) => command.startsWith(line)),
      line,
    ],
  });
  let said: Promise<void> = Promise.resolve();
  const closed = new Promise<void>((resolve) => {
    reader.once('close', () => resolve(said));
  });
  let actions: readonly string[] = [];
  let count = 0;

  return {
    name: 'terminal',
    capabilities: { longestText: Number.MAX_SAFE_INTEGER, choices: 9, marks: colour },
    closed,
    render: (reply, library) => [renderTerminal(reply, library)],
    quoted: quotedIn,
    async send(_address, message) {
      actions = message.actions;
      output.write(`${printed(message, output)}\n\n`);
      reader.prompt();
      return {};
    },
    async start(accept) {
      reader.on('line', (line) => {
        said = said.then(() => say(line, accept));
      });
      reader.prompt();
    },
    async stop() {
      reader.close();
    },
  };

  async function say(line: string, accept: Accept): Promise<void> {
    const text = line.trim();
    if (!text) return reader.prompt();
    const chosen = actions[Number(text) - 1];
    count += 1;
    await accept({
      id: `${options.now().epochMilliseconds}-${count}`,
      chat: { platform: 'terminal', address: ADDRESS, kind: 'private' },
      at: options.now(),
      kind: chosen ? 'choice' : 'text',
      text: chosen ?? text,
    });
  }
}
