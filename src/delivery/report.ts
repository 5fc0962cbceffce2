import type { Log } from '../log.ts';
import type { Owed } from './outbox.ts';
import type { Outcome } from './send-message.ts';

/** One log line for what became of a message: ids and reasons. What an editor or operator has to look at is an alarm. */
export function report(log: Log, platform: string, owed: Owed, outcome: Outcome): void {
  const line = { platform, delivery: owed.id, lane: owed.lane, push: owed.push, outcome: outcome.kind };
  if (outcome.kind === 'sent') {
    log.debug(line, 'sent');
    return;
  }
  const detail = { ...line, reason: outcome.reason };
  switch (outcome.kind) {
    case 'misquoted':
      log.error(detail, 'ALARM: a quotation is wrong and was not sent');
      return;
    case 'stale':
      log.error(detail, 'ALARM: a delivery could not be rendered any more and was not sent');
      return;
    case 'refused':
    case 'locked-out':
      log.error(detail, 'the platform refused a message');
      return;
    default:
      log.warn(detail, 'a message was not sent');
  }
}
