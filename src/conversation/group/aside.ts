import type { Handler } from '../handler.ts';
import type { Incoming } from '../incoming.ts';
import type { Reply } from '../reply.ts';

/**
 * Marks what concerns one person of a group alone, so that the others are spared it: what is whispered, what a handler
 * answers aside, and what somebody reads on by a button. Only under the answer to a question of their own does a button
 * change what stands there for all.
 */
export function asideInGroups(reply: Reply, incoming: Incoming, handler?: Pick<Handler, 'aside'>): Reply {
  const { chat, kind, whispered, underAnothers } = incoming;
  if (chat.kind === 'private' || reply.aside) return reply;
  if (whispered) return { ...reply, aside: 'privately' };
  const isAside = kind === 'choice' ? !reply.replaces || underAnothers : handler?.aside;
  return isAside ? { ...reply, aside: 'here' } : reply;
}
