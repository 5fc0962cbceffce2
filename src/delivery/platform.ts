import type { Library } from '../content/index.ts';
import type { Incoming, Person, Price, Reply } from '../conversation/index.ts';
import type { Charge } from './charges.ts';
import type { Patience, Told } from './doubt.ts';

/** What differs between platforms, as the core asks it. The core never asks for a name. */
export type Capabilities = {
  /** The longest text of one message, in UTF-16 units. */
  readonly longestText: number;
  /** The most choices under one message; 0 where choices must be typed. */
  readonly choices: number;
  /** Whether a part of a quotation can be marked. */
  readonly marks: boolean;
  /** Whether a message that was sent can be changed in its place; it cannot where this is absent. */
  readonly edits?: boolean;
  /** For how many milliseconds after a chat has spoken anything may be sent to it; absent where always. */
  readonly window?: number;
  /** It tells what became of each message after the call that sent it; an unknown fate waits for that so long. Absent where it does not. */
  readonly reports?: Patience;
  /** How fast it takes messages; absent where nothing limits it. */
  readonly pace?: Pace;
};

/** What a platform bears before it refuses. Delivery stays within it and obeys each refusal all the same. */
export type Pace = {
  /** Messages in any second, to all chats together. */
  readonly perSecond: number;
  /** Messages a second to one chat, and how many at once after a rest. */
  readonly perChat: { readonly perSecond: number; readonly burst: number };
  /** Messages in any minute to one group. */
  readonly perGroupMinute: number;
};

/** Resolves once the incoming is stored: only then may the platform acknowledge it. Rejects where it could not be stored. */
export type Accept = (incoming: Incoming) => Promise<void>;

/** What a platform tells of a message that was sent, after the call. */
export type Report = {
  /** Unique within the platform; the same told again has the same. */
  readonly id: string;
  /** As `SendContext` gave it along with the message. */
  readonly reference: string;
  readonly told: Told;
  /** The chat, where the platform names it. */
  readonly address?: string;
  readonly charge?: Charge;
};

/** Resolves once the report is written down: only then may the platform acknowledge it. */
export type Settle = (report: Report) => Promise<void>;

/**
 * One platform: receives, renders, sends, and says what it can do. `Message` is the platform's own form of one
 * message, plain JSON, so that it can be compared and stored.
 */
export type Platform<Message = unknown> = {
  readonly name: string;
  readonly capabilities: Capabilities;
  /** Whether only one process at a time may receive, as with a poller. It is started and stopped as the lease comes and goes. */
  readonly receivesAlone?: boolean;
  /** Pure: the messages of a reply, in order, each within the platform's limits. Throws RangeError where an excerpt's revision is unknown. */
  render(reply: Reply, library: Library): readonly Message[];
  /** Pure: the one message that may be sent outside the window in place of a push; undefined where there is none. It quotes nothing. */
  announce?(reply: Reply, library: Library): Message | undefined;
  /**
   * How many chats may be announced to in 24 hours; 0 while none may, and what is to be announced then waits. Absent where
   * nothing limits it.
   */
  announcements?(): number;
  /** What one announcement costs, where that is known. */
  readonly announcementPrice?: Price;
  /** The quotations as they stand in a rendered message, for comparing with the article before it is sent. */
  quoted(message: Message): readonly string[];
  /** Sends one message. Rejects with a SendError that says what became of it. */
  send(address: string, message: Message, context: SendContext): Promise<Sent>;
  /** Whether a person may change what concerns a whole group. Absent where everybody may, as in private chats. */
  mayManage?(address: string, person: Person): Promise<boolean>;
  /** Leaves a group; resolves also where the bot is no member any more. Absent where it cannot. */
  leave?(address: string): Promise<void>;
  /** A command as a member of a group types it so that it surely reaches the bot; absent where it is typed as it is. */
  typedInGroups?(command: string): string;
  /** How many messages, of whomever, came into a chat after `earlier`, up to `later`; undefined where that cannot be told. */
  messagesBetween?(address: string, earlier: string, later: string): number | undefined;
  /**
   * Begins to receive. Resolves when the platform is ready, or was stopped meanwhile; rejects where it can never be
   * (bad token). `lockedOut` is called, once, where receiving ends for good later on, with the reason in one sentence.
   * `settle` takes what the platform tells of messages.
   */
  start(accept: Accept, lockedOut?: (reason: string) => void, settle?: Settle): Promise<void>;
  /** What a reader can type has changed; absent where the platform keeps no list of it. */
  commandsChanged?(): void;
  /** Stops receiving; sending stays possible. */
  stop(): Promise<void>;
};

/** Whom alone a message in a group concerns. The platform shows it to them alone where it can, else to the group. */
export type Aside = {
  /** As the platform names them. */
  readonly person: string;
  /** The press that it answers, as the platform calls it. */
  readonly press?: string;
  /** It may as well come in the private chat of that person. */
  readonly privately?: true;
};

/** What goes along with a message when it is sent. */
export type SendContext = {
  /** The message to reply to, as its platform calls it. */
  readonly replyTo?: string;
  /**
   * The message of ours to be changed into this one, where the platform can edit. Where that message is gone, a new one is
   * sent in its place.
   */
  readonly edit?: string;
  /** For one person's eyes; a message so shown has no name for others to point to. */
  readonly aside?: Aside;
  /** Without a sound, where the platform can. */
  readonly quietly?: boolean;
  /** Names the message in what the platform tells of it later on; nothing personal is in it. */
  readonly reference?: string;
  /** Given up at this signal; the fate is then unknown. */
  readonly signal: AbortSignal;
};

/** What a platform gives for a message that it took. */
export type Sent = {
  /** What the platform calls the message that was sent. */
  readonly message?: string;
};
