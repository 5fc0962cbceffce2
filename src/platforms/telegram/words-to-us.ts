import type { Incoming } from '../../conversation/index.ts';
import { addressedText } from './command.ts';
import type { PassedOver, Self } from './incoming.ts';
import { withoutMention } from './mention.ts';
import { nameOf } from './message-name.ts';
import type { Message } from './update.ts';

/**
 * Senders that stand for people: anonymous administrators, and members who speak as a channel
 * (https://core.telegram.org/bots/api#message, `sender_chat`).
 */
const STAND_INS = new Set([1_087_968_824, 136_817_688]);

/** What a person can send besides text. In private it becomes an incoming without text, so that it can be answered. */
const CONTENT = [
  ...['animation', 'audio', 'checklist', 'contact', 'dice', 'document', 'game', 'live_photo', 'location'],
  ...['paid_media', 'photo', 'poll', 'rich_message', 'sticker', 'story', 'venue', 'video', 'video_note'],
  'voice',
];

type Words = Pick<Incoming, 'text' | 'addressed' | 'repliesTo'>;

/** What a message says to us, or why it says nothing. In a group only what is meant for us is read at all. */
export function wordsToUs(
  message: Message,
  self: Self,
  knows: (command: string) => boolean,
): Words | PassedOver {
  const { chat, from, via_bot, text = message.caption } = message;
  if (!['private', 'group', 'supergroup'].includes(chat.type)) return 'not for us';
  if (via_bot?.id === self.id || (from?.is_bot && !STAND_INS.has(from.id))) return 'bot';
  if (text === undefined && !CONTENT.some((kind) => kind in message)) return 'service';
  const said = addressedText(text ?? '', self.username);
  if (!said) return 'not for us';
  if (chat.type === 'private') return { text: said.text, ...target(message, self, said.command) };
  if (message.is_automatic_forward || said.text.trim() === '') return 'not for us';
  // What is whispered is heard by nobody but us.
  if (message.ephemeral_message_id !== undefined)
    return { text: said.text, addressed: 'mention', ...target(message, self, said.command) };
  if (said.command) {
    const command = /^\/(\w+)/.exec(said.text)?.[1] ?? '';
    if (!said.named && !knows(command)) return 'not for us';
    const addressed = said.named ? 'mention' : 'command';
    return { text: said.text, addressed, ...target(message, self, true) };
  }
  const words = withoutMention(said.text, self.username);
  if (words !== undefined) {
    // A mere mention in reply to a message asks what that message asks.
    return { text: words || '/ask', addressed: 'mention', ...target(message, self, words === '') };
  }
  if (message.reply_to_message?.from?.id !== self.id) return 'not for us';
  return { text: said.text, addressed: 'reply', ...target(message, self, false) };
}

/** The message that is replied to. What somebody else said there is read only where it is asked about. */
function target({ reply_to_message }: Message, self: Self, isAsked: boolean): Pick<Words, 'repliesTo'> {
  if (!reply_to_message) return {};
  const { from, text = reply_to_message.caption } = reply_to_message;
  const ours = from?.id === self.id;
  const read = isAsked && !ours && text !== undefined;
  return { repliesTo: { message: nameOf(reply_to_message), ours, ...(read && { text }) } };
}
