import { z } from 'zod';
import type { Incoming } from '../../conversation/index.ts';

const person = z.object({ id: z.number(), is_bot: z.boolean(), language_code: z.string().optional() });
const chat = z.object({ id: z.number(), type: z.string() });
const entity = z.object({ type: z.string(), offset: z.number(), length: z.number() });
const message = z.object({
  message_id: z.number(),
  date: z.number(),
  chat,
  from: person.optional(),
  via_bot: person.optional(),
  is_topic_message: z.boolean().optional(),
  message_thread_id: z.number().optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  entities: z.array(entity).optional(),
  caption_entities: z.array(entity).optional(),
  reply_to_message: z.object({ from: person.optional() }).optional(),
});
const callbackQuery = z.object({
  id: z.string(),
  from: person,
  data: z.string().optional(),
  message: message.optional(),
});
const update = z.object({
  update_id: z.number(),
  message: message.optional(),
  callback_query: callbackQuery.optional(),
});

export type Update = z.infer<typeof update>;
type Message = z.infer<typeof message>;

/** The bot itself, as getMe tells. */
export type Self = { readonly id: number; readonly username: string };

/**
 * Reads an update leniently: kinds and fields that we do not know are passed over. Gives undefined for what is not an
 * update at all.
 */
export function readUpdate(raw: unknown): Update | undefined {
  const read = update.safeParse(raw);
  if (read.success) return read.data;
  const bare = z.object({ update_id: z.number() }).safeParse(raw);
  return bare.success ? bare.data : undefined;
}

/** What an update says to us; undefined where it is not meant for us. */
export function toIncoming({ update_id, message, callback_query }: Update, self: Self): Incoming | undefined {
  const id = String(update_id);
  if (callback_query?.message && callback_query.data !== undefined) {
    const { from, data } = callback_query;
    return { ...said(id, callback_query.message, from.language_code), kind: 'choice', text: data };
  }
  if (!message || message.from?.is_bot || message.via_bot) return undefined;
  const text = addressed(message, self);
  return text === undefined
    ? undefined
    : { ...said(id, message, message.from?.language_code), kind: 'text', text };
}

function said(id: string, { chat, date, message_id, ...message }: Message, language: string | undefined) {
  // Only in a topic of a forum is the thread part of the address; elsewhere it is a mere chain of replies.
  const thread = message.is_topic_message ? message.message_thread_id : undefined;
  return {
    id,
    chat: {
      platform: 'telegram',
      address: thread === undefined ? String(chat.id) : `${chat.id}/${thread}`,
      kind: chat.type === 'private' ? 'private' : 'group',
    },
    at: Temporal.Instant.fromEpochMilliseconds(date * 1000),
    ...(language && { language }),
    message: String(message_id),
  } as const;
}

/** The text with our own name cut off its command; undefined where somebody else is meant. */
function addressed(message: Message, self: Self): string | undefined {
  const text = message.text ?? message.caption ?? '';
  const command = /^\/(?<name>[^\s@]+)(?:@(?<bot>\S+))?(?<rest>[\s\S]*)$/.exec(text)?.groups;
  const bot = command?.bot?.toLowerCase();
  if (command && bot && bot !== self.username.toLowerCase()) return undefined;
  if (message.chat.type !== 'private') {
    const toUs = message.reply_to_message?.from?.id === self.id;
    if (!command && !toUs) return undefined;
  }
  return command ? `/${command.name}${command.rest}` : text;
}
