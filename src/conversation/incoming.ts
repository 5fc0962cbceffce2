/** Where a message came from and where the reply goes. */
export type Chat = {
  /** The platform's name, as in settings and logs: `telegram`. */
  readonly platform: string;
  /** The chat as its platform writes it (chat id, thread, session); opaque to everybody else, personal data. */
  readonly address: string;
  readonly kind: 'private' | 'group';
  /** Another address of the same chat, where the platform tells two: it may be known by that one from before. */
  readonly formerly?: string;
};

/** What a chat said, in platform-neutral form. */
export type Incoming = {
  /** Unique within the platform; a redelivered update has the same. */
  readonly id: string;
  readonly chat: Chat;
  readonly at: Temporal.Instant;
  /** BCP 47, as the platform tells of the person; absent where it does not. */
  readonly language?: string;
  /** Who spoke, or added the bot; absent where the platform does not tell. In a private chat the chat is enough. */
  readonly person?: Person;
  /** Slug of the article that the reader has open beside the chat; questions are about it. */
  readonly article?: string;
  /**
   * `text`: typed by a person; a command begins with `/`, the bot's own name already cut off.
   * `choice`: a pressed button, with the action of the `Choice` it came from.
   * `membership`: nobody said anything; `change` tells what became of the bot or of the chat.
   */
  readonly kind: 'text' | 'choice' | 'membership';
  /** Empty in a membership. */
  readonly text: string;
  /** There in a membership, and only there. */
  readonly change?: MembershipChange;
  /** What the platform calls the message that was sent or pressed on; opaque, for replying to it. */
  readonly message?: string;
  /** The message that this one replies to. */
  readonly repliesTo?: RepliedTo;
  /**
   * How a text in a group is meant for the bot; where it is absent there, the bot keeps silent. `mention`: the bot is named,
   * in a command as well. `command`: one without a name, which may be another bot's.
   */
  readonly addressed?: 'command' | 'reply' | 'mention';
  /** Nobody else in the group saw what was said, or what was pressed on. */
  readonly whispered?: true;
  /** What the platform calls the press of a choice; opaque, for answering who pressed alone. */
  readonly press?: string;
  /** There in a choice where the message that was pressed on answers somebody else. */
  readonly underAnothers?: true;
};

/** A person as their platform names them; opaque, personal data. */
export type Person = { readonly id: string };

export type RepliedTo = {
  /** What the platform calls it. */
  readonly message: string;
  /** Whether the bot sent it. */
  readonly ours: boolean;
  /** What it says, where the platform tells. */
  readonly text?: string;
};

/** Delivery itself carries them out; only `added` is answered. */
export type MembershipChange =
  | { readonly kind: 'added' }
  /** The bot was removed or blocked, or the chat is gone. */
  | { readonly kind: 'removed' }
  /** The chat has another address now. */
  | { readonly kind: 'moved'; readonly address: string }
  /** The chat told its platform that it wants no pushes, or that it wants them again. */
  | { readonly kind: 'declined' }
  | { readonly kind: 'welcomes' };
