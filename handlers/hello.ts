import type { Handler } from '../src/conversation/index.ts';
import { topicChoices, words } from '../src/conversation/index.ts';

/** Greetings and thanks: they are not questions. `rest` is `thanks` or `greeting`. */
export const hello: Handler = {
  command: 'hello',
  answer: ({ rest }, { library }) =>
    rest === 'thanks'
      ? { parts: [{ kind: 'words', text: words.youAreWelcome }], choices: [] }
      : {
          parts: [{ kind: 'words', text: words.welcome(library.publication.name) }],
          choices: topicChoices(library, 6),
        },
};
