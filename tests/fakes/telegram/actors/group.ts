import type { BotCommand, Chat, ChatMember, User } from '@grammyjs/types';
import type { Commands } from '../methods/commands.ts';
import type { ChatState } from '../world/chat-state.ts';
import { chatOf, createChatState } from '../world/chat-state.ts';
import type { Standing } from '../world/members.ts';
import { memberOf } from '../world/members.ts';
import { ANONYMOUS_ADMIN, CHANNEL_BOT, TELEGRAM } from '../world/people.ts';
import type { SeenMessage } from '../world/seen.ts';
import { seenMessage } from '../world/seen.ts';
import type { Content, World } from '../world/world.ts';
import { addPost, editPost, livePost, meet, secondsOf, tellBot } from '../world/world.ts';
import type { ChatView } from './chat-view.ts';
import { viewChat } from './chat-view.ts';
import type { GuestCall } from './guest.ts';
import { summon } from './guest.ts';
import type { Press } from './press.ts';
import { press } from './press.ts';
import type { Spoken } from './speak.ts';
import { contentOf, reworded, speak, tellOf } from './speak.ts';
import type { FakeTopic } from './topic.ts';
import { openTopic } from './topic.ts';
import type { FakeUser } from './user.ts';

export type GroupOptions = {
  readonly title?: string;
  /** A basic group unless told. */
  readonly type?: 'group' | 'supergroup' | 'channel';
  /** A supergroup with topics. */
  readonly forum?: boolean;
  readonly username?: string;
  /** How the bot belongs to it from the start, without being told; a member unless told. */
  readonly bot?: Standing;
  readonly members?: readonly FakeUser[];
  readonly admins?: readonly FakeUser[];
  /** The channel whose discussion group it is. */
  readonly linkedTo?: FakeGroup;
};

/** A basic group, a supergroup, a forum, or a channel. */
export type FakeGroup = {
  readonly id: number;
  /** What stands in it, to the eyes of one member where one is given. */
  readonly chat: ChatView;
  seenBy(user: FakeUser): ChatView;
  /** A member speaks. The bot is told only where privacy mode lets it hear. */
  says(user: FakeUser, spoken: string | Spoken, more?: Omit<Spoken, 'text'>): SeenMessage;
  /** An administrator speaks without a name. */
  saysAnonymously(spoken: string | Spoken, more?: Omit<Spoken, 'text'>): SeenMessage;
  /** A member speaks as their channel; in a channel, the channel itself. */
  saysAs(channel: FakeGroup, spoken: string | Spoken): SeenMessage;
  /** The post of a linked channel comes into the discussion group by itself. */
  forwards(channel: FakeGroup, text: string): SeenMessage;
  edits(message: SeenMessage, text: string): void;
  /** A member, or anybody where the bot is none, calls the bot as a guest. */
  summons(user: FakeUser, spoken: string | Spoken, more?: Omit<Spoken, 'text'>): GuestCall;
  /** A member sends a command that the bot registered as ephemeral: only the bot sees it. */
  whispers(user: FakeUser, command: string): SeenMessage;
  presses(user: FakeUser, label: string, on?: number | SeenMessage): Press;
  /** Somebody changes how the bot belongs to the group; the bot is told by `my_chat_member`. */
  setsBot(by: FakeUser, standing: Standing): void;
  /** The link `?startgroup=payload`: the bot is added and hears `/start@bot payload`. */
  addsBot(by: FakeUser, payload?: string): void;
  /** Changes how a person belongs to the group; the bot is told where it is an administrator and asked to be. */
  sets(user: FakeUser, standing: Standing): void;
  /** Members may no longer send, or may again; administrators always may. */
  silences(silent: boolean): void;
  topic(by: FakeUser, name: string): FakeTopic;
  /** Closes or opens the General topic. */
  closesGeneral(closed: boolean): void;
  /** Becomes a supergroup; both service messages come. This object is the supergroup from then on. */
  migrates(by: FakeUser): void;
  deletes(): void;
  /** The command list that this member's client shows here. */
  menu(user: FakeUser): readonly BotCommand[];
  /** As messages name it. */
  readonly about: Chat;
};

/** Supergroups and channels live below this id. */
const SUPERGROUPS = -1_000_000_000_000;

export function createGroup(world: World, commands: Commands, options: GroupOptions = {}): FakeGroup {
  const { type = options.forum ? 'supergroup' : 'group', title = 'Group', forum = false } = options;
  let chat = newChat(type);
  let view = viewChat(world, chat);
  chat.members.set(world.bot.id, memberOf(world.bot, options.bot ?? 'member'));
  chat.linked = options.linkedTo?.id;
  for (const { profile } of options.members ?? []) chat.members.set(profile.id, memberOf(profile, 'member'));
  for (const { profile } of options.admins ?? [])
    chat.members.set(profile.id, memberOf(profile, 'administrator'));

  const group: FakeGroup = {
    get id() {
      return chat.id;
    },
    get chat() {
      return view;
    },
    get about() {
      return chatOf(chat);
    },
    seenBy: (user) => viewChat(world, chat, user.id),
    says(user, spoken, more = {}) {
      if (!chat.members.has(user.id)) chat.members.set(user.id, memberOf(user.profile, 'member'));
      return speak(world, chat, user.profile, merge(spoken, more));
    },
    saysAnonymously: (spoken, more = {}) => {
      const said = merge(spoken, more);
      return speak(world, chat, ANONYMOUS_ADMIN, withFields(said, { sender_chat: chatOf(chat) }));
    },
    saysAs: (channel, spoken) =>
      speak(world, chat, CHANNEL_BOT, withFields(merge(spoken, {}), { sender_chat: channel.about })),
    forwards: (channel, text) =>
      speak(world, chat, TELEGRAM, {
        text,
        fields: {
          sender_chat: channel.about,
          is_automatic_forward: true,
          forward_origin: {
            type: 'channel',
            chat: channel.about as Chat.ChannelChat,
            message_id: 1,
            date: secondsOf(world),
          },
        },
      }),
    edits({ id }, text) {
      const post = livePost(chat, id);
      if (!post) throw new Error(`There is no message ${id} in chat ${chat.id}.`);
      editPost(world, post, reworded(post.message, text));
      tellOf(world, chat, post, chat.type === 'channel' ? 'edited_channel_post' : 'edited_message');
    },
    summons: (user, spoken, more = {}) => summon(world, chat, user.profile, merge(spoken, more)),
    whispers,
    presses: (user, label, on) => press(world, chat, user.profile, label, on),
    setsBot: (by, standing) => changeMember(by.profile, world.bot, standing),
    addsBot(by, payload) {
      changeMember(by.profile, world.bot, 'member');
      if (payload !== undefined) group.says(by, `/start@${world.bot.username} ${payload}`);
    },
    sets: (user, standing) => changeMember(user.profile, user.profile, standing),
    silences(silent) {
      chat.mayWrite = !silent;
    },
    topic: (by, name) => openTopic(world, chat, by.profile, name),
    closesGeneral(closed) {
      chat.generalClosed = closed;
    },
    migrates,
    deletes() {
      chat.deleted = true;
    },
    menu: (user) => commands.shown(chat, user.profile),
  };
  return group;

  function whispers(user: FakeUser, text: string): SeenMessage {
    const name = /^\/([a-z0-9_]+)/.exec(text)?.[1];
    const listed = commands.shown(chat, user.profile).find(({ command }) => command === name);
    if (!listed?.is_ephemeral) throw new Error(`"${text}" is not registered as an ephemeral command here.`);
    const said = { ...contentOf(world, chat, { text }), from: user.profile, receiver_user: world.bot };
    const post = addPost(world, chat, 'person', said, { onlyFor: user.id });
    tellBot(world, 'message', post.message, `chat ${chat.id}`);
    return seenMessage(chat, post);
  }

  function newChat(kind: 'group' | 'supergroup' | 'channel'): ChatState {
    const number = 1_000_000 + ++world.ids.chat;
    const id = kind === 'group' ? -number : SUPERGROUPS - number;
    const { username } = options;
    const made = createChatState({
      id,
      type: kind,
      title,
      forum,
      ...(username !== undefined && { username }),
    });
    world.chats.set(id, made);
    return made;
  }

  function changeMember(by: User, who: User, standing: Standing): void {
    const before = chat.members.get(who.id) ?? memberOf(who, 'left');
    const after = memberOf(who, standing);
    const us = who.id === world.bot.id;
    const told = () => us || chat.members.get(world.bot.id)?.status === 'administrator';
    const wasTold = told();
    chat.members.set(who.id, after);
    if (wasTold || told()) {
      const change = {
        chat: chatOf(chat),
        from: by,
        date: secondsOf(world),
        old_chat_member: before,
        new_chat_member: after,
      };
      meet(world, by.id);
      tellBot(world, us ? 'my_chat_member' : 'chat_member', change, `chat ${chat.id}`);
    }
    if (out(before) && !out(after)) service(by, { new_chat_members: [who] });
    if (!out(before) && out(after) && chat.type !== 'channel') service(by, { left_chat_member: who });
  }

  function service(from: User, content: Content): void {
    if (chat.type === 'channel') return;
    tellOf(world, chat, addPost(world, chat, 'service', { from, ...content }), 'message');
  }

  function migrates(by: FakeUser): void {
    if (chat.type !== 'group') throw new Error('Only a basic group can become a supergroup.');
    const old = chat;
    const next = newChat('supergroup');
    for (const [id, member] of old.members) next.members.set(id, member);
    service(by.profile, { migrate_to_chat_id: next.id });
    old.migratedTo = next.id;
    chat = next;
    view = viewChat(world, chat);
    service(ANONYMOUS_ADMIN, { migrate_from_chat_id: old.id });
  }
}

function out({ status }: ChatMember): boolean {
  return status === 'left' || status === 'kicked';
}

function merge(spoken: string | Spoken, more: Omit<Spoken, 'text'>): Spoken {
  return typeof spoken === 'string' ? { text: spoken, ...more } : { ...spoken, ...more };
}

function withFields(spoken: Spoken, fields: NonNullable<Spoken['fields']>): Spoken {
  return { ...spoken, fields: { ...fields, ...spoken.fields } };
}
