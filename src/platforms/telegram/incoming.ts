import type { Incoming } from '../../conversation/index.ts';
import { writeAddress } from './address.ts';
import { membershipOf } from './membership.ts';
import { nameOf } from './message-name.ts';
import type { Message, Update } from './update.ts';
import { wordsToUs } from './words-to-us.ts';

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

export type Hearing = {
  readonly self: Self;
  /** When a button was pressed: Telegram does not tell. */
  readonly now: Temporal.Instant;
  /** Whether a command is ours. */
  knows(command: string): boolean;
};

/** What an update says to us, or why it says nothing. */
export function toIncoming(update: Update, { self, now, knows }: Hearing): Incoming | PassedOver {
  const { update_id, message, callback_query, my_chat_member } = update;
  if (callback_query) {
    const { id: press, from, data, message: pressed } = callback_query;
    if (!pressed || data === undefined) return 'unknown';
    const where = about(update_id, pressed, from.language_code);
    return {
      ...where,
      ...personIn(pressed, from.id),
      at: now,
      kind: 'choice',
      text: data,
      press,
      ...(answersAnother(pressed, from.id) && { underAnothers: true }),
    };
  }
  if (my_chat_member) {
    const change = membershipOf(my_chat_member);
    if (!change) return 'service';
    const { chat, date, from } = my_chat_member;
    const person = change.kind === 'added' && from && !from.is_bot && { person: { id: String(from.id) } };
    return { ...changed(update_id, chat, date, change), ...person };
  }
  if (!message) return 'unknown';
  const { migrate_to_chat_id: supergroup, from } = message;
  if (supergroup !== undefined) {
    const address = writeAddress({ chat: supergroup });
    return changed(update_id, message.chat, message.date, { kind: 'moved', address });
  }
  const said = wordsToUs(message, self, knows);
  if (typeof said === 'string') return said;
  return {
    ...about(update_id, message, from?.language_code),
    ...personIn(message, message.sender_chat?.id ?? from?.id),
    at: moment(message.date),
    kind: 'text',
    ...said,
  };
}

function about(id: number, { chat, ...message }: Message, language: string | undefined) {
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
    message: nameOf(message),
    ...(message.ephemeral_message_id !== undefined && { whispered: true as const }),
  } as const;
}

/** Whether a message of ours answers somebody else; where Telegram does not show what it answers, nobody in particular. */
function answersAnother({ chat, reply_to_message }: Message, person: number): boolean {
  return chat.type !== 'private' && reply_to_message !== undefined && reply_to_message.from?.id !== person;
}

/** Who speaks in a group: a person, or the chat in whose name somebody speaks without a name of their own. */
function personIn({ chat }: Message, id: number | undefined): Pick<Incoming, 'person'> {
  return chat.type === 'private' || id === undefined ? {} : { person: { id: String(id) } };
}

function changed(
  id: number,
  chat: Message['chat'],
  date: number,
  change: NonNullable<Incoming['change']>,
): Incoming {
  return {
    id: String(id),
    chat: {
      platform: 'telegram',
      address: writeAddress({ chat: chat.id }),
      kind: chat.type === 'private' ? 'private' : 'group',
    },
    at: moment(date),
    kind: 'membership',
    text: '',
    change,
  };
}

function moment(seconds: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1_000);
}
