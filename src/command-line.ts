import { parseArgs } from 'node:util';
import type { Streams } from './commands/index.ts';
import { commands } from './commands/index.ts';
import { OperatorError } from './operator-error.ts';

const USAGE = `Pullquote answers readers in the articles' own words.

  npm start                          runs the bot and the web chat
  npm run chat                       a chat in this terminal
  npm run -s ask -- "a question"     one answer   [--article SLUG] [--content DIR]
  npm run -s ask -- --jsonl          questions as JSON lines on standard input, answers as JSON lines
  npm run check                      checks the content   [--content DIR]
  npm run rotate-key                 seals the addresses of the chats with another key
  npm run whatsapp-template          hands the template for updates on WhatsApp in for review
`;

/** Errors that are nobody's bug: their message says what to do, so no stack is printed. */
const EXPECTED = new Set([
  'EADDRINUSE',
  'EACCES',
  'ERR_PARSE_ARGS_UNKNOWN_OPTION',
  'ERR_PARSE_ARGS_INVALID_OPTION_VALUE',
]);

/**
 * Runs a command of the program; gives its exit code. What went wrong is said on `stderr`, in a sentence where somebody can do
 * something about it.
 */
export async function runCommand(
  argv: readonly string[],
  environment: NodeJS.ProcessEnv,
  streams: Streams,
): Promise<number> {
  try {
    return await run(argv, environment, streams);
  } catch (error) {
    streams.stderr.write(`${explain(error)}\n`);
    return 1;
  }
}

async function run(argv: readonly string[], given: NodeJS.ProcessEnv, streams: Streams): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      content: { type: 'string' },
      article: { type: 'string' },
      jsonl: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [command = 'start', ...rest] = positionals;
  const environment = { ...given, ...(values.content && { CONTENT_DIR: values.content }) };
  if (values.help) {
    streams.stdout.write(USAGE);
    return 0;
  }
  switch (command) {
    case 'start': {
      const start = await commands.start();
      return await start(environment, streams);
    }
    case 'chat': {
      const chat = await commands.chat();
      return await chat(environment, streams);
    }
    case 'ask': {
      const ask = await commands.ask();
      return await ask(environment, streams, {
        question: rest.join(' '),
        jsonl: values.jsonl === true,
        ...(values.article && { article: values.article }),
      });
    }
    case 'check': {
      const check = await commands.check();
      return await check(environment, streams);
    }
    case 'rotate-key': {
      const rotate = await commands.rotate();
      return await rotate(environment, streams);
    }
    case 'whatsapp-template': {
      const whatsappTemplate = await commands.whatsappTemplate();
      return await whatsappTemplate(environment, streams);
    }
    default:
      streams.stderr.write(`There is no command "${command}".\n\n${USAGE}`);
      return 2;
  }
}

function explain(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE')
    return 'The port is taken by another program; stop that program or set another PORT.';
  return EXPECTED.has(code) ? error.message : (error.stack ?? error.message);
}
