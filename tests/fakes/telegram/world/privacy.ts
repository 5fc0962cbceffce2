import type { ChatState, Post } from './chat-state.ts';
import { isAdmin, isIn } from './chat-state.ts';
import type { World } from './world.ts';

/**
 * Whether the bot is told of a message of a person in this chat
 * (https://core.telegram.org/bots/features#privacy-mode). A plain mention does not reach a bot in privacy mode.
 */
export function botHears(world: World, chat: ChatState, { message, by }: Post): boolean {
  if (chat.type === 'private') return true;
  const us = chat.members.get(world.bot.id);
  if (!isIn(us)) return false;
  if (by === 'service' || chat.type === 'channel') return true;
  const anonymous = message.sender_chat !== undefined;
  if (message.from?.is_bot && !anonymous) return false;
  if (isAdmin(us) || world.bot.can_read_all_group_messages) return true;
  if (message.via_bot?.id === world.bot.id) return true;
  const target = message.reply_to_message?.from;
  if (target?.is_bot) return target.id === world.bot.id;
  const command = message.entities?.find(({ type, offset }) => type === 'bot_command' && offset === 0);
  if (!command) return false;
  const [, name] = (message.text ?? '').slice(0, command.length).split('@');
  if (name !== undefined) return name.toLowerCase() === world.bot.username.toLowerCase();
  return chat.lastBot === world.bot.id;
}
