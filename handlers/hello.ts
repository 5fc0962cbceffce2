import type { Handler } from '../src/conversation/index.ts';
import { topicChoices } from '../src/conversation/index.ts';

/** Greetings and thanks: they are not questions. `rest` is `thanks` or `greeting`. */
export const hello: Handler = {
  command: 'hello',
  answer: ({ rest, incoming }, { library, words }) =>
    rest === 'thanks'
      ? { parts: [{ kind: 'words', text: words('greeting.youAreWelcome') }], choices: [] }
      : {
          parts: [
            { kind: 'words', text: words('greeting.welcome', { publication: library.publication.name }) },
          ],
          choices: topicChoices(library, 6, incoming),
        },
};
