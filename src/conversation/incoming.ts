/** Where a message came from and where the reply goes. */
export type Chat = {
  /** The platform's name, as in settings and logs: `telegram`. */
  readonly platform: string;
  /** The chat as its platform writes it (chat id, thread, session); opaque to everybody else, personal data. */
  readonly address: string;
  readonly kind: 'private' | 'group';
};

/** What a chat said, in platform-neutral form. */
export type Incoming = {
  /** Unique within the platform; a redelivered update has the same. */
  readonly id: string;
  readonly chat: Chat;
  readonly at: Temporal.Instant;
  /** BCP 47, as the platform tells of the person; absent where it does not. */
  readonly language?: string;
  /** Slug of the article that the reader has open beside the chat; questions are about it. */
  readonly article?: string;
  /**
   * `text`: typed by a person; a command begins with `/`, the bot's own name already cut off.
   * `choice`: a pressed button, with the action of the `Choice` it came from.
   */
  readonly kind: 'text' | 'choice';
  readonly text: string;
  /** What the platform calls the message that was sent or pressed on; opaque, for replying to it. */
  readonly message?: string;
};
