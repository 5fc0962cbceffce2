import type { Handler, Part } from '../src/conversation/index.ts';

/** `/help`: everything that can be typed. Where a whole group reads it, how to ask, and what the group can read together. */
export const help: Handler = {
  command: 'help',
  description: 'commands.help',
  aside: true,
  answer({ incoming }, { commands, groupLink, words, typed }) {
    const isPublic = incoming.chat.kind === 'group' && !incoming.whispered;
    const invitation = incoming.chat.kind === 'private' ? groupLink?.() : undefined;
    const shown = isPublic
      ? commands.filter(({ command, aside }) => !aside && command !== 'start')
      : commands;
    const list: Part = {
      kind: 'list',
      items: shown.map(({ command, description }) => ({ label: description, action: `/${command}` })),
    };
    return {
      parts: [
        {
          kind: 'words',
          text: isPublic ? words('group.howToAsk', { ask: typed('/ask') }) : words('help.list'),
        },
        list,
        ...(isPublic ? [{ kind: 'words', text: words('group.menu') } as const] : []),
        ...(invitation === undefined
          ? []
          : [{ kind: 'links', links: [{ label: words('group.invite'), url: invitation }] } as const]),
      ],
      choices: [{ label: words('choices.topics'), action: '/topics' }],
    };
  },
};
