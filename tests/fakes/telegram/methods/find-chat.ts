import { badRequest, forbidden, Refusal } from '../protocol/refusal.ts';
import type { ChatState } from '../world/chat-state.ts';
import { isAdmin, isIn } from '../world/chat-state.ts';
import type { World } from '../world/world.ts';

const KIND_NAMES = {
  private: 'private',
  group: 'group',
  supergroup: 'supergroup',
  channel: 'channel',
} as const;

/** The chat of this id or `@username`. Refuses, in the server's words, where the bot may not know of it or left it. */
export function findChat(world: World, id: number | string): ChatState {
  const chat = lookUp(world, id);
  if (!chat) throw badRequest('chat not found');
  if (chat.migratedTo !== undefined) {
    throw new Refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: chat.migratedTo,
    });
  }
  if (chat.deleted) throw forbidden('the group chat was deleted');
  const { person } = chat;
  if (person) {
    if (!person.seen) throw badRequest('chat not found');
    if (person.deactivated) throw forbidden('user is deactivated');
    if (!person.started) throw forbidden("bot can't initiate conversation with a user");
    if (person.blocked) throw forbidden('bot was blocked by the user');
    return chat;
  }
  const us = chat.members.get(world.bot.id);
  const kind = KIND_NAMES[chat.type];
  if (us?.status === 'kicked') throw forbidden(`bot was kicked from the ${kind} chat`);
  if (!isIn(us)) throw forbidden(`bot is not a member of the ${kind} chat`);
  return chat;
}

function lookUp(world: World, id: number | string): ChatState | undefined {
  if (id === '') throw badRequest('chat_id is empty');
  if (typeof id === 'string' && id.startsWith('@')) {
    const name = id.slice(1).toLowerCase();
    return world.chats.values().find(({ username }) => username?.toLowerCase() === name);
  }
  return world.chats.get(Number(id));
}

/** Refuses where the bot is in the chat but may not send `what` there. */
export function checkMayWrite(world: World, chat: ChatState, what: string): void {
  const us = chat.members.get(world.bot.id);
  if (chat.type === 'private' || isAdmin(us)) return;
  if (chat.type === 'channel') throw badRequest('need administrator rights in the channel chat');
  const muted = us?.status === 'restricted' && !us.can_send_messages;
  if (muted || !chat.mayWrite) throw badRequest(`not enough rights to send ${what} to the chat`);
}

/** The thread that a message goes into. Refuses threads that are no open topic of the chat. */
export function checkThread(world: World, chat: ChatState, thread: number | undefined): void {
  const admin = isAdmin(chat.members.get(world.bot.id));
  if (thread === undefined) {
    if (chat.forum && chat.generalClosed && !admin) throw badRequest('TOPIC_CLOSED');
    return;
  }
  const topic = chat.topics.get(thread);
  if (!topic || topic.deleted || !chat.forum) throw badRequest('message thread not found');
  if (topic.closed && !admin) throw badRequest('TOPIC_CLOSED');
}
