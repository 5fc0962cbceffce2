import type { Article } from './article.ts';
import { paragraphAt } from './article.ts';
import type { Excerpt } from './excerpt.ts';
import { textOf } from './excerpt.ts';

/** The newsroom's own page where front matter names it, else ours. */
export function linkToArticle(article: Article, publicUrl: string): string {
  return article.url ?? `${publicUrl}/articles/${article.slug}`;
}

/**
 * Opens the article at the excerpt's first sentence: by a text fragment on the newsroom's own page
 * (https://wicg.github.io/scroll-to-text-fragment/), by the sentence's anchor on ours.
 */
export function linkToExcerpt(article: Article, excerpt: Excerpt, publicUrl: string): string {
  const page = linkToArticle(article, publicUrl);
  if (article.url) {
    const joint = page.includes('#') ? '' : '#';
    return `${page}${joint}:~:text=${textFragment(textOf(article, excerpt))}`;
  }
  return `${page}#${anchorOf(article, excerpt)}`;
}

/** The anchor of an excerpt's first sentence on our own page: `p12` for the first of a paragraph, then `p12-2`, `p12-3`. */
export function anchorOf(article: Article, excerpt: Excerpt): string {
  const paragraph = paragraphAt(article, excerpt.paragraph);
  const first = paragraph?.sentences.findIndex((sentence) => sentence.start === excerpt.start) ?? 0;
  return sentenceAnchor(excerpt.paragraph, Math.max(first, 0));
}

/** The anchor of a sentence (from 0) of a paragraph on our own page. The first shares its paragraph's. */
export function sentenceAnchor(paragraph: string, sentence: number): string {
  return sentence === 0 ? paragraph : `${paragraph}-${sentence + 1}`;
}

const WORDS_EACH_END = 6;

/** `start,end` for a long text, the whole text for a short one. The hyphen must be escaped too: it marks a prefix. */
function textFragment(text: string): string {
  const words = text.split(/\s+/);
  const encode = (part: readonly string[]) => encodeURIComponent(part.join(' ')).replaceAll('-', '%2D');
  if (words.length <= WORDS_EACH_END * 2) return encode(words);
  return `${encode(words.slice(0, WORDS_EACH_END))},${encode(words.slice(-WORDS_EACH_END))}`;
}
