import type { Self } from './incoming.ts';
import type { GuestMessage } from './update.ts';

/**
 * What a guest is asked: the words without our name; where nothing else is said, the message that is replied to.
 * Undefined where a bot calls us, so that no two bots keep each other busy.
 */
export function guestQuestion(message: GuestMessage, self: Self): string | undefined {
  const { from, text = message.caption ?? '', reply_to_message: target } = message;
  if (from?.is_bot) return undefined;
  const question = withoutMention(text, self.username);
  if (question !== '' || !target || target.from?.is_bot) return question;
  return withoutMention(target.text ?? target.caption ?? '', self.username);
}

/** A text without our name, wherever it stands and in any case. */
export function withoutMention(text: string, username: string): string {
  const name = new RegExp(`(^|[^\\p{L}\\p{N}_@])@${username}(?![A-Za-z0-9_])`, 'giu');
  return text.replace(name, '$1').replace(/\s+/g, ' ').trim();
}
