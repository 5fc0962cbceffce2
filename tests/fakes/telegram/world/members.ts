import type { ChatMember, User } from '@grammyjs/types';

/** How somebody belongs to a group or channel. */
export type Standing = 'owner' | 'administrator' | 'member' | 'muted' | 'left' | 'banned';

/** The member as the Bot API shows it: administrators have every right, muted members none. */
export function memberOf(user: User, standing: Standing): ChatMember {
  switch (standing) {
    case 'owner':
      return { status: 'creator', user, is_anonymous: false };
    case 'administrator':
      return {
        status: 'administrator',
        user,
        can_be_edited: false,
        is_anonymous: false,
        can_manage_chat: true,
        can_delete_messages: true,
        can_manage_video_chats: true,
        can_restrict_members: true,
        can_promote_members: false,
        can_change_info: true,
        can_invite_users: true,
        can_post_stories: true,
        can_edit_stories: true,
        can_delete_stories: true,
        can_post_messages: true,
        can_edit_messages: true,
        can_pin_messages: true,
        can_manage_topics: true,
        can_send_welcome_messages: true,
      };
    case 'member':
      return { status: 'member', user };
    case 'muted':
      return {
        status: 'restricted',
        user,
        is_member: true,
        can_send_messages: false,
        can_send_audios: false,
        can_send_documents: false,
        can_send_photos: false,
        can_send_videos: false,
        can_send_video_notes: false,
        can_send_voice_notes: false,
        can_send_polls: false,
        can_send_other_messages: false,
        can_add_web_page_previews: false,
        can_react_to_messages: false,
        can_change_info: false,
        can_invite_users: false,
        can_edit_tag: false,
        can_pin_messages: false,
        can_manage_topics: false,
        until_date: 0,
      };
    case 'left':
      return { status: 'left', user };
    case 'banned':
      return { status: 'kicked', user, until_date: 0 };
  }
}
