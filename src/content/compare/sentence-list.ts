import type { Article } from '../article.ts';
import { paragraphsOf } from '../article.ts';
import type { Excerpt } from '../excerpt.ts';
import { excerptOf, textOf } from '../excerpt.ts';
import { wordsOf } from './alike.ts';
import { typographyKey } from './typography.ts';

/** One sentence of an article as it is compared. */
export type ListedSentence = {
  /** Its place among all of them, from 0. */
  readonly at: number;
  readonly text: string;
  readonly excerpt: Excerpt;
  /** `typographyKey` of its text. */
  readonly key: string;
  readonly words: readonly string[];
};

/** Every sentence that may answer, in reading order. */
export function sentenceList(article: Article): readonly ListedSentence[] {
  const excerpts = paragraphsOf(article).flatMap(({ address, sentences }) =>
    sentences.map((_, index) => excerptOf(article, address, index)),
  );
  return excerpts.map((excerpt, at) => {
    const text = textOf(article, excerpt);
    return { at, text, excerpt, key: typographyKey(text), words: wordsOf(text) };
  });
}
