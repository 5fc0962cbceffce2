/** What became of a message that was not sent. Decides what delivery does next. */
export type Fate =
  /** Wait, then send again; nothing was sent. `scope` says whether only this chat must wait. */
  | { readonly kind: 'wait'; readonly seconds: number; readonly scope: 'chat' | 'platform' }
  /** Certainly not sent, and worth another try: connection refused. */
  | { readonly kind: 'unsent' }
  /** May have been sent: time-out, cut answer. `failed` where the platform itself said that it failed, so that it hardly was. */
  | { readonly kind: 'unknown'; readonly failed?: boolean }
  /** The chat is blocked, left or deleted. */
  | { readonly kind: 'gone' }
  /** The chat has another address now; nothing was sent. */
  | { readonly kind: 'moved'; readonly address: string }
  /** Refused because the chat has not spoken for too long; nothing was sent. */
  | { readonly kind: 'closed' }
  /** Refused because the chat told its platform that it wants no pushes. */
  | { readonly kind: 'declined' }
  /**
   * Refused because its platform limits how often a chat is announced to: not again for so many seconds, or, where that
   * is absent, until the chat speaks. Nothing was sent.
   */
  | { readonly kind: 'capped'; readonly seconds?: number }
  /** It did not reach the chat, for a reason that may pass: no account any more, an old app, a block. */
  | { readonly kind: 'unreached' }
  /** Refused for what it is; the same again will be refused again. */
  | { readonly kind: 'refused' }
  /** The platform does not let us in any more: token revoked. */
  | { readonly kind: 'locked-out' };

/** Sending failed. The message names the platform and what it said, never a token and never a reader's text. */
export class SendError extends Error {
  override readonly name = 'SendError';
  readonly platform: string;
  readonly fate: Fate;

  constructor(platform: string, fate: Fate, reason: string, options?: ErrorOptions) {
    super(`${platform}: ${reason}`, options);
    this.platform = platform;
    this.fate = fate;
  }
}
