import type { Article, Excerpt } from '../src/content/index.ts';
import { excerptOfParagraph, paragraphsOf, readAddresses } from '../src/content/index.ts';
import type { Handler, Part } from '../src/conversation/index.ts';
import { staleReply } from '../src/conversation/index.ts';
import { question } from './question.ts';

/** The "in context" button: the paragraph of an excerpt with the excerpt marked, and the ones before and after. */
export const context: Handler = {
  command: 'context',
  answer(request, desk) {
    const { library, words } = desk;
    const { rest } = request;
    // Typed, it names nothing.
    if (!rest) return question.answer(request, desk);
    const [excerpt] = readAddresses(library, rest);
    const article = excerpt && library.revision(excerpt.revision);
    if (!article) return staleReply(words);
    return {
      parts: around(article, excerpt),
      choices: [{ label: words('choices.article'), action: `/article ${article.revision}` }],
    };
  },
};

function around(article: Article, excerpt: Excerpt): Part[] {
  const section = article.sections.find(({ paragraphs }) =>
    paragraphs.some(({ address }) => address === excerpt.paragraph),
  );
  const neighbours = section
    ? article.sections.flatMap(({ paragraphs }) => paragraphs)
    : paragraphsOf(article);
  const at = neighbours.findIndex(({ address }) => address === excerpt.paragraph);
  const shown = section ? neighbours.slice(Math.max(0, at - 1), at + 2) : neighbours.slice(at, at + 1);
  return shown.map(({ address }, index) => ({
    kind: 'quotation',
    excerpt: excerptOfParagraph(article, address),
    ...(address === excerpt.paragraph && { mark: excerpt }),
    source: index === shown.length - 1 ? 'full' : 'quiet',
  }));
}
