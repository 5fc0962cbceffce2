import { z } from 'zod';

/** The kinds of updates that we ask for; all others are never sent to us. */
export const ALLOWED_UPDATES = [
  'message',
  'callback_query',
  'inline_query',
  'guest_message',
  'my_chat_member',
] as const;

/** Seconds since 1970 that a date can be made of. */
const seconds = z.int().min(0).max(8_640_000_000_000);
const someone = z.object({
  id: z.int(),
  is_bot: z.boolean().optional(),
  language_code: z.string().optional(),
});

const message = z.looseObject({
  message_id: z.int(),
  ephemeral_message_id: z.int().positive().optional(),
  date: seconds,
  chat: z.object({ id: z.int(), type: z.string() }),
  from: someone.optional(),
  sender_chat: z.object({ id: z.int() }).optional(),
  via_bot: someone.optional(),
  is_automatic_forward: z.boolean().optional(),
  is_topic_message: z.boolean().optional(),
  message_thread_id: z.int().positive().optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  migrate_to_chat_id: z.int().optional(),
  reply_to_message: z
    .object({
      message_id: z.int(),
      ephemeral_message_id: z.int().positive().optional(),
      from: someone.optional(),
      text: z.string().optional(),
      caption: z.string().optional(),
    })
    .optional(),
});

const chatMember = z.object({
  status: z.string(),
  is_member: z.boolean().optional(),
  can_send_messages: z.boolean().optional(),
});

const membership = z.object({
  chat: z.object({ id: z.int(), type: z.string() }),
  from: someone.optional(),
  date: seconds,
  old_chat_member: chatMember,
  new_chat_member: chatMember,
});

const callbackQuery = z.object({
  id: z.string(),
  from: someone,
  data: z.string().optional(),
  message: message.optional(),
});

const inlineQuery = z.object({ id: z.string(), from: someone, query: z.string(), offset: z.string() });

const guestMessage = z.looseObject({
  guest_query_id: z.string(),
  from: someone.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  reply_to_message: z
    .object({ from: someone.optional(), text: z.string().optional(), caption: z.string().optional() })
    .optional(),
});

const update = z.looseObject({
  update_id: z.int(),
  message: message.optional(),
  callback_query: callbackQuery.optional(),
  my_chat_member: membership.optional(),
  inline_query: inlineQuery.optional(),
  guest_message: guestMessage.optional(),
});

/** What we read of a message; an inaccessible one has the date 0. All other fields stay under their names. */
export type Message = z.infer<typeof message>;

/** How somebody belongs to a chat. */
export type ChatMember = z.infer<typeof chatMember>;

/** How the bot belongs to a chat has changed. */
export type MembershipUpdate = z.infer<typeof membership>;

/** Somebody types behind our name. */
export type InlineQuery = z.infer<typeof inlineQuery>;

/** Somebody calls us into a chat; it may be answered once. */
export type GuestMessage = z.infer<typeof guestMessage>;

/** What we read of an update. */
export type Update = z.infer<typeof update>;

/** An update as far as it can be read: fields that we do not know pass, kinds that we do not know stay empty. */
export type ReadUpdate =
  | { readonly kind: 'read'; readonly update: Update }
  /** A field that we need is not what the Bot API says; only its id, and that of a press, could be made out. */
  | { readonly kind: 'malformed'; readonly id?: number; readonly press?: string };

const idOf = z.object({ update_id: z.int() });
const pressOf = z.object({ callback_query: z.object({ id: z.string() }) });

/** Reads anything; never throws. */
export function readUpdate(raw: unknown): ReadUpdate {
  const read = update.safeParse(raw);
  if (read.success) return { kind: 'read', update: read.data };
  const id = idOf.safeParse(raw).data?.update_id;
  const press = pressOf.safeParse(raw).data?.callback_query.id;
  return { kind: 'malformed', ...(id !== undefined && { id }), ...(press !== undefined && { press }) };
}
