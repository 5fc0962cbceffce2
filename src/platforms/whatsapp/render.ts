import type { Library } from '../../content/index.ts';
import type { Choice, Part, Reply } from '../../conversation/index.ts';
import { wordsIn } from '../../conversation/index.ts';
import { blocksOf, fill } from './blocks.ts';
import { LIMITS } from './client/index.ts';
import type { WhatsAppMessage } from './message.ts';
import { MOST_CHOICES } from './message.ts';

/**
 * Pure: the messages of a reply, in order, with its choices under the last one; none where it has nothing to show.
 * Each further message costs, so that as much as fits is put into one. Throws RangeError where an excerpt's revision is
 * unknown.
 */
export function renderWhatsApp(reply: Reply, library: Library): WhatsAppMessage[] {
  const blocks = reply.parts.flatMap((part) => blocksOf(part, library, reply.language));
  const messages = fill(blocks.filter(({ body }) => body.text !== ''));
  const choices = choicesOf(reply);
  const preview = hasOneSource(reply.parts);
  const open = wordsIn(reply.language ?? library.publication.language)('choices.choose');
  return messages.map((message, index) => ({
    kind: 'text',
    ...message,
    choices: index === messages.length - 1 ? choices : [],
    open,
    preview: preview && index === 0,
  }));
}

/** The choices of a reply, and behind them the items of its lists, as many as a list can have. */
function choicesOf({ parts, choices }: Reply): Choice[] {
  const items = parts.flatMap((part) => (part.kind === 'list' ? part.items : []));
  const fitting = [...choices, ...items].filter(
    ({ label, action }) => /[^\s\p{Cf}]/u.test(label) && action.length >= 1 && action.length <= LIMITS.rowId,
  );
  return [...new Map(fitting.map((choice) => [choice.action, choice])).values()].slice(0, MOST_CHOICES);
}

/** Whether the first address in a message is that of the one article that it quotes. */
function hasOneSource(parts: readonly Part[]): boolean {
  const [only, ...others] = parts.filter(({ kind }) => kind !== 'words');
  return only !== undefined && others.length === 0 && (only.kind === 'quotation' || only.kind === 'article');
}
