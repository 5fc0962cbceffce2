import type { Clock } from '../clock.ts';
import type { Library } from '../content/index.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/index.ts';
import { StoreLost } from '../store/index.ts';
import { isAnnounced } from './announcing.ts';
import { backoff } from './backoff.ts';
import type { Bodies } from './bodies.ts';
import { isGivenUp, neverArrived } from './doubt.ts';
import type { Metrics } from './metrics.ts';
import type { Owed } from './outbox.ts';
import { markSending } from './outbox.ts';
import type { Pacing } from './pacing.ts';
import type { Platform } from './platform.ts';
import { noteWait } from './platform-wait.ts';
import { report } from './report.ts';
import type { Outcome } from './send-message.ts';
import { sendNextMessage } from './send-message.ts';
import type { Next } from './settle.ts';
import { settle } from './settle.ts';
import { createTroubles } from './troubles.ts';

/** What carrying a message needs of its sender. */
export type CarryOptions = {
  readonly platform: Platform;
  readonly store: Store;
  readonly library: () => Library;
  /** Makes the older revisions that a text names known to the library; undefined where it knows them all. */
  recall?(text: string): Promise<void> | undefined;
  /** Names this process in the database. */
  readonly process: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly pacing: Pacing;
  readonly bodies: Bodies;
  /** Whether it is better given up than tried again to write down what was sent. */
  stopped(): boolean;
  /** A message did not say what the article says, and was not sent. */
  misquoted(reason: string): Promise<void>;
  /** The platform does not let us in any more. */
  lockedOut(reason: string): void;
};

/**
 * Carries one message of a delivery the whole way: marks it as being sent where it is not `marked` yet, sends it, and
 * writes down what became of it. Undefined where it is not to be sent any more. The platform's pace follows from each
 * outcome.
 */
export type Carry = (
  owed: Owed,
  marked: boolean,
) => Promise<{ readonly outcome: Outcome; readonly next: Next } | undefined>;

/** Carries for one platform, whose pace it keeps up to date. */
export function createCarry(options: CarryOptions): Carry {
  const { platform, store, clock, log, pacing, bodies } = options;
  const name = platform.name;
  const troubles = createTroubles();

  return async (given, marked) => {
    const announcedAt = isAnnounced(platform, given, wallClock()) ? wallClock() : undefined;
    if (!marked && !(await markSending(store, given, options.process, announcedAt))) return undefined;
    const owed = await withoutRisk(given);
    const outcome = await attempt(owed);
    const reports = platform.capabilities.reports !== undefined;
    const next = await persistently(() => settle(store, owed, outcome, wallClock(), reports));
    if (next.kind === 'ended' && owed.push === null) bodies.forget(owed.body);
    options.metrics.tried(name, owed, outcome, wallClock());
    report(log, name, owed, outcome);
    if (outcome.kind === 'misquoted') void options.misquoted(outcome.reason);
    setPace(owed, outcome);
    if (outcome.kind === 'locked-out') options.lockedOut(outcome.reason);
    return { outcome, next };
  };

  /** A push that might arrive twice counts as sent again already. */
  async function withoutRisk(owed: Owed): Promise<Owed> {
    const isPushInDoubt = owed.lane === 'push' && owed.doubtful !== undefined && !owed.told;
    return isPushInDoubt && !(await neverArrived(store, platform, owed)) ? { ...owed, unknowns: 1 } : owed;
  }

  async function attempt(owed: Owed): Promise<Outcome> {
    const { told } = owed;
    if (told && told.kind !== 'sent')
      return { ...told, reason: 'the platform told so after it had taken it' };
    if (!told && isGivenUp(owed)) return { kind: 'unknown', reason: 'the platform told nothing of it' };
    if (told) return tryNext(owed);
    if (owed.doubtful !== undefined)
      log.warn(
        { platform: name, delivery: owed.id, lane: owed.lane },
        'nothing was told of a message; it is sent once more',
      );
    if (owed.until <= wallClock()) return { kind: 'late', reason: 'its time is over' };
    const condemned = owed.push !== null && troubles.verdict(owed.push);
    if (condemned) return condemned;
    return tryNext(owed);
  }

  async function tryNext(owed: Owed): Promise<Outcome> {
    const body = await bodies.load(owed.body);
    if (body === undefined) return { kind: 'stale', reason: 'its body is gone' };
    await options.recall?.(body);
    return sendNextMessage(platform, owed, body, options.library(), clock);
  }

  /** What was sent must be written down, also where the disk is full for a while; until then nothing else goes to the chat. */
  async function persistently(work: () => Promise<Next>): Promise<Next> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        if (error instanceof StoreLost || options.stopped()) throw error;
        log.error({ platform: name, err: error }, 'what was sent cannot be written down; trying again');
        await clock.sleep(backoff(attempt, 250, 10_000));
      }
    }
  }

  function setPace(owed: Owed, outcome: Outcome): void {
    const pause = troubles.note(owed.push, outcome);
    if (pause > 0) pacing.pause(pause);
    if (outcome.kind === 'sent') pacing.speedUp();
    if (outcome.kind !== 'wait' || outcome.scope !== 'platform') return;
    pacing.slowDown();
    pacing.pause(outcome.seconds * 1_000);
    noteWait(store, name, wallClock() + outcome.seconds * 1_000).catch((error) =>
      log.warn({ platform: name, err: error }, 'a wait could not be written down'),
    );
  }

  function wallClock(): number {
    return clock.now().epochMilliseconds;
  }
}
