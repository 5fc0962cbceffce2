import type { EphemeralMessageParameters, ReplyParameters, User } from '@grammyjs/types';
import { badRequest } from '../protocol/refusal.ts';
import type { ChatState, Post } from '../world/chat-state.ts';
import { isAdmin, isIn } from '../world/chat-state.ts';
import type { World } from '../world/world.ts';
import { ephemeralPost } from '../world/world.ts';
import { applyEdit, toCaption, toText } from './edit.ts';
import { findChat } from './find-chat.ts';
import type { CallContext, Handlers } from './handlers.ts';

/** How long after what a person did a bot may send them an ephemeral message, in milliseconds. */
const ELIGIBLE = 15_000;

type Wanted = {
  readonly reply_parameters?: ReplyParameters;
  readonly ephemeral_message_parameters?: EphemeralMessageParameters;
};

/** Whom alone a message is for, and the message in whose place that person sees it. */
export type ForOne = { readonly receiver: User; readonly instead: Post | undefined };

/**
 * The one person for whose eyes a message is meant, if it is ephemeral. Refuses where the bot may not send that
 * person one: outside groups, and, unless it is an administrator, more than 15 seconds after they pressed a button or
 * sent an ephemeral command. The words of these refusals are ours; the server's are not public.
 */
export function forOne(world: World, chat: ChatState, wanted: Wanted, call: CallContext): ForOne | undefined {
  const { ephemeral_message_parameters: ephemeral, reply_parameters: reply } = wanted;
  if (!world.knowsEphemeral) return undefined;
  if (!ephemeral) {
    if (reply?.ephemeral_message_id === undefined) return undefined;
    call.violation('refused-content', 'a reply to an ephemeral message is itself not ephemeral');
    throw badRequest('a reply to an ephemeral message must be an ephemeral message');
  }
  if (reply?.allow_sending_without_reply || reply?.quote || reply?.chat_id) {
    call.violation(
      'exclusive',
      'an ephemeral message cannot quote, nor go without the message it replies to',
    );
  }
  if (chat.type !== 'group' && chat.type !== 'supergroup') {
    throw badRequest('ephemeral messages can be sent in groups only');
  }
  const member = chat.members.get(ephemeral.receiver_user_id);
  if (!member || !isIn(member)) throw badRequest('USER_NOT_PARTICIPANT');
  const now = world.clock.now().epochMilliseconds;
  const pressed = world.pressed.get(ephemeral.callback_query_id ?? '');
  const byPress =
    pressed?.person === member.user.id && pressed.chat === chat.id && now - pressed.at <= ELIGIBLE;
  const command = reply?.ephemeral_message_id ? ephemeralPost(chat, reply.ephemeral_message_id) : undefined;
  if (reply?.ephemeral_message_id && command?.by !== 'person') {
    throw badRequest('message to be replied not found');
  }
  const byCommand =
    command && command.onlyFor === member.user.id && now - command.message.date * 1000 <= ELIGIBLE;
  if (!byPress && !byCommand && !isAdmin(chat.members.get(world.bot.id))) {
    throw badRequest('the user did nothing in the last 15 seconds that allows an ephemeral message');
  }
  if (!ephemeral.replace_callback_query_message) return { receiver: member.user, instead: undefined };
  if (pressed) return { receiver: member.user, instead: pressed.on };
  call.violation('exclusive', 'there is no press whose message could be replaced');
  throw badRequest('callback query is not specified');
}

/** Changing and deleting ephemeral messages, which the common methods do not know. */
export function createEphemeralMethods(world: World): Handlers {
  return {
    editEphemeralMessageText: (parameters, call) => {
      const place = find(parameters);
      const change = toText(parameters, call);
      applyEdit(world, 'editEphemeralMessageText', place, parameters.reply_markup, call, change);
      return true;
    },
    editEphemeralMessageCaption: (parameters, call) => {
      const place = find(parameters);
      const change = toCaption(parameters, call);
      applyEdit(world, 'editEphemeralMessageCaption', place, parameters.reply_markup, call, change);
      return true;
    },
    editEphemeralMessageReplyMarkup: (parameters, call) => {
      const place = find(parameters);
      applyEdit(
        world,
        'editEphemeralMessageReplyMarkup',
        place,
        parameters.reply_markup,
        call,
        (message) => message,
      );
      return true;
    },
    deleteEphemeralMessage: (parameters) => {
      find(parameters).post.deleted = true;
      world.changes.happened();
      return true;
    },
  };

  function find(target: {
    readonly chat_id: number | string;
    readonly receiver_user_id: number;
    readonly ephemeral_message_id: number;
  }): { chat: ChatState; post: Post } {
    const chat = findChat(world, target.chat_id);
    const post = ephemeralPost(chat, target.ephemeral_message_id);
    if (post?.by !== 'bot' || post.onlyFor !== target.receiver_user_id) {
      throw badRequest('message to edit not found');
    }
    return { chat, post };
  }
}
