import type { InlineKeyboardMarkup, Message, Update } from '@grammyjs/types';
import { badRequest } from '../protocol/refusal.ts';
import type { ChatState, Post } from '../world/chat-state.ts';
import { isAdmin } from '../world/chat-state.ts';
import type { Content, World } from '../world/world.ts';
import { editPost, livePost, secondsOf } from '../world/world.ts';
import { findChat } from './find-chat.ts';
import type { CallContext, Handlers } from './handlers.ts';
import { inlineKeyboard } from './markup.ts';
import { inputMedia } from './media.ts';
import { richContent } from './rich.ts';
import { messageCaption, messageText } from './text.ts';

type Target = {
  readonly chat_id?: number | string;
  readonly message_id?: number;
  readonly inline_message_id?: string;
};

const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';
/** Older messages can be deleted by administrators only, in seconds. */
const DELETABLE = 48 * 3600;

/** Changing, deleting, pinning and marking messages. */
export function createEditingMethods(world: World): Handlers {
  return {
    editMessageText: (parameters, call) => {
      const content = parameters.rich_message
        ? richContent(parameters.rich_message, call)
        : messageText(parameters.text ?? '', parameters, call);
      return edit<Message.TextMessage>('editMessageText', parameters, call, (message) => {
        if (message.text === undefined && message.rich_message === undefined) {
          throw badRequest('there is no text in the message to edit');
        }
        const { text: _, entities: __, rich_message: ___, link_preview_options: ____, ...rest } = message;
        const preview = parameters.link_preview_options;
        return { ...rest, ...content, ...(preview && { link_preview_options: preview }) };
      });
    },
    editMessageCaption: (parameters, call) =>
      edit('editMessageCaption', parameters, call, (message) => {
        if (!message.photo && !message.document)
          throw badRequest('there is no caption in the message to edit');
        const { caption: _, caption_entities: __, ...rest } = message;
        return { ...rest, ...messageCaption(parameters, call) };
      }),
    editMessageMedia: (parameters, call) =>
      edit('editMessageMedia', parameters, call, (message) => {
        const { photo: _, document: __, caption: ___, caption_entities: ____, ...rest } = message;
        return { ...rest, ...inputMedia(world, parameters.media, call) };
      }),
    editMessageReplyMarkup: (parameters, call) =>
      edit('editMessageReplyMarkup', parameters, call, (message) => message),
    deleteMessage: ({ chat_id, message_id }) => {
      const chat = findChat(world, chat_id);
      const post = livePost(chat, message_id);
      if (!post) throw badRequest('message to delete not found');
      if (!deletable(chat, post)) throw badRequest("message can't be deleted for everyone");
      remove(post);
      return true;
    },
    deleteMessages: ({ chat_id, message_ids }) => {
      const chat = findChat(world, chat_id);
      for (const id of message_ids) {
        const post = livePost(chat, id);
        if (post && deletable(chat, post)) remove(post);
      }
      return true;
    },
    pinChatMessage: ({ chat_id, message_id }) => pin(chat_id, message_id, true),
    unpinChatMessage: ({ chat_id, message_id }) => pin(chat_id, message_id, false),
    setMessageReaction: ({ chat_id, message_id }) => {
      if (!livePost(findChat(world, chat_id), message_id)) throw badRequest('message to react not found');
      return true;
    },
  };

  function edit<Kind extends Message>(
    method: string,
    target: Target & { readonly reply_markup?: InlineKeyboardMarkup },
    call: CallContext,
    change: (message: Message) => Content & Pick<Message, 'message_id' | 'date' | 'chat'>,
  ): (Update.Edited & Kind) | true {
    const { chat, post, inline } = findTarget(target);
    const { reply_markup: _, ...plain } = post.message;
    const where = chat.type === 'private' ? 'private' : 'elsewhere';
    const message = { ...change(plain), ...inlineKeyboard(target.reply_markup, where, call) };
    if (same(message, post.message)) throw badRequest(NOT_MODIFIED);
    world.rates?.spend(method, chat);
    editPost(world, post, message);
    return inline ? true : (post.message as Update.Edited & Kind);
  }

  function findTarget(target: Target): { chat: ChatState; post: Post; inline: boolean } {
    if (target.inline_message_id !== undefined) {
      const sent = world.inlinePosts.get(target.inline_message_id);
      if (!sent) throw badRequest('MESSAGE_ID_INVALID');
      return { ...sent, inline: true };
    }
    const chat = findChat(world, target.chat_id ?? '');
    const post = livePost(chat, target.message_id ?? 0);
    if (!post || post.onlyFor !== undefined) throw badRequest('message to edit not found');
    if (post.by !== 'bot') throw badRequest("message can't be edited");
    return { chat, post, inline: false };
  }

  function deletable(chat: ChatState, { by, message }: Post): boolean {
    if (isAdmin(chat.members.get(world.bot.id))) return true;
    const own = by === 'bot' || chat.type === 'private';
    return own && secondsOf(world) - message.date <= DELETABLE;
  }

  function remove(post: Post): void {
    post.deleted = true;
    world.changes.happened();
  }

  function pin(chatId: number | string, id: number | undefined, pinned: boolean): true {
    const chat = findChat(world, chatId);
    const us = chat.members.get(world.bot.id);
    if (chat.type !== 'private' && !isAdmin(us))
      throw badRequest('not enough rights to manage pinned messages in the chat');
    const pinnedPosts = chat.posts
      .values()
      .filter((post) => post.pinned)
      .toArray();
    const post = id === undefined ? pinnedPosts.at(-1) : livePost(chat, id);
    if (!post) throw badRequest(pinned ? 'message to pin not found' : 'message to unpin not found');
    post.pinned = pinned;
    world.changes.happened();
    return true;
  }
}

function same(one: Message, other: Message): boolean {
  const bare = ({ edit_date: _, ...message }: Message) => JSON.stringify(Object.entries(message).sort());
  return bare(one) === bare(other);
}
