/** Where else readers can follow the newsroom. */
export type FollowLinks = {
  readonly google_news?: string;
  readonly whatsapp?: string;
  readonly telegram?: string;
};

/** The newsroom. */
export type Publication = {
  readonly name: string;
  /** BCP 47. */
  readonly language: string;
  /** IANA, `Asia/Dubai`. */
  readonly timeZone: string;
  /** The newsroom's own site; absent where it has none. */
  readonly site?: string;
  readonly follow: FollowLinks;
};
