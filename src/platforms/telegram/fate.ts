import type { Fate } from '../../delivery/index.ts';
import type { CallError } from './call-error.ts';

/**
 * Descriptions of 400s that mean that nothing can be written to a chat any more, until it speaks again: it is not
 * there, or the bot may not write in it, or its topic is closed.
 */
const GONE =
  /chat not found|user not found|PEER_ID_INVALID|group chat was (deleted|deactivated)|not enough rights to send|have no rights to send|need administrator rights|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED|message thread not found|TOPIC_(CLOSED|DELETED|ID_INVALID)/i;

/** Where a 429 does not say for how long. */
const WAIT_SECONDS = 5;

/**
 * What became of a message: by the class of the code first, by descriptions that are known then
 * (https://core.telegram.org/bots/api#making-requests says that codes may change). `scopeOf` says who has to wait.
 */
export function fateOf(error: CallError, scopeOf: (seconds: number) => 'chat' | 'platform'): Fate {
  const { code, description, migrateTo, retryAfter = WAIT_SECONDS } = error;
  if (error.unsent) return { kind: 'unsent' };
  if (migrateTo !== undefined) return { kind: 'moved', address: migrateTo };
  if (code === 429) return { kind: 'wait', seconds: retryAfter, scope: scopeOf(retryAfter) };
  if (code === 401) return { kind: 'locked-out' };
  if (code === 403 || (code === 400 && GONE.test(description))) return { kind: 'gone' };
  if (code !== undefined && code >= 400 && code < 500) return { kind: 'refused' };
  return { kind: 'unknown', failed: error.failed || (code !== undefined && code >= 500) };
}
