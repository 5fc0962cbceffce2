import type { Clock } from '../../../../src/clock.ts';
import { tooManyRequests } from '../protocol/refusal.ts';
import type { ChatState } from './chat-state.ts';
import type { Violations } from './violations.ts';

/** Where a flood wait holds: one chat, or everything the bot sends. */
type Wait = { until: number };

export type Rates = {
  /** Counts a message or an edit to a chat. Throws 429 where that is too much. */
  spend(method: string, chat: ChatState): void;
  /** A person spoke: what answers them is not refused. */
  heard(chat: ChatState): void;
};

const SECOND = 1000;
/** One message a second in one chat, after a burst (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits). */
const BURST = 3;
const GROUP_PER_MINUTE = 20;
const OVERALL_PER_SECOND = 30;
/** A message counts as an answer this long after a person spoke, and not as part of a broadcast. */
const ANSWER_MS = 60 * SECOND;

/**
 * The limits that Telegram documents, on the given clock. The exact ones are unpublished; sending while told to wait
 * makes the wait a second longer, a choice after the warnings of those who run large bots.
 */
export function createRates(clock: Clock, violations: Violations): Rates {
  const buckets = new Map<number, { tokens: number; at: number }>();
  const groups = new Map<number, number[]>();
  const waits = new Map<number, Wait>();
  const overallWait: Wait = { until: Number.NEGATIVE_INFINITY };
  let broadcast: number[] = [];
  const now = () => clock.now().epochMilliseconds;

  return {
    heard(chat) {
      const bucket = bucketOf(chat.id);
      bucket.tokens = Math.min(BURST, bucket.tokens + 1);
      chat.heard = now();
    },
    spend(method, chat) {
      const wait = waits.get(chat.id) ?? { until: Number.NEGATIVE_INFINITY };
      waits.set(chat.id, wait);
      const answering = now() - chat.heard < ANSWER_MS;
      holdBack(method, wait, `chat ${chat.id}`);
      if (!answering) holdBack(method, overallWait, 'every chat');
      const bucket = bucketOf(chat.id);
      if (bucket.tokens < 1) throw refuse(wait, (1 - bucket.tokens) * SECOND);
      if (chat.type === 'group' || chat.type === 'supergroup') spendInGroup(chat.id, wait);
      if (!answering) spendOverall();
      bucket.tokens -= 1;
    },
  };

  function bucketOf(id: number): { tokens: number; at: number } {
    const moment = now();
    const bucket = buckets.get(id) ?? { tokens: BURST, at: moment };
    bucket.tokens = Math.min(BURST, bucket.tokens + (moment - bucket.at) / SECOND);
    bucket.at = moment;
    buckets.set(id, bucket);
    return bucket;
  }

  function holdBack(method: string, wait: Wait, where: string): void {
    const left = wait.until - now();
    if (left <= 0) return;
    violations.add('sent-while-waiting', method, `${left / 1000} s of the wait for ${where} were left`);
    throw refuse(wait, left + SECOND);
  }

  function refuse(wait: Wait, ms: number) {
    const seconds = Math.max(1, Math.ceil(ms / SECOND));
    wait.until = now() + seconds * SECOND;
    return tooManyRequests(seconds);
  }

  function spendInGroup(id: number, wait: Wait): void {
    const recent = (groups.get(id) ?? []).filter((at) => at > now() - 60 * SECOND);
    const [first = 0] = recent;
    if (recent.length >= GROUP_PER_MINUTE) throw refuse(wait, first + 60 * SECOND - now());
    groups.set(id, [...recent, now()]);
  }

  function spendOverall(): void {
    broadcast = broadcast.filter((at) => at > now() - SECOND);
    const [first = 0] = broadcast;
    if (broadcast.length >= OVERALL_PER_SECOND) throw refuse(overallWait, first + SECOND - now());
    broadcast.push(now());
  }
}
