import { askLines } from '../ask/index.ts';
import { systemClock } from '../clock.ts';
import { nobody, remembersNothing } from '../conversation/index.ts';
import { openConversation } from '../open-conversation.ts';
import { printed, renderTerminal } from '../platforms/terminal/index.ts';
import { readSettings } from '../settings.ts';
import type { Streams } from './streams.ts';

/** What was asked on the command line. */
export type AskArguments = {
  readonly question: string;
  /** Reads questions as JSON lines from standard input instead. */
  readonly jsonl: boolean;
  /** Slug; limits the question to one article. */
  readonly article?: string;
};

/** Answers one question as a reader would see it, or JSON lines. 2 where there is nothing to ask. */
export async function ask(
  environment: NodeJS.ProcessEnv,
  streams: Streams,
  asked: AskArguments,
): Promise<number> {
  const { stdin: input, stdout: output, stderr } = streams;
  const settings = readSettings(environment);
  const { content, conversation } = await openConversation(settings, { chats: () => remembersNothing });
  const library = content.current();
  for (const mistake of content.mistakes()) stderr.write(`${mistake.line}\n`);
  if (asked.article && !library.article(asked.article)) {
    stderr.write(`There is no article "${asked.article}"; the latest is "${library.articles[0]?.slug}".\n`);
    return 2;
  }
  if (asked.jsonl) {
    await askLines({ input, output, library, ...asked });
    return 0;
  }
  if (!asked.question.trim()) {
    stderr.write(
      'There is no question; write it in quotation marks: npm run -s ask -- "how many attacks?"\n',
    );
    return 2;
  }
  const reply = await conversation.respond(
    {
      id: 'ask',
      chat: { platform: 'terminal', address: 'ask', kind: 'private' },
      at: systemClock.now(),
      kind: 'text',
      text: asked.question,
      ...(asked.article && { article: asked.article }),
    },
    nobody,
  );
  const message = renderTerminal({ parts: [], ...reply, choices: [] }, library);
  output.write(`${printed(message, output)}\n`);
  return 0;
}
