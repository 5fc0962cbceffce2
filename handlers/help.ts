import type { Handler } from '../src/conversation/index.ts';
import { words } from '../src/conversation/index.ts';

export const help: Handler = {
  command: 'help',
  description: 'See what I can do',
  answer: (_request, { commands }) => ({
    parts: [
      { kind: 'words', text: words.commands },
      {
        kind: 'list',
        items: commands.map(({ command, description }) => ({ label: description, action: `/${command}` })),
      },
    ],
    choices: [{ label: words.choices.topics, action: '/topics' }],
  }),
};
