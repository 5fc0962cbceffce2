import type { Article, Excerpt } from '../src/content/index.ts';
import { excerptOf, excerptOfParagraph, paragraphsOf, readAddresses } from '../src/content/index.ts';
import type { Desk, Handler, Reply, Request } from '../src/conversation/index.ts';
import { lengthen, quoteFirst, staleReply } from '../src/conversation/index.ts';
import { question } from './question.ts';

/**
 * The "more" button: quotes the excerpts that its action names; where it begins with a number, so many of them, in the
 * place of the message that has the button. Typed alone, it reads on after what was quoted last.
 */
export const more: Handler = {
  command: 'more',
  answer(request, desk) {
    const { rest, incoming } = request;
    if (!rest) return readOn(request, desk);
    const { count, addresses = rest } = /^(?<count>\d{1,2}) (?<addresses>.*)$/s.exec(rest)?.groups ?? {};
    const excerpts = readAddresses(desk.library, addresses);
    if (excerpts.length === 0) return staleReply(desk.words);
    if (count === undefined) return quoteFirst(excerpts, incoming, desk);
    return { ...lengthen(excerpts, Math.max(1, Number(count)), desk), replaces: true };
  },
};

/** What follows in the article after the message that is replied to, or after what was quoted last. */
async function readOn(request: Request, desk: Desk): Promise<Reply | undefined> {
  const { chat, chats, library, words } = desk;
  const { repliesTo } = request.incoming;
  const which = repliesTo?.ours ? { message: repliesTo.message, most: 1 } : { most: 1 };
  const [last] = await chats.receipts(chat.id, which);
  if (!last) return question.answer(request, desk);
  const excerpt = library.revive(last);
  const article = excerpt && library.revision(excerpt.revision);
  if (!article) return staleReply(words);
  const next = following(article, excerpt);
  if (next) return { parts: [{ kind: 'quotation', excerpt: next }], choices: [] };
  return {
    parts: [{ kind: 'words', text: words('answer.end') }],
    choices: [{ label: words('choices.article'), action: `/article ${article.revision}` }],
  };
}

/** The rest of an excerpt's paragraph, or the next paragraph; undefined at the end of the article. */
function following(article: Article, { paragraph, end }: Excerpt): Excerpt | undefined {
  const paragraphs = paragraphsOf(article);
  const at = paragraphs.findIndex(({ address }) => address === paragraph);
  const sentences = paragraphs[at]?.sentences ?? [];
  const first = sentences.findIndex(({ start }) => start >= end);
  if (first >= 0) return excerptOf(article, paragraph, first, sentences.length - 1);
  const next = paragraphs[at + 1];
  return next && excerptOfParagraph(article, next.address);
}
