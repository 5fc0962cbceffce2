import type { Message, MessageOrigin, ReplyParameters } from '@grammyjs/types';
import { badRequest } from '../protocol/refusal.ts';
import type { Entity } from '../text/index.ts';
import { formatText } from '../text/index.ts';
import type { ChatState } from '../world/chat-state.ts';
import type { Content, World } from '../world/world.ts';
import { livePost } from '../world/world.ts';
import { findChat } from './find-chat.ts';
import type { CallContext } from './handlers.ts';

/** Marks that a quote must have exactly as the message has them. */
const COMPARED = new Set([
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'custom_emoji',
  'date_time',
]);

/** The fields by which a message is a reply. Refuses a target or a quote that is not there. */
export function replyTo(
  world: World,
  chat: ChatState,
  parameters: ReplyParameters | undefined,
  call: CallContext,
): Content {
  if (parameters?.message_id === undefined) return {};
  const elsewhere = parameters.chat_id !== undefined && findChat(world, parameters.chat_id) !== chat;
  const source = elsewhere && parameters.chat_id !== undefined ? findChat(world, parameters.chat_id) : chat;
  const target = livePost(source, parameters.message_id);
  if (!target) {
    if (parameters.allow_sending_without_reply && !elsewhere) return {};
    throw badRequest('message to be replied not found');
  }
  const quote = quoteOf(target.message, parameters, call);
  const { reply_to_message: _, ...message } = target.message;
  if (!elsewhere) return { reply_to_message: message as Content['reply_to_message'] & Message, ...quote };
  const { chat: from, message_id } = message;
  return { external_reply: { origin: originOf(message), chat: from, message_id }, ...quote };
}

/** Where a forwarded or quoted message comes from. */
export function originOf({ chat, date, message_id, from }: Message): MessageOrigin {
  if (chat.type === 'channel') return { type: 'channel', chat, message_id, date };
  if (from) return { type: 'user', sender_user: from, date };
  return { type: 'chat', sender_chat: chat, date };
}

function quoteOf(message: Message, parameters: ReplyParameters, call: CallContext): Content {
  if (!parameters.quote) return {};
  const { text, entities, notes } = formatText({
    text: parameters.quote,
    parseMode: parameters.quote_parse_mode,
    entities: parameters.quote_entities as readonly Entity[] | undefined,
    kind: 'quote',
  });
  for (const { rule, detail } of notes) call.violation(rule, detail);
  const whole = message.text ?? message.caption ?? '';
  const marks = (message.entities ?? message.caption_entities ?? []) as readonly Entity[];
  const wanted = parameters.quote_position ?? 0;
  const places = occurrences(whole, text).filter(
    (at) => marksWithin(marks, at, text.length) === marksWithin(entities, 0, text.length),
  );
  const position = places.sort((one, other) => Math.abs(one - wanted) - Math.abs(other - wanted))[0];
  if (position === undefined) throw badRequest('QUOTE_TEXT_INVALID');
  return { quote: { text, position, is_manual: true } };
}

function occurrences(text: string, part: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
}

/** The compared marks of a stretch of text, as one string. */
function marksWithin(entities: readonly Entity[], from: number, length: number): string {
  return entities
    .filter(({ type }) => COMPARED.has(type))
    .map(({ type, offset, length: long }) => {
      const start = Math.max(offset, from);
      return { type, start: start - from, end: Math.min(offset + long, from + length) - from };
    })
    .filter(({ start, end }) => start < end)
    .map(({ type, start, end }) => `${type}:${start}-${end}`)
    .sort()
    .join();
}
