import type { Answers } from '../answers/index.ts';
import type { Library } from '../content/index.ts';
import type { Subscriptions } from '../updates/index.ts';
import type { ChatSettings, Chats } from './chat-settings.ts';
import type { Incoming } from './incoming.ts';
import type { Link, Reply } from './reply.ts';
import type { Status } from './status.ts';
import type { WordKey, Words } from './words.ts';

/** What can be asked about, and done in, the chat in which something was said. */
export type Place = {
  /** Whether the person who spoke may change what concerns the whole chat. Asks the platform: only where it matters. */
  mayManage(): Promise<boolean>;
  /** Leaves a group. Gives false where the platform has no way to. */
  leave(): Promise<boolean>;
  /** A command, its slash included, as it has to be typed here to reach the bot: in a group perhaps with the bot's name. */
  typed(command: string): string;
  /** How many messages, of whomever, came here after one, the present one included; undefined where that cannot be told. */
  messagesSince(message: string): number | undefined;
};

/** What a handler may use. It knows no platform and no clock but `incoming.at`. */
export type Desk = Place & {
  readonly library: Library;
  readonly answers: Answers;
  /** Follow links that are configured or known from the platforms that are on. */
  readonly follow: readonly Link[];
  /** The commands to list in `/help`, in the order they should be shown, in the reader's language. */
  readonly commands: readonly CommandInfo[];
  /** The bot's own words in the reader's language. */
  readonly words: Words;
  /** One of `languages`. */
  readonly language: string;
  /** What the chat has chosen. */
  readonly chat: ChatSettings;
  /** What is kept about chats. */
  readonly chats: Chats;
  /** What chats follow. */
  readonly subscriptions: Subscriptions;
  /** A web address by which a reader adds the bot to a group, with what it then hears behind `/start`; none where there is no such thing. */
  readonly groupLink: GroupLink | undefined;
  /** How the bot is. Asks the database: only where it is told. */
  status(): Promise<Status>;
  /** Whether the chat is one of the operators'. */
  readonly isOperator: boolean;
};

/** `payload` is 1 to 64 of `A-Z a-z 0-9 _ -`, `added` unless told. */
export type GroupLink = (payload?: string) => string | undefined;

export type CommandInfo = {
  /** Without the slash, `a-z0-9_`, 1 to 32 characters. */
  readonly command: string;
  /** 3 to 60 characters, in the imperative, without a full stop: "Read the article's beginning". */
  readonly description: string;
  /** As of its handler. */
  readonly aside?: true;
};

/** What was said, as a handler gets it. */
export type Request = {
  /** What stands behind the command, trimmed; anything may stand there. */
  readonly rest: string;
  readonly incoming: Incoming;
};

/** Answers one kind of incoming with a reply. One file a command in `handlers/`. */
export type Handler = {
  /** Without the slash, `a-z0-9_`, 1 to 32 characters. */
  readonly command: string;
  /** Other words for the same command. */
  readonly aliases?: readonly string[];
  /** What it does, for `/help` and menus. Left out where it is a button's action and not something to type: `/more`. */
  readonly description?: WordKey;
  /** `managers`: listed in groups only, for those who may manage them. */
  readonly audience?: 'managers';
  /** In a group it concerns only who says it: where the platform can, nobody else there sees it asked or answered. */
  readonly aside?: true;
  /**
   * Undefined where silence is right. What it does besides answering must bear being done again: an incoming may be
   * answered twice, after a crash.
   */
  answer(request: Request, desk: Desk): Reply | undefined | Promise<Reply | undefined>;
};
