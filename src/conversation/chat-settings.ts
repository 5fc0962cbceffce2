/** What a chat has chosen. Private to the chat: `/export` shows it, `/forget` removes it. */
export type ChatSettings = {
  /** The row of the chat; 0 where nothing is kept about it. */
  readonly id: number;
  /** One of `languages`; absent where none was chosen. */
  readonly language?: string;
  /** IANA; absent where the publication's counts. */
  readonly timeZone?: string;
  /** The hours in which no push comes, in the chat's own time: `22:00-07:00`. */
  readonly quiet?: string;
  /** What was quoted to it last, the first of a message; looked up in private chats only. */
  readonly last?: Receipt;
};

/** A change of what a chat has chosen; null takes a choice back. */
export type SettingsChange = {
  readonly [Name in Exclude<keyof ChatSettings, 'id' | 'last'>]?: ChatSettings[Name] | null;
};

/** A sentence, or several in a row, that went to a chat. */
export type Receipt = {
  readonly article: string;
  readonly revision: string;
  readonly paragraph: string;
  /** UTF-16 offsets within the paragraph, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  readonly sent: Temporal.Instant;
  /** What the platform calls the message that it went in; absent where it does not tell. */
  readonly message?: string;
};

/** All that is held about a chat. */
export type ChatData = {
  readonly platform: string;
  readonly address: string;
  readonly kind: 'private' | 'group';
  readonly firstSeen: Temporal.Instant;
  readonly lastSeen: Temporal.Instant;
  readonly settings: ChatSettings;
  /** Messages of it that wait for an answer; what they say is erased with the answer. */
  readonly unanswered: number;
  /** Messages that wait to be sent to it. */
  readonly owed: number;
  /** Marks, without any text, that a message came from it or was sent to it; they go after eight days. */
  readonly traces: number;
  /** What was quoted to it in the last 90 days, the newest first. */
  readonly receipts: readonly Receipt[];
  /** By what it agreed to what it follows; what it took back in the last 90 days as well. */
  readonly agreements: readonly Agreement[];
};

/** That a chat wanted to be told of something: when, and whether that was typed or pressed. */
export type Agreement = {
  /** As the store has it: `topic troops`. */
  readonly subject: string;
  readonly at: Temporal.Instant;
  readonly how: 'typed' | 'pressed';
  /** When it took that back. */
  readonly ended?: Temporal.Instant;
  readonly endedHow?: 'typed' | 'pressed';
};

/** What is kept about chats, as handlers may use it. Each of these may be repeated: it does the same again. */
export type Chats = {
  /** Undefined where nothing is held. */
  describe(chat: number): Promise<ChatData | undefined>;
  /** Removes all that is held about a chat, what is queued for it included; the reply that is given now still arrives. */
  forget(chat: number): Promise<void>;
  change(chat: number, change: SettingsChange): Promise<void>;
  /** What was quoted to it, the newest first; `most` at most, and only in one message where that is named. */
  receipts(
    chat: number,
    which: { readonly message?: string; readonly most: number },
  ): Promise<readonly Receipt[]>;
};

/** A chat of which nothing is kept, as of one who asks from a command line. */
export const nobody: ChatSettings = { id: 0 };

/** For where nothing is kept about anybody. */
export const remembersNothing: Chats = {
  describe: async () => undefined,
  forget: async () => undefined,
  change: async () => undefined,
  receipts: async () => [],
};
