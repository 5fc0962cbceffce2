import type { Library } from '../content/index.ts';
import { writeAddresses } from '../content/index.ts';
import type { DigestArticle } from '../updates/index.ts';
import { moreChoice, shortLabel } from './quoting.ts';
import type { Choice, Part } from './reply.ts';
import { ACTION_BYTES } from './reply.ts';
import type { Form } from './telling-news.ts';
import { moreOf, newsParts } from './telling-news.ts';
import type { Words } from './words.ts';

/** The articles that a digest shows where they fit into one message. */
const MOST_SHOWN = 5;

/** The others that have a choice of their own; so many that every platform has room for the others of a message. */
const MOST_CHOICES = 7;

/** What is new, by article: as many as a form of it shows, each of the others behind a choice. */
export function digestForms(articles: readonly DigestArticle[], library: Library, words: Words): Form[] {
  const most = Math.min(MOST_SHOWN, articles.length);
  return Array.from({ length: most + 1 }, (_, fewer) => most - fewer).map((shown) => ({
    parts: [
      { kind: 'words', text: words('telling.digest') },
      ...articles.slice(0, shown).flatMap((article) => digestParts(article, words)),
    ],
    choices: choicesOf(articles, shown, library, words),
  }));
}

function digestParts({ slug, isNew, news }: DigestArticle, words: Words): Part[] {
  return isNew ? [{ kind: 'article', article: slug }] : newsParts(news, 1, words);
}

/** First what else is new in the articles that are shown, then the others. */
function choicesOf(
  articles: readonly DigestArticle[],
  shown: number,
  library: Library,
  words: Words,
): Choice[] {
  const more = articles.slice(0, shown).flatMap(({ isNew, news }) => (isNew ? [] : moreOf(news, 1)));
  const others = articles.slice(shown);
  const latest = { label: words('choices.latest'), action: '/latest' };
  return [
    ...moreChoice(library, more, words),
    ...others.slice(0, MOST_CHOICES).flatMap((article) => choiceOf(article, library)),
    ...(others.length > MOST_CHOICES ? [latest] : []),
  ];
}

/** Opens an article that is new; of one that is not, what is new in it. */
function choiceOf({ slug, isNew, news }: DigestArticle, library: Library): Choice[] {
  const article = library.article(slug);
  if (!article) return [];
  const label = shortLabel(article.headline);
  const start = '/more ';
  const addresses = isNew ? '' : writeAddresses(library, moreOf(news, 0), ACTION_BYTES - start.length);
  return [{ label, action: addresses ? start + addresses : `/article ${article.revision}` }];
}
