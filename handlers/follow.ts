import type { Handler } from '../src/conversation/index.ts';
import { words } from '../src/conversation/index.ts';

export const follow: Handler = {
  command: 'follow',
  description: 'Find the newsroom elsewhere',
  answer: (_request, desk) => ({
    parts:
      desk.follow.length > 0
        ? [
            { kind: 'words', text: words.follow },
            { kind: 'links', links: desk.follow },
          ]
        : [{ kind: 'words', text: words.followHere }],
    choices: [],
  }),
};
