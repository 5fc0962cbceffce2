/** How the bot is, for whoever asks: what concerns readers, and what concerns those who run it. */
export type Status = {
  /** When the content folder was last read; absent before the first time. */
  readonly read?: Temporal.Instant;
  /** What is wrong in the content, a line each. */
  readonly mistakes: readonly string[];
  /** Absent where nothing runs but one question. */
  readonly road?: RoadStatus;
};

/** How the road between platforms and conversation is. */
export type RoadStatus = {
  readonly platforms: readonly PlatformStatus[];
  /** Incomings that wait for their reply. */
  readonly unanswered: Depth;
  /** Messages that wait to be sent. */
  readonly owed: { readonly replies: Depth; readonly pushes: Depth };
  /** The pushes that are on their way. */
  readonly pushes: readonly PushProgress[];
  /** Of platforms that let a chat be written to freely only for a while after it has spoken. */
  readonly windows?: readonly WindowStatus[];
  /** What was charged since the beginning of the month, by the publication's clocks. */
  readonly charged?: readonly Charged[];
};

/** How many followers of a platform may be written to freely now, and how many only by an announcement, which costs. */
export type WindowStatus = {
  readonly platform: string;
  readonly inside: number;
  readonly outside: number;
  /** How many may not even be announced to at present, as the platform limits that. */
  readonly held: number;
  /** What one announcement costs, where that is known. */
  readonly price?: Price;
};

/** An amount of money; `currency` in letters of ISO 4217. */
export type Price = { readonly amount: number; readonly currency: string };

/** How many messages a platform has charged as what; `regular` ones are paid for. The names are the platform's. */
export type Charged = {
  readonly platform: string;
  readonly category: string;
  readonly type: string;
  readonly count: number;
};

export type PlatformStatus = {
  readonly name: string;
  /** `standby`: another process receives. */
  readonly state: 'starting' | 'on' | 'standby' | 'off';
  /** Why it is off, in one sentence. */
  readonly reason?: string;
};

/** How much waits, and for how long the oldest of it has. */
export type Depth = { readonly count: number; readonly oldestMs: number };

/** How far a push to many chats has come: each of `all` is sent, gone (the chat cannot be reached), failed, or still owed. */
export type PushProgress = {
  readonly key: string;
  readonly all: number;
  readonly sent: number;
  readonly gone: number;
  readonly failed: number;
};
