import type { Desk, Handler, Reply } from '../src/conversation/index.ts';
import { shortLabel } from '../src/conversation/index.ts';

const SHOWN = 5;

export const latest: Handler = {
  command: 'latest',
  description: 'commands.latest',
  aside: true,
  answer: (_request, desk) => latestReply(desk, desk.words('articles.latest')),
};

/** The latest articles under an introduction of ours. */
export function latestReply({ library, words }: Desk, introduction: string): Reply {
  const articles = library.articles.slice(0, SHOWN);
  if (articles.length === 0) return { parts: [{ kind: 'words', text: words('articles.none') }], choices: [] };
  return {
    parts: [
      { kind: 'words', text: introduction },
      ...articles.map(({ slug }) => ({ kind: 'article', article: slug }) as const),
    ],
    choices: articles.map(({ headline, revision }) => ({
      label: shortLabel(headline),
      action: `/article ${revision}`,
    })),
  };
}
