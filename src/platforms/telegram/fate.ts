import type { Fate } from '../../delivery/index.ts';
import type { CallError } from './call.ts';

/** Descriptions that mean that a chat cannot be written to any more, until it speaks again. */
const GONE =
  /chat not found|user is deactivated|bot was (blocked|kicked)|bot is not a member|group chat was deleted|can't initiate conversation|not enough rights to send|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED|message thread not found|TOPIC_CLOSED|TOPIC_DELETED/i;

/**
 * What became of a message, by the code first and by known descriptions then
 * (https://core.telegram.org/bots/api#making-requests).
 */
export function fateOf(error: CallError): Fate {
  if (error.migrateTo) return { kind: 'moved', address: error.migrateTo };
  if (error.unsent) return { kind: 'unsent' };
  if (error.code === 429) return { kind: 'wait', seconds: error.retryAfter ?? 5, scope: 'chat' };
  if (error.code === 401) return { kind: 'locked-out' };
  if (error.code === 403 || GONE.test(error.message)) return { kind: 'gone' };
  if (error.code >= 400 && error.code < 500) return { kind: 'refused' };
  return { kind: 'unknown' };
}
