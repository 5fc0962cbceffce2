import { paragraphAt } from './article.ts';
import type { Excerpt } from './excerpt.ts';
import { excerptOf } from './excerpt.ts';
import type { Library } from './library.ts';

/**
 * Writes excerpts as short text that fits into a button: `0123456789ab p12.1 p14.2-3`, sentences counted from 1,
 * the revision said again where it changes. Excerpts that no longer fit into `limit` characters are left out, the last first.
 */
export function writeAddresses(library: Library, excerpts: readonly Excerpt[], limit: number): string {
  let written = '';
  let revision = '';
  for (const excerpt of excerpts) {
    const head = excerpt.revision === revision ? '' : `${excerpt.revision} `;
    const next = `${written}${written && ' '}${head}${sentenceRange(library, excerpt)}`;
    if (next.length > limit) break;
    written = next;
    revision = excerpt.revision;
  }
  return written;
}

/**
 * Reads what `writeAddresses` wrote, as the articles have it now: a button may be older than they are. Anything may stand
 * in `text`, since a reader may type it: what names no sentence of a known revision, or one that does not stand there any
 * more, is left out.
 */
export function readAddresses(library: Library, text: string): Excerpt[] {
  let revision = '';
  const excerpts: Excerpt[] = [];
  for (const word of text.split(/\s+/)) {
    const match = /^(?<paragraph>[a-z]+\d{0,5})\.(?<first>\d{1,4})(?:-(?<last>\d{1,4}))?$/.exec(word);
    if (!match?.groups) {
      revision = word;
      continue;
    }
    const article = library.revision(revision);
    const { paragraph = '', first, last } = match.groups;
    const from = Number(first) - 1;
    const to = last ? Number(last) - 1 : from;
    const sentences = article && paragraphAt(article, paragraph)?.sentences;
    if (article && sentences?.[from] && sentences[to] && from <= to) {
      const excerpt = library.today(excerptOf(article, paragraph, from, to));
      if (excerpt) excerpts.push(excerpt);
    }
  }
  return excerpts;
}

function sentenceRange(library: Library, excerpt: Excerpt): string {
  const article = library.revision(excerpt.revision);
  const sentences = (article && paragraphAt(article, excerpt.paragraph)?.sentences) ?? [];
  const first = sentences.findIndex((sentence) => sentence.start === excerpt.start) + 1;
  const last = sentences.findIndex((sentence) => sentence.end === excerpt.end) + 1;
  return `${excerpt.paragraph}.${first}${last > first ? `-${last}` : ''}`;
}
