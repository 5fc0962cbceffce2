import type { Article, Library } from '../src/content/index.ts';
import type { Choice, Handler, Words } from '../src/conversation/index.ts';
import { shortLabel, subscribeChoice } from '../src/conversation/index.ts';
import { latestReply } from './latest.ts';

/** `/article`: what the article is, and its sections to open. `rest` is a slug, a revision or words of a headline. */
export const article: Handler = {
  command: 'article',
  description: 'commands.article',
  answer(request, desk) {
    const { library, words } = desk;
    const wanted = request.rest || request.incoming.article || library.articles[0]?.slug;
    if (!wanted) return { parts: [{ kind: 'words', text: words('articles.none') }], choices: [] };
    const found = findArticle(library, wanted);
    if (!found) return latestReply(desk, words('articles.notFound'));
    const subject = { kind: 'article', slug: found.slug } as const;
    return {
      parts: [{ kind: 'article', article: found.slug }],
      choices: [
        ...sectionChoices(found, words),
        ...(request.incoming.chat.kind === 'private' ? [subscribeChoice(subject, library, words)] : []),
      ],
    };
  },
};

function findArticle(library: Library, wanted: string): Article | undefined {
  const asked = wanted.toLowerCase();
  return (
    library.article(asked) ??
    library.article(library.revision(asked)?.slug ?? '') ??
    library.articles.find(({ headline }) => headline.toLowerCase().includes(asked))
  );
}

function sectionChoices(found: Article, words: Words): Choice[] {
  return found.sections.map(({ heading }, index) => ({
    label: shortLabel(heading ?? words('choices.beginning')),
    action: `/section ${found.revision} ${index + 1}`,
  }));
}
