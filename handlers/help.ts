import type { Handler } from '../src/conversation/index.ts';

export const help: Handler = {
  command: 'help',
  description: 'commands.help',
  answer: (_request, { commands, words }) => ({
    parts: [
      { kind: 'words', text: words('help.list') },
      {
        kind: 'list',
        items: commands.map(({ command, description }) => ({ label: description, action: `/${command}` })),
      },
    ],
    choices: [{ label: words('choices.topics'), action: '/topics' }],
  }),
};
