import { readAddresses } from '../src/content/index.ts';
import type { Handler } from '../src/conversation/index.ts';
import { moreChoice, QUOTED_AT_ONCE, quote, staleReply } from '../src/conversation/index.ts';

/** The "more" button: quotes the excerpts that its action names. */
export const more: Handler = {
  command: 'more',
  answer({ rest }, { library, words }) {
    const excerpts = readAddresses(library, rest);
    if (excerpts.length === 0) return staleReply(words);
    return {
      parts: quote(excerpts.slice(0, QUOTED_AT_ONCE)),
      choices: moreChoice(library, excerpts.slice(QUOTED_AT_ONCE), words),
    };
  },
};
