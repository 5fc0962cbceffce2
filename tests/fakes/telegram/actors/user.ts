import type { BotCommand, ChatMember, User } from '@grammyjs/types';
import type { Commands } from '../methods/commands.ts';
import { isPayload } from '../methods/deep-links.ts';
import type { ChatState } from '../world/chat-state.ts';
import { chatOf, createChatState } from '../world/chat-state.ts';
import type { Person } from '../world/people.ts';
import type { SeenMessage } from '../world/seen.ts';
import type { World } from '../world/world.ts';
import { editPost, livePost, secondsOf, tellBot } from '../world/world.ts';
import type { ChatView } from './chat-view.ts';
import { viewChat } from './chat-view.ts';
import type { FakeGroup } from './group.ts';
import type { InlineAsk, InlineMode } from './inline.ts';
import type { Press } from './press.ts';
import { forgedPress, press } from './press.ts';
import type { Spoken } from './speak.ts';
import { reworded, speak, tellOf } from './speak.ts';

/** A reader with a private chat with the bot. */
export type FakeUser = {
  readonly id: number;
  readonly profile: User;
  /** The private chat. */
  readonly chat: ChatView;
  /** Says something in private, and with it lets the bot write. */
  says(spoken: string | Spoken): SeenMessage;
  /** What the bot has sent in private, once that are `count` messages. Rejects when the patience is over. */
  sees(count: number): Promise<readonly SeenMessage[]>;
  /** Opens the bot by its link: `/start`, with the payload of a deep link. */
  starts(payload?: string): SeenMessage;
  /** Changes an own message. */
  edits(message: number | SeenMessage, text: string): void;
  /** Presses a button, named by its label or data, on the last message that has it unless one is given. */
  presses(label: string, on?: number | SeenMessage): Press;
  /** Sends data that no button has, as a modified client can. */
  forges(data: string, on: number | SeenMessage): Press;
  /** Types behind the bot's name: in the private chat with the bot, or in another chat. */
  asksInline(query: string, more?: { readonly offset?: string; readonly in?: FakeGroup }): InlineAsk;
  /** Sends an offered result, by its id or title, to the private chat with the bot or to another chat. */
  chooses(ask: InlineAsk, result: string, to?: FakeGroup): SeenMessage;
  /** Blocks the bot; it is told by `my_chat_member`. */
  blocks(): void;
  unblocks(): void;
  /** The account is gone; the bot is not told. */
  deactivates(): void;
  /** The command list that this person's client shows in private. */
  menu(): readonly BotCommand[];
};

export type UserOptions = {
  readonly id?: number;
  readonly name?: string;
  /** `language_code` of the person's client. */
  readonly language?: string;
  readonly username?: string;
  /** Another bot instead of a person. */
  readonly bot?: boolean;
  /** The person has written to the bot before. */
  readonly started?: boolean;
};

/** Lets somebody exist, with a private chat, and gives the one who plays them. */
export function addUser(world: World, options: UserOptions, shared: Shared): FakeUser {
  const { id = 5_000_000 + ++world.ids.chat, bot = false, started = false } = options;
  const { name = 'Reader', language = 'en', username } = options;
  const profile: User = {
    id,
    is_bot: bot,
    first_name: name,
    ...(username !== undefined && { username }),
    ...(!bot && { language_code: language }),
  };
  const person: Person = { profile, seen: started, started, blocked: false, deactivated: false };
  const chat = createChatState({ id, type: 'private', person });
  world.people.set(id, person);
  world.chats.set(id, chat);
  return createUser(world, person, chat, shared);
}

/** What the people of one server share. */
export type Shared = { readonly commands: Commands; readonly inline: InlineMode };

function createUser(world: World, person: Person, chat: ChatState, { commands, inline }: Shared): FakeUser {
  const { profile } = person;
  const view = viewChat(world, chat, profile.id);
  const idOf = (message: number | SeenMessage) => (typeof message === 'number' ? message : message.id);
  const says = (spoken: string | Spoken) => {
    if (person.blocked) unblocks();
    person.started = true;
    person.seen = true;
    return speak(world, chat, profile, spoken);
  };
  function blocks(): void {
    if (person.blocked) return;
    person.blocked = true;
    membershipChanged('member', 'kicked');
  }
  function unblocks(): void {
    if (!person.blocked) return;
    person.blocked = false;
    membershipChanged('kicked', 'member');
  }
  return {
    id: profile.id,
    profile,
    chat: view,
    says,
    sees: view.sees,
    starts(payload) {
      if (payload !== undefined && !isPayload(payload)) {
        throw new Error(`"${payload}" is no payload of a deep link: 1-64 of A-Z, a-z, 0-9, _ and -.`);
      }
      return says(payload === undefined ? '/start' : `/start ${payload}`);
    },
    edits(message, text) {
      const post = livePost(chat, idOf(message));
      if (post?.message.from?.id !== profile.id) throw new Error('A person can only edit an own message.');
      editPost(world, post, reworded(post.message, text));
      tellOf(world, chat, post, 'edited_message');
    },
    presses: (label, on) => press(world, chat, profile, label, on),
    forges: (data, on) => forgedPress(world, chat, profile, data, idOf(on)),
    asksInline: (query, { offset = '', in: place } = {}) =>
      inline.ask(profile, query, offset, place ? world.chats.get(place.id) : undefined),
    chooses: (ask, result, to) => inline.choose(profile, ask, result, (to && world.chats.get(to.id)) ?? chat),
    blocks,
    unblocks,
    deactivates() {
      person.deactivated = true;
    },
    menu: () => commands.shown(chat, profile),
  };

  function membershipChanged(from: 'member' | 'kicked', to: 'member' | 'kicked'): void {
    const member = (status: 'member' | 'kicked'): ChatMember =>
      status === 'member' ? { status, user: world.bot } : { status, user: world.bot, until_date: 0 };
    tellBot(
      world,
      'my_chat_member',
      {
        chat: chatOf(chat),
        from: profile,
        date: secondsOf(world),
        old_chat_member: member(from),
        new_chat_member: member(to),
      },
      `chat ${chat.id}`,
    );
  }
}
