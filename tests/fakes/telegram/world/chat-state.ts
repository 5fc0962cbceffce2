import type { Chat, ChatMember, Message, ReplyKeyboardMarkup } from '@grammyjs/types';
import type { Person } from './people.ts';

/** A message as it stands now, with its past. */
export type Post = {
  message: Message;
  readonly by: 'bot' | 'person' | 'service';
  /** What it said before each edit. */
  readonly past: Message[];
  deleted: boolean;
  pinned: boolean;
  /** Only this person sees it. */
  readonly onlyFor: number | undefined;
  /** The message in whose place that person sees it. */
  readonly instead: Post | undefined;
  /** Came without a sound. */
  readonly silent: boolean;
  /** The keyboard that it put in place of the reader's own. */
  readonly keyboard: ReplyKeyboardMarkup | undefined;
  /** How the bot names it where it was sent through inline mode or as a guest. */
  readonly inlineId: string | undefined;
  /** What the bot set as its reaction. */
  reaction: string | undefined;
};

export type Topic = { readonly id: number; name: string; closed: boolean; deleted: boolean };

/** Everything that the server knows of one chat. */
export type ChatState = {
  readonly id: number;
  readonly type: Chat['type'];
  title: string;
  readonly username: string | undefined;
  forum: boolean;
  /** The reader of a private chat. */
  readonly person: Person | undefined;
  readonly members: Map<number, ChatMember>;
  /** By message id; ephemeral ones by their own id below zero. */
  readonly posts: Map<number, Post>;
  lastId: number;
  readonly topics: Map<number, Topic>;
  generalClosed: boolean;
  /** Whether members who are no administrators, and the bot with them, may send. */
  mayWrite: boolean;
  /** The bot that posted last: a bare command is for it alone. */
  lastBot: number | undefined;
  migratedTo: number | undefined;
  deleted: boolean;
  /** The channel that is linked to a discussion group. */
  linked: number | undefined;
  /** When anybody last spoke to the bot here, in epoch milliseconds. */
  heard: number;
};

export function createChatState(
  about: Pick<ChatState, 'id' | 'type'> & Partial<Pick<ChatState, 'title' | 'username' | 'forum' | 'person'>>,
): ChatState {
  return {
    title: '',
    username: undefined,
    forum: false,
    person: undefined,
    ...about,
    members: new Map(),
    posts: new Map(),
    lastId: 0,
    topics: new Map(),
    generalClosed: false,
    mayWrite: true,
    lastBot: undefined,
    migratedTo: undefined,
    deleted: false,
    linked: undefined,
    heard: Number.NEGATIVE_INFINITY,
  };
}

/** The chat as a message names it. */
export function chatOf({ id, type, title, username, forum, person }: ChatState): Chat {
  const name = username === undefined ? {} : { username };
  switch (type) {
    case 'private': {
      const { first_name = '', last_name, username: own } = person?.profile ?? {};
      const names = {
        ...(last_name !== undefined && { last_name }),
        ...(own !== undefined && { username: own }),
      };
      return { id, type, first_name, ...names };
    }
    case 'group':
      return { id, type, title };
    case 'supergroup':
      return { id, type, title, ...name, ...(forum && { is_forum: true as const }) };
    case 'channel':
      return { id, type, title, ...name };
  }
}

export function isIn(member: ChatMember | undefined): boolean {
  if (!member || member.status === 'left' || member.status === 'kicked') return false;
  return member.status !== 'restricted' || member.is_member;
}

export function isAdmin(member: ChatMember | undefined): boolean {
  return member?.status === 'administrator' || member?.status === 'creator';
}
