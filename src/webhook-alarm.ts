import type { WordKey } from './conversation/index.ts';
import type { WebhookTrouble } from './platforms/telegram/index.ts';

/** What operators are told of trouble with Telegram's webhook: one of our own texts, and what stands in it. */
export function webhookAlarm(trouble: WebhookTrouble): [WordKey, Readonly<Record<string, string | number>>] {
  switch (trouble.kind) {
    case 'failing':
      return ['alarm.webhookFailing', { reason: trouble.reason, waiting: trouble.waiting }];
    case 'behind':
      return ['alarm.webhookBehind', { waiting: trouble.waiting }];
    case 'taken':
      return ['alarm.webhookTaken', {}];
    case 'over':
      return ['alarm.webhookOver', {}];
  }
}
