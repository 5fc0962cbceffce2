import type { MembershipChange } from '../../conversation/index.ts';
import type { ChatMember, MembershipUpdate } from './update.ts';

/**
 * What became of the bot in a chat (https://core.telegram.org/bots/api#chatmemberupdated): added to a group; removed
 * from it, or made silent there; blocked in private. Undefined where it can speak as before, as when its rights change.
 */
export function membershipOf(update: MembershipUpdate): MembershipChange | undefined {
  const { chat, old_chat_member: before, new_chat_member: after } = update;
  if (!['private', 'group', 'supergroup'].includes(chat.type)) return undefined;
  if (!maySpeak(after)) return { kind: 'removed' };
  return chat.type !== 'private' && !isIn(before) ? { kind: 'added' } : undefined;
}

function isIn({ status, is_member }: ChatMember): boolean {
  return (
    ['creator', 'administrator', 'member'].includes(status) || (status === 'restricted' && is_member === true)
  );
}

function maySpeak(member: ChatMember): boolean {
  return isIn(member) && (member.status !== 'restricted' || member.can_send_messages !== false);
}
