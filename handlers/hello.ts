import type { SmallTalk } from '../src/answers/index.ts';
import type { Handler, WordKey } from '../src/conversation/index.ts';
import { topicChoices } from '../src/conversation/index.ts';

/** What is said to each kind of small talk. */
const SAID: Readonly<Record<SmallTalk, WordKey>> = {
  greeting: 'greeting.welcome',
  thanks: 'greeting.youAreWelcome',
  goodbye: 'greeting.goodbye',
  nod: 'greeting.anythingElse',
  aboutBot: 'greeting.whatIAm',
};

/** Greetings, thanks and the like: they are not questions. `rest` is the kind of small talk. */
export const hello: Handler = {
  command: 'hello',
  answer({ rest, incoming }, { library, words }) {
    const talk = Object.hasOwn(SAID, rest) ? (rest as SmallTalk) : 'greeting';
    const isOver = talk === 'thanks' || talk === 'goodbye';
    const text = words(SAID[talk], { publication: library.publication.name });
    return { parts: [{ kind: 'words', text }], choices: isOver ? [] : topicChoices(library, 6, incoming) };
  },
};
