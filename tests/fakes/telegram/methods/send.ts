import type {
  EphemeralMessageParameters,
  LinkPreviewOptions,
  Message,
  ReplyParameters,
} from '@grammyjs/types';
import type { ChatState, Post } from '../world/chat-state.ts';
import type { Content, World } from '../world/world.ts';
import { addPost, livePost } from '../world/world.ts';
import { checkDeepLinks } from './deep-links.ts';
import { forOne } from './ephemeral.ts';
import { checkMayWrite, checkThread, findChat } from './find-chat.ts';
import type { CallContext } from './handlers.ts';
import type { Markup } from './markup.ts';
import { inlineKeyboard } from './markup.ts';
import { replyTo } from './reply.ts';

/** What every sending method takes beside its content. */
export type SendParameters = {
  readonly chat_id: number | string;
  readonly message_thread_id?: number;
  readonly disable_notification?: boolean;
  readonly protect_content?: boolean;
  readonly message_effect_id?: string;
  readonly reply_parameters?: ReplyParameters;
  readonly reply_markup?: Markup;
  readonly link_preview_options?: LinkPreviewOptions;
  readonly ephemeral_message_parameters?: EphemeralMessageParameters;
};

export type Sender = (
  method: string,
  parameters: SendParameters,
  content: SendContent,
  call: CallContext,
) => Post;

/** The content itself, and what a refusal calls it ("text messages"). */
export type SendContent = { readonly content: Content; readonly called: string };

/** The way of every message: chat, rights, thread, target of the reply, keyboard, rate; then it stands in the chat. */
export function createSender(world: World): Sender {
  return (method, parameters, { content, called }, call) => {
    const chat = findChat(world, parameters.chat_id);
    checkMayWrite(world, chat, called);
    const reply = replyTo(world, chat, parameters.reply_parameters, call);
    const thread = parameters.message_thread_id ?? threadOfReply(chat, reply);
    checkThread(world, chat, thread);
    const where = chat.type === 'private' ? 'private' : 'elsewhere';
    const { reply_markup: markup } = parameters;
    const keyboard = markup && 'keyboard' in markup ? markup : undefined;
    const inline = inlineKeyboard(markup, where, call);
    const one = forOne(world, chat, parameters, call);
    checkDeepLinks(world, { ...content, ...inline }, call);
    world.rates?.spend(method, chat);
    const message: Content = {
      ...author(world, chat),
      ...content,
      ...reply,
      ...inline,
      ...(thread !== undefined && { message_thread_id: thread, is_topic_message: true }),
      ...(one && { receiver_user: one.receiver }),
      ...(parameters.protect_content && { has_protected_content: true as const }),
      ...(parameters.message_effect_id && { effect_id: parameters.message_effect_id }),
      ...(parameters.link_preview_options && { link_preview_options: parameters.link_preview_options }),
    };
    return addPost(world, chat, 'bot', message, {
      silent: parameters.disable_notification ?? false,
      keyboard,
      onlyFor: one?.receiver.id,
      instead: one?.instead,
    });
  };
}

function author(world: World, chat: ChatState): Content {
  const { id, first_name, username } = world.bot;
  const from = { id, is_bot: true, first_name, username };
  return chat.type === 'channel'
    ? { sender_chat: { id: chat.id, type: 'channel', title: chat.title } }
    : { from };
}

/** A reply to a message of a topic lands in that topic. */
function threadOfReply(chat: ChatState, reply: Content): number | undefined {
  if (!chat.forum || !reply.reply_to_message) return undefined;
  const target: Message | undefined = livePost(chat, reply.reply_to_message.message_id)?.message;
  return target?.is_topic_message ? target.message_thread_id : undefined;
}
