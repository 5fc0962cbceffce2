/** What one look at the webhook showed, as Telegram tells. */
export type WebhookLook = {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Updates that wait at Telegram. */
  readonly waiting: number;
  /** When delivering last failed, in milliseconds since 1970; 0 where it never did. */
  readonly lastFailure: number;
  /** Why, in Telegram's words. */
  readonly reason: string;
};

/** What operators are to be told of a webhook. */
export type WebhookTrouble =
  /** Telegram cannot deliver. */
  | { readonly kind: 'failing'; readonly waiting: number; readonly reason: string }
  /** Telegram delivers, but more waits there than is taken in. */
  | { readonly kind: 'behind'; readonly waiting: number }
  /** Somebody else set or removed the webhook; ours is set again. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'over' };

/** So many updates do not wait while they are taken in as they come. */
const MANY_WAITING = 100;
/** So many looks in a row at which more waited than before, and at least so many updates, are no chance. */
const GROWING_LOOKS = 3;
const FEW_WAITING = 10;
/** So long without a failure, trouble counts as over. */
const QUIET_MS = 5 * 60_000;

/**
 * Makes of one look after the other what is to be told: trouble when it begins, and once when it is over, however often
 * it shows in between. Failures of before `since` (milliseconds since 1970) are history.
 */
export function createTroubleWatch(since: number): (look: WebhookLook) => WebhookTrouble | undefined {
  let inTrouble = false;
  let before = 0;
  let grew = 0;

  return ({ at, waiting, lastFailure, reason }) => {
    grew = waiting > before ? grew + 1 : 0;
    before = waiting;
    const fails = lastFailure >= since && at - lastFailure < QUIET_MS;
    const isBehind = waiting >= MANY_WAITING || (grew >= GROWING_LOOKS && waiting >= FEW_WAITING);
    if (!inTrouble && (fails || isBehind)) {
      inTrouble = true;
      return fails ? { kind: 'failing', waiting, reason } : { kind: 'behind', waiting };
    }
    if (!inTrouble || fails || waiting >= FEW_WAITING) return undefined;
    inTrouble = false;
    return { kind: 'over' };
  };
}
