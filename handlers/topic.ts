import type { Handler } from '../src/conversation/index.ts';
import { contextChoice, quoteFirst, subscribeChoice } from '../src/conversation/index.ts';

/** `/troops` and every other topic: the passages that belong to it, the most telling first. `rest` is the topic's command. */
export const topic: Handler = {
  command: 'topic',
  answer({ rest, incoming }, desk) {
    const { library, words } = desk;
    const passages = library.passages(rest);
    const [first] = passages;
    if (!first) {
      return {
        parts: [{ kind: 'words', text: words('topics.gone') }],
        choices: [{ label: words('choices.topics'), action: '/topics' }],
      };
    }
    const { parts, choices } = quoteFirst(passages, incoming, desk);
    return {
      parts,
      choices: [
        ...choices,
        ...contextChoice(library, first, incoming, words),
        ...(incoming.chat.kind === 'private'
          ? [subscribeChoice({ kind: 'topic', command: rest }, library, words)]
          : []),
      ],
    };
  },
};
