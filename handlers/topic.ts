import type { Handler } from '../src/conversation/index.ts';
import {
  contextChoice,
  moreChoice,
  QUOTED_AT_ONCE,
  quote,
  subscribeChoice,
} from '../src/conversation/index.ts';

/** `/troops` and every other topic: the passages that belong to it, the most telling first. `rest` is the topic's command. */
export const topic: Handler = {
  command: 'topic',
  answer({ rest }, { library, words }) {
    const passages = library.passages(rest);
    const [first] = passages;
    if (!first) {
      return {
        parts: [{ kind: 'words', text: words('topics.gone') }],
        choices: [{ label: words('choices.topics'), action: '/topics' }],
      };
    }
    return {
      parts: quote(passages.slice(0, QUOTED_AT_ONCE)),
      choices: [
        ...moreChoice(library, passages.slice(QUOTED_AT_ONCE), words),
        contextChoice(library, first, words),
        subscribeChoice({ kind: 'topic', command: rest }, library, words),
      ],
    };
  },
};
