import type { Handler } from '../src/conversation/index.ts';

export const privacy: Handler = {
  command: 'privacy',
  description: 'commands.privacy',
  answer: (_request, { words }) => ({
    parts: [
      { kind: 'words', text: words('privacy.address') },
      { kind: 'words', text: words('privacy.texts') },
    ],
    choices: [],
  }),
};
