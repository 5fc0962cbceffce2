import type { Library } from '../content/index.ts';
import type { Part, Reply } from './reply.ts';
import { wordsIn } from './words.ts';

/**
 * A stored reply as it can be said now, after the articles may have changed. What stands unchanged is quoted from the
 * article as it is now; in place of what does not stand any more it is said that the article has changed, once for
 * neighbours.
 */
export function asOfNow(reply: Reply, library: Library): Reply {
  const parts = reply.parts.map((part) => partNow(part, library));
  const shorter = reply.shorter && asOfNow(reply.shorter, library);
  const stands = parts.every((part, index) => part === reply.parts[index]);
  if (stands && shorter === reply.shorter) return reply;
  const changed = wordsIn(reply.language ?? library.publication.language)('answer.changed');
  const shown = parts.flatMap((part, index) => {
    if (part) return [part];
    return index > 0 && !parts[index - 1] ? [] : [{ kind: 'words', text: changed } as const];
  });
  return { ...reply, parts: shown, ...(shorter && { shorter }) };
}

/** Undefined where it does not stand any more. */
function partNow(part: Part, library: Library): Part | undefined {
  if (part.kind === 'article') return library.article(part.article) && part;
  if (part.kind !== 'quotation' || part.past) return part;
  const excerpt = library.today(part.excerpt);
  if (excerpt === part.excerpt) return part;
  const mark = part.mark && library.today(part.mark);
  const { mark: _, ...rest } = part;
  return excerpt && { ...rest, excerpt, ...(mark && { mark }) };
}

/** Whether a reply shows anything of an article. */
export function showsArticles({ parts }: Reply): boolean {
  return parts.some(({ kind }) => kind === 'quotation' || kind === 'article');
}
