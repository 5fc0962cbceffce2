import { Counter, Registry } from 'prom-client';
import type { PassedOver } from './incoming.ts';
import type { Delivered } from './webhook-route.ts';

/** What operators watch of WhatsApp. Labels are kinds of events, nothing of a chat. */
export type Figures = {
  /** What became of a delivery to the webhook. */
  delivered(how: Delivered): void;
  /** An event that became no incoming. */
  passedOver(reason: PassedOver): void;
};

export function createFigures(registry = new Registry()): Figures {
  const registers = [registry];
  const deliveries = new Counter({
    name: 'pullquote_whatsapp_deliveries_total',
    help: 'Deliveries to the webhook, by what became of them. Forged ones are somebody trying, or a wrong app secret.',
    labelNames: ['how'],
    registers,
  });
  const passedOver = new Counter({
    name: 'pullquote_whatsapp_passed_over_total',
    help: 'Events that are nothing to be answered, by reason.',
    labelNames: ['reason'],
    registers,
  });
  return {
    delivered: (how) => deliveries.inc({ how }),
    passedOver: (reason) => passedOver.inc({ reason }),
  };
}
