import type { Excerpt, Library } from '../../content/index.ts';
import { paragraphOf, sentenceAnchor, sentencesOf } from '../../content/index.ts';
import type { Choice, Part, Reply } from '../../conversation/index.ts';
import { attribution, revisionDate } from '../../conversation/index.ts';
import type { WebArticle, WebBlock, WebMessage, WebQuotation } from './web-message.ts';

/** A reply as the page shows it. Throws RangeError where an excerpt or an article is unknown. */
export function render(reply: Reply, library: Library): WebMessage {
  return {
    blocks: reply.parts.map((part) => block(part, library, reply.language)),
    choices: choicesOf(reply),
    ...(reply.outcome && { outcome: reply.outcome }),
  };
}

/** A page shows lists to be pressed, so that a choice which stands in one is not offered again below it. */
function choicesOf({ parts, choices }: Reply): Choice[] {
  const listed = new Set(
    parts.flatMap((part) => (part.kind === 'list' ? part.items : [])).map(({ action }) => action),
  );
  return choices.filter(({ action }) => !listed.has(action)).map(({ label, action }) => ({ label, action }));
}

function block(part: Part, library: Library, language: string | undefined): WebBlock {
  switch (part.kind) {
    case 'words':
      return { kind: 'words', text: part.text };
    case 'quotation':
      return quotation(part, library, language);
    case 'article':
      return articleCard(part.article, library, language);
    case 'list':
      return { kind: 'list', items: part.items.map(({ label, action }) => ({ label, action })) };
    case 'links':
      return { kind: 'links', links: part.links.map(({ label, url }) => ({ label, url })) };
  }
}

function quotation(
  part: Extract<Part, { kind: 'quotation' }>,
  library: Library,
  language: string | undefined,
): WebQuotation {
  const { excerpt, mark } = part;
  const quoted = library.quote(excerpt);
  const { speaker, headline, date, url } = attribution(quoted, library, language);
  const marked = mark && markWithin(excerpt, mark);
  return {
    kind: 'quotation',
    text: quoted.text,
    language: quoted.article.language,
    ...(marked && { mark: marked }),
    ...(part.past && { past: true as const }),
    ...(speaker !== undefined && { speaker }),
    ...(part.source !== 'quiet' && { source: { headline, date } }),
    url,
    place: {
      article: excerpt.article,
      revision: excerpt.revision,
      sentences: anchorsOf(excerpt, library),
      marked: mark && marked ? anchorsOf(mark, library) : [],
    },
  };
}

/** The mark as offsets into the excerpt's text; undefined where it is of something else. */
function markWithin(excerpt: Excerpt, mark: Excerpt): WebQuotation['mark'] {
  const inside =
    mark.revision === excerpt.revision &&
    mark.paragraph === excerpt.paragraph &&
    mark.start >= excerpt.start &&
    mark.end <= excerpt.end;
  if (!inside) return undefined;
  return { start: mark.start - excerpt.start, end: mark.end - excerpt.start };
}

function anchorsOf(excerpt: Excerpt, library: Library): string[] {
  const { article } = library.quote(excerpt);
  const quoted = new Set(sentencesOf(article, excerpt));
  return paragraphOf(article, excerpt).sentences.flatMap((sentence, index) =>
    quoted.has(sentence) ? [sentenceAnchor(excerpt.paragraph, index)] : [],
  );
}

function articleCard(slug: string, library: Library, language: string | undefined): WebArticle {
  const article = library.article(slug);
  if (!article) throw new RangeError(`There is no article ${slug} to show as a card.`);
  return {
    kind: 'article',
    article: slug,
    language: article.language,
    ...(article.kicker !== undefined && { kicker: article.kicker }),
    headline: article.headline,
    ...(article.standfirst && { standfirst: article.standfirst.text }),
    date: revisionDate(article, library, language),
    page: `/articles/${slug}`,
  };
}
