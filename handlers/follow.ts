import type { Handler } from '../src/conversation/index.ts';

export const follow: Handler = {
  command: 'follow',
  description: 'commands.follow',
  aside: true,
  answer: (_request, { follow, words }) => ({
    parts:
      follow.length > 0
        ? [
            { kind: 'words', text: words('follow.links') },
            { kind: 'links', links: follow },
          ]
        : [{ kind: 'words', text: words('follow.none') }],
    choices: [],
  }),
};
