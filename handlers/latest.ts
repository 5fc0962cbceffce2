import type { Handler } from '../src/conversation/index.ts';
import { shortLabel, words } from '../src/conversation/index.ts';

const SHOWN = 5;

export const latest: Handler = {
  command: 'latest',
  description: 'See the latest articles',
  answer(_request, { library }) {
    const articles = library.articles.slice(0, SHOWN);
    if (articles.length === 0) return { parts: [{ kind: 'words', text: words.noArticles }], choices: [] };
    return {
      parts: [
        { kind: 'words', text: words.latest },
        ...articles.map(({ slug }) => ({ kind: 'article', article: slug }) as const),
      ],
      choices: articles.map(({ headline, revision }) => ({
        label: shortLabel(headline),
        action: `/article ${revision}`,
      })),
    };
  },
};
