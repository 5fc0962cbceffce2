import type { Handler } from '../src/conversation/index.ts';

export const help: Handler = {
  command: 'help',
  description: 'commands.help',
  aside: true,
  answer: ({ incoming }, { commands, groupLink, words }) => ({
    parts: [
      { kind: 'words', text: words('help.list') },
      {
        kind: 'list',
        items: commands.map(({ command, description }) => ({ label: description, action: `/${command}` })),
      },
      ...(groupLink !== undefined && incoming.chat.kind === 'private'
        ? [{ kind: 'links', links: [{ label: words('group.invite'), url: groupLink }] } as const]
        : []),
    ],
    choices: [{ label: words('choices.topics'), action: '/topics' }],
  }),
};
