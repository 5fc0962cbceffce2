import { readAddress } from './address.ts';

/** Ids of supergroups are below this one (https://core.telegram.org/bots/api#chat); each counts its own messages. */
const SUPERGROUPS = -1_000_000_000_000;

/**
 * How many messages came into a supergroup after `earlier`, up to `later`: their ids grow by one each. Undefined in a
 * basic group, whose ids are counted together with those of other chats, and in a topic, which shares them with others.
 */
export function messagesBetween(address: string, earlier: string, later: string): number | undefined {
  const { chat_id, message_thread_id } = readAddress(address);
  const since = Number(later) - Number(earlier);
  const isCounted = chat_id < SUPERGROUPS && message_thread_id === undefined && since >= 0;
  return isCounted ? since : undefined;
}
