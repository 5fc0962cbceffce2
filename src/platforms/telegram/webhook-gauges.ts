import { Gauge, Registry } from 'prom-client';
import type { WebhookHealth } from './webhook.ts';

/** What operators watch of a webhook. */
export function createWebhookGauges(registry = new Registry()): { set(health: WebhookHealth): void } {
  const registers = [registry];
  const waiting = new Gauge({
    name: 'pullquote_telegram_webhook_waiting',
    help: 'Updates that wait at Telegram for the webhook.',
    registers,
  });
  const lastFailure = new Gauge({
    name: 'pullquote_telegram_webhook_failure_timestamp_seconds',
    help: 'When Telegram last failed to deliver to the webhook; 0 where it never did.',
    registers,
  });
  return {
    set(health) {
      waiting.set(health.waiting);
      lastFailure.set(health.lastFailure);
    },
  };
}
