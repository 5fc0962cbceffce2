import type { Clock } from '../../clock.ts';

/** Who has to wait after a 429. Telegram says only for how long. */
export type FloodWatch = (chat: number, seconds: number) => 'chat' | 'platform';

/** Waits that end this close to each other are taken for one and the same. */
const TOGETHER_MS = 3_000;

/**
 * A wait is the chat's own, as its slow mode or its limit of 20 messages a minute are, until another chat is told to
 * wait until the same moment: then it is for all. To hold every chat up for one would let one reader silence the bot.
 */
export function createFloodWatch(clock: Clock): FloodWatch {
  let waits: readonly { readonly chat: number; readonly until: number }[] = [];
  return (chat, seconds) => {
    const now = clock.now().epochMilliseconds;
    const until = now + seconds * 1_000;
    const others = waits.filter((wait) => wait.chat !== chat && wait.until > now);
    waits = [...others, { chat, until }];
    return others.some((wait) => Math.abs(wait.until - until) <= TOGETHER_MS) ? 'platform' : 'chat';
  };
}
