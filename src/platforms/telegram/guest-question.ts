import type { Self } from './incoming.ts';
import { withoutMention } from './mention.ts';
import type { GuestMessage } from './update.ts';

/**
 * What a guest is asked: the words without our name; where nothing else is said, the message that is replied to.
 * Undefined where a bot calls us, so that no two bots keep each other busy.
 */
export function guestQuestion(message: GuestMessage, self: Self): string | undefined {
  const { from, text = message.caption ?? '', reply_to_message: target } = message;
  if (from?.is_bot) return undefined;
  const words = (said: string) => withoutMention(said, self.username) ?? said;
  const question = words(text);
  if (question !== '' || !target || target.from?.is_bot) return question;
  return words(target.text ?? target.caption ?? '');
}
