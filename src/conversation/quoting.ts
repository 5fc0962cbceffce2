import type { Excerpt, Library } from '../content/index.ts';
import { readAddresses, writeAddresses } from '../content/index.ts';
import type { Incoming } from './incoming.ts';
import type { Choice, Part, Reply } from './reply.ts';
import { ACTION_BYTES } from './reply.ts';
import type { Words } from './words.ts';

/** The most excerpts that one reply quotes; the others are behind "more". */
export const QUOTED_AT_ONCE = 3;

/** Excerpts as parts of a reply, each with its source. */
export function quote(excerpts: readonly Excerpt[]): Part[] {
  return excerpts.map((excerpt) => ({ kind: 'quotation', excerpt }));
}

/** In a group, where an answer stays short, "more" lengthens its message up to so many. */
const MOST_IN_PLACE = 4;

/**
 * Quotes the first of some excerpts, at most `most`, with the others behind "more". In a group that is the best one
 * only, and "more" makes its message longer instead of sending another one to everybody.
 */
export function quoteFirst(
  excerpts: readonly Excerpt[],
  { chat }: Pick<Incoming, 'chat'>,
  { library, words }: { readonly library: Library; readonly words: Words },
  most = QUOTED_AT_ONCE,
): Pick<Reply, 'parts' | 'choices'> {
  if (chat.kind === 'group') return lengthen(excerpts, 1, { library, words });
  return {
    parts: quote(excerpts.slice(0, most)),
    choices: moreChoice(library, excerpts.slice(most), words),
  };
}

/** Quotes the first `count` excerpts, with a choice that quotes one more in the same message. */
export function lengthen(
  excerpts: readonly Excerpt[],
  count: number,
  { library, words }: { readonly library: Library; readonly words: Words },
): Pick<Reply, 'parts' | 'choices'> {
  const start = `/more ${count + 1} `;
  const addresses = writeAddresses(library, excerpts.slice(0, MOST_IN_PLACE), ACTION_BYTES - start.length);
  const hasMore = count < MOST_IN_PLACE && readAddresses(library, addresses).length > count;
  return {
    parts: quote(excerpts.slice(0, count)),
    choices: hasMore
      ? [{ label: words('choices.more'), action: `${start}${addresses}`, tone: 'primary' }]
      : [],
  };
}

/** A choice that quotes further excerpts; none where there are none. Those that do not fit into a button are left out. */
export function moreChoice(library: Library, excerpts: readonly Excerpt[], words: Words): Choice[] {
  const action = `/more ${writeAddresses(library, excerpts, ACTION_BYTES - '/more '.length)}`;
  return excerpts.length > 0 ? [{ label: words('choices.more'), action, tone: 'primary' }] : [];
}

/** A choice that shows the paragraphs around an excerpt; none in a group, where answers stay short. */
export function contextChoice(
  library: Library,
  excerpt: Excerpt,
  { chat }: Pick<Incoming, 'chat'>,
  words: Words,
): Choice[] {
  if (chat.kind === 'group') return [];
  const action = `/context ${writeAddresses(library, [excerpt], ACTION_BYTES - '/context '.length)}`;
  return [{ label: words('choices.context'), action }];
}

/** The first topics of a library as choices; none in a group, where nobody asked for a menu. */
export function topicChoices(library: Library, most: number, { chat }: Pick<Incoming, 'chat'>): Choice[] {
  if (chat.kind === 'group') return [];
  return library.topics
    .slice(0, most)
    .map(({ command, title }) => ({ label: shortLabel(title), action: `/${command}` }));
}

const LABEL_LENGTH = 24;

/** Fits a label into a button, cut at a whole character with an ellipsis. */
export function shortLabel(text: string): string {
  const characters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  if (characters.length <= LABEL_LENGTH) return text;
  return `${characters
    .slice(0, LABEL_LENGTH - 1)
    .join('')
    .trimEnd()}…`;
}

/** What a button answers whose revision is gone, with a way on. */
export function staleReply(words: Words): Reply {
  return {
    parts: [{ kind: 'words', text: words('answer.changed') }],
    choices: [
      { label: words('choices.article'), action: '/article' },
      { label: words('choices.topics'), action: '/topics' },
    ],
  };
}
