import type { Handler } from '../src/conversation/index.ts';
import { topicChoices } from '../src/conversation/index.ts';

/** Above this the list is too long to be read in a chat; the buttons still show the first ones. */
const LISTED = 40;

export const topics: Handler = {
  command: 'topics',
  description: 'commands.topics',
  aside: true,
  answer({ incoming }, { library, words }) {
    if (library.topics.length === 0)
      return { parts: [{ kind: 'words', text: words('topics.none') }], choices: [] };
    return {
      parts: [
        { kind: 'words', text: words('topics.list') },
        {
          kind: 'list',
          items: library.topics
            .slice(0, LISTED)
            .map(({ command, title }) => ({ label: title, action: `/${command}` })),
        },
      ],
      choices: topicChoices(library, 6, incoming),
    };
  },
};
