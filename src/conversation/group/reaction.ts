import type { Incoming } from '../incoming.ts';
import type { Route } from '../route.ts';

/**
 * Whether somebody in a group merely reacts to what the bot said there: thanks, a nod, a laugh. Whoever wants an answer to
 * that names the bot; everybody else would have to read it.
 */
export function isReaction({ chat, addressed, text }: Incoming, { handler, rest }: Route): boolean {
  if (chat.kind === 'private' || addressed !== 'reply') return false;
  return !/[\p{L}\p{N}]/u.test(text) || (handler === 'hello' && rest !== 'aboutBot');
}
