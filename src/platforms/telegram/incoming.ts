import type { Incoming } from '../../conversation/index.ts';
import { writeAddress } from './address.ts';
import { addressedText } from './command.ts';
import type { Message, Update } from './update.ts';

/** The bot itself, as getMe tells. */
export type Self = { readonly id: number; readonly username: string };

/** Why an update becomes no incoming. */
export type PassedOver =
  /** A kind of update that we do not handle, or a field in it that is not what the Bot API says. */
  | 'unknown'
  /** Said by a bot, or put into a chat through us. */
  | 'bot'
  /** In a group and not to us, or a command for another bot. */
  | 'not for us'
  /** Nothing that a person said: a pinned message, a changed title. */
  | 'service';

/**
 * Senders that stand for people: anonymous administrators, and members who speak as a channel
 * (https://core.telegram.org/bots/api#message, `sender_chat`).
 */
const STAND_INS = new Set([1_087_968_824, 136_817_688]);

/** What a person can send besides text. It becomes an incoming without text, so that it can be answered. */
const CONTENT = [
  ...['animation', 'audio', 'checklist', 'contact', 'dice', 'document', 'game', 'live_photo', 'location'],
  ...['paid_media', 'photo', 'poll', 'rich_message', 'sticker', 'story', 'venue', 'video', 'video_note'],
  'voice',
];

/** What an update says to us, or why it says nothing. `now` is when a button was pressed: Telegram does not tell. */
export function toIncoming(update: Update, self: Self, now: Temporal.Instant): Incoming | PassedOver {
  const { update_id, message, callback_query } = update;
  if (callback_query) {
    const { from, data, message: pressed } = callback_query;
    if (!pressed || data === undefined) return 'unknown';
    return { ...about(update_id, pressed, from.language_code), at: now, kind: 'choice', text: data };
  }
  if (!message) return 'unknown';
  const said = wordsToUs(message, self);
  if (said.passedOver) return said.passedOver;
  const at = Temporal.Instant.fromEpochMilliseconds(message.date * 1000);
  return {
    ...about(update_id, message, message.from?.language_code),
    at,
    kind: 'text',
    text: said.text,
    ...(said.addressed && { addressed: said.addressed }),
  };
}

function about(id: number, { chat, message_id, ...message }: Message, language: string | undefined) {
  // Only in a topic is the thread part of the address; elsewhere it is a mere chain of replies.
  const thread = message.is_topic_message ? message.message_thread_id : undefined;
  return {
    id: String(id),
    chat: {
      platform: 'telegram',
      address: writeAddress({ chat: chat.id, thread }),
      kind: chat.type === 'private' ? 'private' : 'group',
    },
    ...(language && { language }),
    message: String(message_id),
  } as const;
}

type Words =
  | { readonly text: string; readonly addressed?: 'command' | 'reply'; readonly passedOver?: undefined }
  | { readonly passedOver: PassedOver };

function wordsToUs(message: Message, self: Self): Words {
  const { chat, from, via_bot, text = message.caption } = message;
  if (!['private', 'group', 'supergroup'].includes(chat.type)) return { passedOver: 'not for us' };
  if (via_bot?.id === self.id || (from?.is_bot && !STAND_INS.has(from.id))) return { passedOver: 'bot' };
  if (text === undefined && !CONTENT.some((kind) => kind in message)) return { passedOver: 'service' };
  const addressed = addressedText(text ?? '', self.username);
  if (!addressed) return { passedOver: 'not for us' };
  if (chat.type === 'private') return { text: addressed.text };
  const isReply = message.reply_to_message?.from?.id === self.id;
  if (message.is_automatic_forward || !(addressed.command || isReply)) return { passedOver: 'not for us' };
  return { text: addressed.text, addressed: addressed.command ? 'command' : 'reply' };
}
