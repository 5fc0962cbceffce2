import type { Handler } from '../src/conversation/index.ts';

/** The bot was added to a group: one short greeting that says how to ask, to whoever added it. */
export const added: Handler = {
  command: 'added',
  answer: (_request, { library, words, typed }) => ({
    parts: [
      {
        kind: 'words',
        text: words('greeting.added', { publication: library.publication.name, ask: typed('/ask') }),
      },
    ],
    choices: [],
    aside: 'privately',
  }),
};
