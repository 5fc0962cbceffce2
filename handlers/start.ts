import type { Handler } from '../src/conversation/index.ts';
import { topicChoices } from '../src/conversation/index.ts';
import { article } from './article.ts';
import { topic } from './topic.ts';

/** `/start`, and what opens from a deep link: `?start=troops`, `?start=2020-08-21-trump-meets-iraq-pm`. */
export const start: Handler = {
  command: 'start',
  description: 'commands.start',
  answer(request, desk) {
    const { library, words } = desk;
    const payload = request.rest;
    if (library.topic(payload)) return topic.answer(request, desk);
    if (library.article(payload)) return article.answer(request, desk);
    const newest = library.articles[0];
    if (!newest) return { parts: [{ kind: 'words', text: words('articles.none') }], choices: [] };
    return {
      parts: [
        { kind: 'words', text: words('greeting.welcome', { publication: library.publication.name }) },
        { kind: 'article', article: newest.slug },
      ],
      choices: [...topicChoices(library, 6), { label: words('choices.help'), action: '/help' }],
    };
  },
};
