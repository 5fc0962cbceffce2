import type { User } from '@grammyjs/types';

/** A person on Telegram, or another bot. */
export type Person = {
  readonly profile: User;
  /** Has the bot seen this person anywhere? Until then their chat does not exist for it. */
  seen: boolean;
  /** Has the person ever written to the bot in private? Only then may the bot write first. */
  started: boolean;
  blocked: boolean;
  deactivated: boolean;
};

/** Whom an anonymous administrator, a channel and an automatic forward appear to be sent by. */
export const ANONYMOUS_ADMIN: User = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};
export const CHANNEL_BOT: User = {
  id: 136_817_688,
  is_bot: true,
  first_name: 'Channel',
  username: 'Channel_Bot',
};
export const TELEGRAM: User = { id: 777_000, is_bot: false, first_name: 'Telegram' };
