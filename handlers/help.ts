import type { Handler } from '../src/conversation/index.ts';

export const help: Handler = {
  command: 'help',
  description: 'commands.help',
  aside: true,
  answer({ incoming }, { commands, groupLink, words }) {
    const invitation = incoming.chat.kind === 'private' ? groupLink?.() : undefined;
    return {
      parts: [
        { kind: 'words', text: words('help.list') },
        {
          kind: 'list',
          items: commands.map(({ command, description }) => ({ label: description, action: `/${command}` })),
        },
        ...(invitation === undefined
          ? []
          : [{ kind: 'links', links: [{ label: words('group.invite'), url: invitation }] } as const]),
      ],
      choices: [{ label: words('choices.topics'), action: '/topics' }],
    };
  },
};
