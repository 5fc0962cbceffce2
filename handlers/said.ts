import { saidBy, speakersIn } from '../src/answers/index.ts';
import type { Handler } from '../src/conversation/index.ts';
import { ACTION_BYTES, contextChoice, quoteFirst, shortLabel } from '../src/conversation/index.ts';

/** `/said Kadhemi`: that person's words. Without a name, whom there is to quote. */
export const said: Handler = {
  command: 'said',
  description: 'commands.said',
  answer({ rest, incoming }, desk) {
    const { library, words } = desk;
    const excerpts = rest ? saidBy(rest, library, incoming.article) : [];
    const [first] = excerpts;
    if (!first) {
      const names = speakersIn(library, incoming.article).slice(0, 20);
      const people = words(names.length > 0 ? 'people.list' : 'people.none');
      return {
        parts: [
          ...(rest ? [{ kind: 'words', text: words('people.saidNothing') } as const] : []),
          { kind: 'words', text: people },
          { kind: 'list', items: names.map((name) => ({ label: name, action: `/said ${name}` })) },
        ],
        choices: names
          .map((name) => ({ label: shortLabel(name), action: `/said ${name}` }))
          .filter(({ action }) => Buffer.byteLength(action) <= ACTION_BYTES)
          .slice(0, 6),
      };
    }
    const { parts, choices } = quoteFirst(excerpts, incoming, desk);
    return { parts, choices: [...choices, ...contextChoice(library, first, incoming, words)] };
  },
};
