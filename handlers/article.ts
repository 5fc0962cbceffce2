import type { Article, Library } from '../src/content/index.ts';
import type { Choice, Handler } from '../src/conversation/index.ts';
import { shortLabel, words } from '../src/conversation/index.ts';
import { latest } from './latest.ts';

/** `/article`: what the article is, and its sections to open. `rest` is a slug, a revision or words of a headline. */
export const article: Handler = {
  command: 'article',
  description: 'See the article and its sections',
  answer(request, desk) {
    const { library } = desk;
    const wanted = request.rest || request.incoming.article || library.articles[0]?.slug;
    if (!wanted) return { parts: [{ kind: 'words', text: words.noArticles }], choices: [] };
    const found = findArticle(library, wanted);
    if (!found) {
      const { parts, choices } = latest.answer({ ...request, rest: '' }, desk);
      return { parts: [{ kind: 'words', text: words.noSuchArticle }, ...parts.slice(1)], choices };
    }
    return { parts: [{ kind: 'article', article: found.slug }], choices: sectionChoices(found) };
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

function sectionChoices(found: Article): Choice[] {
  return found.sections.map(({ heading }, index) => ({
    label: shortLabel(heading ?? words.choices.beginning),
    action: `/section ${found.revision} ${index + 1}`,
  }));
}
