import type { Excerpt, Library } from '../content/index.ts';
import { writeAddresses } from '../content/index.ts';
import type { Choice, Part, Reply } from './reply.ts';
import { ACTION_BYTES } from './reply.ts';
import type { Words } from './words.ts';

/** The most excerpts that one reply quotes; the others are behind "more". */
export const QUOTED_AT_ONCE = 3;

/** Excerpts as parts of a reply, each with its source. */
export function quote(excerpts: readonly Excerpt[]): Part[] {
  return excerpts.map((excerpt) => ({ kind: 'quotation', excerpt }));
}

/** A choice that quotes further excerpts; none where there are none. Those that do not fit into a button are left out. */
export function moreChoice(library: Library, excerpts: readonly Excerpt[], words: Words): Choice[] {
  const action = `/more ${writeAddresses(library, excerpts, ACTION_BYTES - '/more '.length)}`;
  return excerpts.length > 0 ? [{ label: words('choices.more'), action }] : [];
}

/** A choice that shows the paragraphs around an excerpt. */
export function contextChoice(library: Library, excerpt: Excerpt, words: Words): Choice {
  const action = `/context ${writeAddresses(library, [excerpt], ACTION_BYTES - '/context '.length)}`;
  return { label: words('choices.context'), action };
}

/** The first topics of a library as choices. */
export function topicChoices(library: Library, most: number): Choice[] {
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
