import type { InlineKeyboardMarkup, Message, Update } from '@grammyjs/types';
import { badRequest } from '../protocol/refusal.ts';
import type { ChatState, Post } from '../world/chat-state.ts';
import { isAdmin } from '../world/chat-state.ts';
import type { World } from '../world/world.ts';
import { livePost, secondsOf } from '../world/world.ts';
import type { Change } from './edit.ts';
import { applyEdit, toCaption, toText } from './edit.ts';
import { findChat } from './find-chat.ts';
import type { CallContext, Handlers } from './handlers.ts';
import { inputMedia } from './media.ts';

type Target = {
  readonly chat_id?: number | string;
  readonly message_id?: number;
  readonly inline_message_id?: string;
};

/** Older messages can be deleted by administrators only, in seconds. */
const DELETABLE = 48 * 3600;

/** Changing, deleting, pinning and marking messages. */
export function createEditingMethods(world: World): Handlers {
  return {
    editMessageText: (parameters, call) =>
      edit<Message.TextMessage>('editMessageText', parameters, call, toText(parameters, call)),
    editMessageCaption: (parameters, call) =>
      edit('editMessageCaption', parameters, call, toCaption(parameters, call)),
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
    setMessageReaction: ({ chat_id, message_id, reaction = [] }) => {
      const post = livePost(findChat(world, chat_id), message_id);
      if (!post) throw badRequest('message to react not found');
      const [first] = reaction;
      post.reaction = first?.type === 'emoji' ? first.emoji : undefined;
      world.changes.happened();
      return true;
    },
  };

  function edit<Kind extends Message>(
    method: string,
    target: Target & { readonly reply_markup?: InlineKeyboardMarkup },
    call: CallContext,
    change: Change,
  ): (Update.Edited & Kind) | true {
    const { inline, ...place } = findTarget(target);
    applyEdit(world, method, place, target.reply_markup, call, change);
    return inline ? true : (place.post.message as Update.Edited & Kind);
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
