import type { Clock } from '../clock.ts';
import { steadyTime } from '../clock.ts';
import type { Pace } from './platform.ts';
import type { Window } from './sliding-window.ts';
import { createWindow } from './sliding-window.ts';

export type PacedChat = { readonly id: number; readonly group: boolean };

/** When the next message may go out. Knows numbers and a clock, and no platform. */
export type Pacing = {
  /** Milliseconds until anything of this lane may go anywhere; 0 where it may go now. Pushes leave room for replies. */
  delay(lane: 'reply' | 'push'): number;
  /** Milliseconds until this chat may get something; 0 where it may now. */
  chatDelay(chat: PacedChat): number;
  /** Counts a message that goes out now. */
  take(chat: PacedChat): void;
  /** Nothing goes anywhere for so long. */
  pause(ms: number): void;
  /** Nothing goes to this chat for so long. */
  hold(chat: number, ms: number): void;
  /** The platform said that it was too much: from now on slower, and faster again with each success. */
  slowDown(): void;
  speedUp(): void;
  /** The share of the full pace that is used, 0 to 1. */
  readonly share: () => number;
};

const SECOND = 1_000;
const MINUTE = 60_000;

/** The part of the overall pace that pushes leave free, so that a reply never waits behind them. */
const LEFT_FOR_REPLIES = 0.2;

const LEAST_SHARE = 1 / 8;

/** How many successes it takes from half the pace to all of it. */
const SUCCESSES_TO_RECOVER = 300;

/** Chats that are remembered at most before the rested ones are forgotten. */
const KEPT_CHATS = 5_000;

type Bucket = { tokens: number; at: number; heldUntil: number; minute: Window };

/** Without a pace only pauses and holds count. */
export function createPacing(pace: Pace | undefined, clock: Clock): Pacing {
  const now = steadyTime(clock);
  const overall = createWindow(SECOND);
  const chats = new Map<number, Bucket>();
  let pausedUntil = 0;
  let share = 1;

  return {
    share: () => share,
    delay(lane) {
      const at = now();
      return Math.max(0, pausedUntil - at, pace ? overall.freeIn(at, overallLimit(pace, lane)) : 0);
    },
    chatDelay({ id, group }) {
      const bucket = chats.get(id);
      if (!bucket) return 0;
      const at = now();
      const held = bucket.heldUntil - at;
      if (!pace) return Math.max(0, held);
      const short = 1 - refilled(bucket, pace, at);
      const token = short > 0 ? Math.ceil((short / pace.perChat.perSecond) * SECOND) : 0;
      return Math.max(0, held, token, group ? bucket.minute.freeIn(at, pace.perGroupMinute) : 0);
    },
    take({ id, group }) {
      if (!pace) return;
      const at = now();
      const bucket = bucketOf(id, at);
      bucket.tokens = refilled(bucket, pace, at) - 1;
      bucket.at = at;
      if (group) bucket.minute.add(at);
      overall.add(at);
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, now() + ms);
    },
    hold(chat, ms) {
      const at = now();
      const bucket = bucketOf(chat, at);
      bucket.heldUntil = Math.max(bucket.heldUntil, at + ms);
    },
    slowDown() {
      share = Math.max(LEAST_SHARE, share / 2);
    },
    speedUp() {
      share = Math.min(1, share + 0.5 / SUCCESSES_TO_RECOVER);
    },
  };

  function overallLimit({ perSecond }: Pace, lane: 'reply' | 'push'): number {
    const all = Math.max(1, Math.floor(perSecond * share));
    return lane === 'reply' ? all : Math.max(1, Math.floor(all * (1 - LEFT_FOR_REPLIES)));
  }

  function bucketOf(chat: number, at: number): Bucket {
    const known = chats.get(chat);
    if (known) return known;
    if (chats.size >= KEPT_CHATS) forgetRested(at);
    const tokens = pace?.perChat.burst ?? 0;
    const bucket: Bucket = { tokens, at, heldUntil: 0, minute: createWindow(MINUTE) };
    chats.set(chat, bucket);
    return bucket;
  }

  function forgetRested(at: number): void {
    for (const [id, bucket] of chats) {
      const full = !pace || refilled(bucket, pace, at) >= pace.perChat.burst;
      if (full && bucket.heldUntil <= at && bucket.minute.isEmpty(at)) chats.delete(id);
    }
  }
}

function refilled(bucket: Bucket, { perChat }: Pace, at: number): number {
  return Math.min(perChat.burst, bucket.tokens + ((at - bucket.at) / SECOND) * perChat.perSecond);
}
