import type { Handler } from '../src/conversation/index.ts';
import { topicChoices } from '../src/conversation/index.ts';
import { added } from './added.ts';
import { article } from './article.ts';
import { followedBy, subscribe } from './subscribe.ts';
import { topic } from './topic.ts';

/** What is said by the link that adds the bot to a group; the greeting has been said then. */
const ADDED = 'added';

/**
 * `/start`, and what opens from a deep link: `?start=troops`, `?startgroup=2020-08-21-trump-meets-iraq-pm`,
 * `?startgroup=follow-troops`.
 */
export const start: Handler = {
  command: 'start',
  description: 'commands.start',
  answer(request, desk) {
    const { library, words } = desk;
    const payload = request.rest;
    const isGroup = request.incoming.chat.kind === 'group';
    if (isGroup && payload === ADDED) return undefined;
    const followed = isGroup ? followedBy(payload) : undefined;
    if (followed !== undefined) return subscribe.answer({ ...request, rest: followed }, desk);
    if (library.topic(payload)) return topic.answer(request, desk);
    if (library.article(payload)) return article.answer(request, desk);
    if (isGroup) return added.answer(request, desk);
    const newest = library.articles[0];
    if (!newest) return { parts: [{ kind: 'words', text: words('articles.none') }], choices: [] };
    return {
      parts: [
        { kind: 'words', text: words('greeting.welcome', { publication: library.publication.name }) },
        { kind: 'article', article: newest.slug },
      ],
      choices: [
        ...topicChoices(library, 6, request.incoming),
        { label: words('choices.help'), action: '/help' },
      ],
    };
  },
};
