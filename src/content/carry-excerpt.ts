import type { Article } from './article.ts';
import { paragraphsOf } from './article.ts';
import type { Excerpt } from './excerpt.ts';
import { excerptOf, sentencesOf, textOf } from './excerpt.ts';

/**
 * An excerpt of one revision as it stands in another: the same sentences in one paragraph, character for character,
 * nearest to where they stood. Undefined where they do not stand there any more.
 */
export function carryExcerpt(excerpt: Excerpt, from: Article, to: Article): Excerpt | undefined {
  const text = textOf(from, excerpt);
  const length = sentencesOf(from, excerpt).length;
  const places = paragraphsOf(to).flatMap(({ address, sentences }) =>
    sentences
      .slice(0, Math.max(0, sentences.length - length + 1))
      .map((_, first) => excerptOf(to, address, first, first + length - 1)),
  );
  const same = places.filter((place) => textOf(to, place) === text);
  const order = (article: Article, { paragraph }: Excerpt) =>
    paragraphsOf(article).findIndex(({ address }) => address === paragraph);
  const stood = order(from, excerpt);
  const distance = (place: Excerpt) => Math.abs(order(to, place) - stood);
  return same.sort((a, b) => distance(a) - distance(b))[0];
}
