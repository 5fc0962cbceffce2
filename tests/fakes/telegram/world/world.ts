import type { InlineQueryResult, Message, UserFromGetMe } from '@grammyjs/types';
import type { Clock } from '../../../../src/clock.ts';
import type { Changes } from './changes.ts';
import type { ChatState, Post } from './chat-state.ts';
import { chatOf } from './chat-state.ts';
import type { Person } from './people.ts';
import type { Queries } from './queries.ts';
import type { Rates } from './rates.ts';
import type { UpdateKind, UpdateQueue } from './updates.ts';
import type { Violations } from './violations.ts';

/** What a person sees after pressing a button. */
export type PressAnswer = {
  readonly text: string | undefined;
  readonly alert: boolean;
  readonly url: string | undefined;
};

/** What stands above the inline results. */
export type InlineAnswer = {
  readonly results: readonly InlineQueryResult[];
  readonly nextOffset: string;
  readonly button: { readonly text: string; readonly start_parameter?: string } | undefined;
  readonly personal: boolean;
  readonly seconds: number;
};

export type Pressed = {
  readonly person: number;
  readonly chat: number;
  readonly at: number;
  readonly on: Post;
};

/** A person called the bot as a guest, with this message. */
export type Summons = { readonly chat: ChatState; readonly message: Message };

export type GuestAnswer = { readonly result: InlineQueryResult; readonly inlineMessageId: string };

/** A message in the order in which the bot sent it. */
export type SentPost = { readonly chat: ChatState; readonly post: Post };

/** Everything that exists on this server. */
export type World = {
  readonly clock: Clock;
  readonly bot: UserFromGetMe;
  readonly inlineFeedback: boolean;
  /** Whether it is one of Bot API 10.3; an older one shows everybody what is meant for one person. */
  readonly knowsEphemeral: boolean;
  readonly violations: Violations;
  readonly changes: Changes;
  readonly updates: UpdateQueue;
  /** Absent where rates are switched off. */
  readonly rates: Rates | undefined;
  readonly people: Map<number, Person>;
  readonly chats: Map<number, ChatState>;
  readonly sent: SentPost[];
  /** Files that the bot may name, by id: sent by it, or shown to it by a person. */
  readonly files: Map<string, Uint8Array>;
  /** Messages sent through inline mode, by their inline id. */
  readonly inlinePosts: Map<string, SentPost>;
  readonly presses: Queries<PressAnswer>;
  /** Who pressed where and when, by the query's id. */
  readonly pressed: Map<string, Pressed>;
  readonly inlineQueries: Queries<InlineAnswer>;
  readonly guestQueries: Queries<GuestAnswer>;
  /** Where a guest's answer goes, by the query's id. */
  readonly summons: Map<string, Summons>;
  /** Counters of ids that are unique on the whole server. */
  readonly ids: { message: number; inline: number; file: number; chat: number; ephemeral: number };
};

/** Unix time in whole seconds. */
export function secondsOf({ clock }: World): number {
  return Math.floor(clock.now().epochMilliseconds / 1000);
}

/** A message's fields beside those that every message has. */
export type Content = Partial<Omit<Message, 'message_id' | 'date' | 'chat'>>;

/** How a message is shown, beside what the Bot API tells of it. */
export type Showing = Partial<Pick<Post, 'silent' | 'keyboard' | 'onlyFor' | 'instead' | 'inlineId'>>;

/** Puts a message into a chat. Private chats and basic groups share one row of ids, others have their own. */
export function addPost(
  world: World,
  chat: ChatState,
  by: Post['by'],
  content: Content,
  { silent = false, keyboard, onlyFor, instead, inlineId }: Showing = {},
): Post {
  const ephemeral = onlyFor === undefined ? undefined : ++world.ids.ephemeral;
  const id = ephemeral === undefined ? nextMessageId(world, chat) : 0;
  const message: Message = {
    message_id: id,
    date: secondsOf(world),
    chat: chatOf(chat),
    ...content,
    ...(ephemeral !== undefined && { ephemeral_message_id: ephemeral }),
  };
  const post: Post = {
    message,
    by,
    past: [],
    deleted: false,
    pinned: false,
    silent,
    keyboard,
    onlyFor,
    instead,
    inlineId,
    reaction: undefined,
  };
  chat.posts.set(ephemeral === undefined ? id : -ephemeral, post);
  if (by === 'bot') {
    chat.lastBot = world.bot.id;
    world.sent.push({ chat, post });
  }
  world.changes.happened();
  return post;
}

function nextMessageId(world: World, chat: ChatState): number {
  const shared = chat.type === 'private' || chat.type === 'group';
  if (!shared) chat.lastId += 1;
  return shared ? ++world.ids.message : chat.lastId;
}

export function editPost(world: World, post: Post, message: Message): void {
  post.past.push(post.message);
  post.message = { ...message, edit_date: secondsOf(world) };
  world.changes.happened();
}

/** The ephemeral post that exists under this id. */
export function ephemeralPost(chat: ChatState, id: number): Post | undefined {
  return livePost(chat, -id);
}

/** The bot came to know of a person. */
export function meet(world: World, id: number): void {
  const person = world.people.get(id);
  if (person) person.seen = true;
}

/** Queues an update for the bot. Updates about one chat, or of one person where there is no chat, keep their order. */
export function tellBot(world: World, kind: UpdateKind, payload: unknown, lane: string): void {
  world.updates.push(kind, payload, lane);
  world.changes.happened();
}

/** The post that exists under this id and is not deleted. */
export function livePost(chat: ChatState, id: number): Post | undefined {
  const post = chat.posts.get(id);
  return post && !post.deleted ? post : undefined;
}
