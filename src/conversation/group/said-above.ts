import type { Excerpt } from '../../content/index.ts';
import type { Receipt } from '../chat-settings.ts';
import type { Desk } from '../handler.ts';
import type { Incoming } from '../incoming.ts';
import type { Reply } from '../reply.ts';

/** For how long a group is not told the same again, and within how many messages there. */
const LATELY_MS = 10 * 60_000;
const LAST = 30;
/** Where messages cannot be counted: what was said before that is out of sight, however little was said since. */
const IN_SIGHT_MS = 24 * 3_600_000;

/**
 * Keeps a reply from quoting again what stands in the group already: it points to the message that quotes it, and says
 * the rest, such as that the articles do not answer. That message is one of the last ten minutes, or among the last thirty
 * messages there. Where the platform does not tell how many messages came since, our own excerpts of a day are counted.
 */
export async function unlessSaidAbove(
  reply: Reply,
  { at }: Incoming,
  { chat, chats, words, messagesSince }: Desk,
): Promise<Reply> {
  const [first] = reply.parts.flatMap((part) => (part.kind === 'quotation' ? [part.excerpt] : []));
  if (!first) return reply;
  const receipts = await chats.receipts(chat.id, { most: MOST_LOOKED_AT });
  const earlier = receipts.find((receipt, index) => isSame(receipt, first) && isInSight(receipt, index));
  if (earlier?.message === undefined) return reply;
  const own = reply.parts.filter(({ kind }) => kind === 'words');
  return {
    ...reply,
    parts: [...own, { kind: 'words', text: words('group.saidAbove') }],
    pointsTo: earlier.message,
  };

  function isInSight({ sent, message }: Receipt, index: number): boolean {
    if (message === undefined) return false;
    const age = at.epochMilliseconds - sent.epochMilliseconds;
    if (age < LATELY_MS) return true;
    const since = messagesSince(message);
    return since === undefined ? index < LAST && age < IN_SIGHT_MS : since <= LAST;
  }
}

/** A group is told twenty messages in a minute at most; this is more than it can have been told in ten. */
const MOST_LOOKED_AT = 200;

function isSame(receipt: Receipt, excerpt: Excerpt): boolean {
  return (
    receipt.article === excerpt.article &&
    receipt.revision === excerpt.revision &&
    receipt.paragraph === excerpt.paragraph &&
    receipt.start === excerpt.start &&
    receipt.end === excerpt.end
  );
}
