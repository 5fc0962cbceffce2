import type { ChatFullInfo, ChatMember, ChatMemberAdministrator, ChatMemberOwner } from '@grammyjs/types';
import { badRequest } from '../protocol/refusal.ts';
import type { ChatState } from '../world/chat-state.ts';
import { chatOf, isAdmin, isIn } from '../world/chat-state.ts';
import type { World } from '../world/world.ts';
import { addPost } from '../world/world.ts';
import { findChat } from './find-chat.ts';
import type { Handlers } from './handlers.ts';

/** What the bot may ask and do about chats, their members and topics. */
export function createChatMethods(world: World): Handlers {
  return {
    getChat: ({ chat_id }) => {
      const chat = findChat(world, chat_id);
      const { posts } = chat;
      const pinned = posts
        .values()
        .filter((post) => post.pinned && !post.deleted)
        .toArray()
        .at(-1);
      const info = {
        ...chatOf(chat),
        accent_color_id: 0,
        max_reaction_count: 11,
        accepted_gift_types: NO_GIFTS,
        ...(chat.linked !== undefined && { linked_chat_id: chat.linked }),
      };
      return { ...info, ...(pinned && { pinned_message: pinned.message }) } as ChatFullInfo;
    },
    getChatMember: ({ chat_id, user_id }) => {
      const chat = findChat(world, chat_id);
      const member = chat.members.get(user_id);
      const person = world.people.get(user_id);
      if (chat.type === 'private') {
        if (!person || person !== chat.person) throw badRequest('PARTICIPANT_ID_INVALID');
        return { status: 'member', user: person.profile };
      }
      if (member) return member;
      if (!person) throw badRequest('PARTICIPANT_ID_INVALID');
      return { status: 'left', user: person.profile } satisfies ChatMember;
    },
    getChatAdministrators: ({ chat_id, return_bots }) => {
      const chat = findChat(world, chat_id);
      if (chat.type === 'private') throw badRequest('there are no administrators in the private chat');
      const wanted = (member: ChatMember) =>
        isAdmin(member) && (return_bots || !member.user.is_bot || isUs(member));
      return chat.members.values().filter(wanted).toArray() as (ChatMemberOwner | ChatMemberAdministrator)[];
    },
    getChatMemberCount: ({ chat_id }) => {
      const chat = findChat(world, chat_id);
      return chat.type === 'private' ? 2 : chat.members.values().filter(isIn).toArray().length;
    },
    leaveChat: ({ chat_id }) => {
      const chat = findChat(world, chat_id);
      if (chat.type === 'private') throw badRequest("chat member status can't be changed in private chats");
      chat.members.set(world.bot.id, { status: 'left', user: world.bot });
      addPost(world, chat, 'service', { from: world.bot, left_chat_member: world.bot });
      world.changes.happened();
      return true;
    },
    createForumTopic: ({ chat_id, name, icon_color = 7322096 }) => {
      const chat = managedForum(chat_id);
      const { message } = addPost(world, chat, 'service', {
        from: world.bot,
        forum_topic_created: { name, icon_color },
      });
      chat.topics.set(message.message_id, { id: message.message_id, name, closed: false, deleted: false });
      return { message_thread_id: message.message_id, name, icon_color };
    },
    closeForumTopic: ({ chat_id, message_thread_id }) => change(chat_id, message_thread_id, { closed: true }),
    reopenForumTopic: ({ chat_id, message_thread_id }) =>
      change(chat_id, message_thread_id, { closed: false }),
    deleteForumTopic: ({ chat_id, message_thread_id }) =>
      change(chat_id, message_thread_id, { deleted: true }),
  };

  function isUs(member: ChatMember): boolean {
    return member.user.id === world.bot.id;
  }

  function managedForum(id: number | string): ChatState {
    const chat = findChat(world, id);
    if (!chat.forum) throw badRequest('the chat is not a forum');
    if (!isAdmin(chat.members.get(world.bot.id))) throw badRequest('not enough rights to create a topic');
    return chat;
  }

  function change(id: number | string, thread: number, to: { closed?: boolean; deleted?: boolean }): true {
    const topic = managedForum(id).topics.get(thread);
    if (!topic || topic.deleted) throw badRequest('message thread not found');
    Object.assign(topic, to);
    world.changes.happened();
    return true;
  }
}

const NO_GIFTS = {
  unlimited_gifts: false,
  limited_gifts: false,
  unique_gifts: false,
  premium_subscription: false,
  gifts_from_channels: false,
};
