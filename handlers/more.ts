import { readAddresses } from '../src/content/index.ts';
import type { Handler } from '../src/conversation/index.ts';
import { lengthen, quoteFirst, staleReply } from '../src/conversation/index.ts';
import { question } from './question.ts';

/**
 * The "more" button: quotes the excerpts that its action names; where it begins with a number, so many of them, in the
 * place of the message that has the button.
 */
export const more: Handler = {
  command: 'more',
  answer(request, desk) {
    const { rest, incoming } = request;
    // Typed, it names nothing.
    if (!rest) return question.answer(request, desk);
    const { count, addresses = rest } = /^(?<count>\d{1,2}) (?<addresses>.*)$/s.exec(rest)?.groups ?? {};
    const excerpts = readAddresses(desk.library, addresses);
    if (excerpts.length === 0) return staleReply(desk.words);
    if (count === undefined) return quoteFirst(excerpts, incoming, desk);
    return { ...lengthen(excerpts, Math.max(1, Number(count)), desk), replaces: true };
  },
};
