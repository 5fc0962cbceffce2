import type { Message } from '@grammyjs/types';
import { badRequest } from '../protocol/refusal.ts';
import type { World } from '../world/world.ts';
import { livePost } from '../world/world.ts';
import { checkMayWrite, checkThread, findChat } from './find-chat.ts';
import type { Handlers } from './handlers.ts';
import { originOf } from './reply.ts';
import { richContent } from './rich.ts';
import type { Sender } from './send.ts';
import { messageText } from './text.ts';

/** Fields that a copy of a message takes along. */
const COPIED = [
  'text',
  'entities',
  'photo',
  'document',
  'caption',
  'caption_entities',
  'rich_message',
] as const;

/** Sending, copying and forwarding of texts and rich messages, and what shows for a moment only. */
export function createSendingMethods(world: World, send: Sender): Handlers {
  return {
    sendMessage: (parameters, call) => {
      const content = messageText(parameters.text, parameters, call);
      const { message } = send('sendMessage', parameters, { content, called: 'text messages' }, call);
      return message as Message.TextMessage;
    },
    sendRichMessage: (parameters, call) => {
      const content = richContent(parameters.rich_message, call);
      const { message } = send('sendRichMessage', parameters, { content, called: 'the rich message' }, call);
      return message as Message.RichMessageMessage;
    },
    sendChatAction: ({ chat_id, message_thread_id }) => {
      const chat = findChat(world, chat_id);
      checkMayWrite(world, chat, 'text messages');
      checkThread(world, chat, message_thread_id);
      return true;
    },
    sendMessageDraft: ({ chat_id, draft_id, text = '', ...markup }, call) => {
      const chat = findChat(world, chat_id);
      if (chat.type !== 'private') throw badRequest('PEER_ID_INVALID');
      if (draft_id === 0) throw badRequest('draft identifier must be non-zero');
      if (text !== '') messageText(text, markup, call);
      return true;
    },
    copyMessage: (parameters, call) => {
      const source = sourceOf(parameters.from_chat_id, parameters.message_id, 'message to copy not found');
      const content = Object.fromEntries(COPIED.map((field) => [field, source[field]]));
      const { message } = send('copyMessage', parameters, { content, called: 'messages' }, call);
      return { message_id: message.message_id };
    },
    forwardMessage: (parameters, call) => {
      const source = sourceOf(parameters.from_chat_id, parameters.message_id, 'message to forward not found');
      const copied = Object.fromEntries(COPIED.map((field) => [field, source[field]]));
      const content = { ...copied, forward_origin: source.forward_origin ?? originOf(source) };
      return send('forwardMessage', parameters, { content, called: 'messages' }, call).message;
    },
  };

  function sourceOf(chat: number | string, id: number, missing: string): Message {
    const post = livePost(findChat(world, chat), id);
    if (!post || post.by === 'service') throw badRequest(missing);
    if (post.message.has_protected_content) throw badRequest("message can't be forwarded");
    return post.message;
  }
}
