import type { Excerpt, Library, Quotation } from '../content/index.ts';
import { excerptOfParagraph } from '../content/index.ts';
import type { Part, Reply } from './reply.ts';

/**
 * Every quotation of a reply in the order in which it is shown, the standfirst of an article card included.
 * Throws RangeError where a revision is unknown.
 */
export function quotationsOf(reply: Reply, library: Library): Quotation[] {
  return reply.parts.flatMap((part) => excerptsOf(part, library)).map((excerpt) => library.quote(excerpt));
}

function excerptsOf(part: Part, library: Library): Excerpt[] {
  if (part.kind === 'quotation') return [part.excerpt];
  const article = part.kind === 'article' ? library.article(part.article) : undefined;
  return article?.standfirst ? [excerptOfParagraph(article, article.standfirst.address)] : [];
}
