import type { SendContext, Sent } from '../../delivery/index.ts';
import { SendError } from '../../delivery/index.ts';
import { readAddress } from './address.ts';
import type { CloudApi, Recipient } from './client/index.ts';
import { ApiError } from './client/index.ts';
import { fateOf } from './fate.ts';
import type { WhatsAppMessage } from './message.ts';
import { toWire } from './message.ts';
import { reasonOf } from './reason.ts';

export type SendOptions = {
  readonly api: CloudApi;
  /** The name of the template that announces. */
  readonly template: string;
  /** Meta has refused the template for itself. */
  templateRefused(): void;
  /** Resolves when no mark of a message of this chat as read is on its way, or soon after. */
  marked(address: string): Promise<void>;
};

/** Chats whose refusals are counted at most. */
const COUNTED = 1_000;

/** Sends one message with one call. Rejects with a SendError that says what became of it. */
export function createSend({ api, template, templateRefused, marked }: SendOptions) {
  const refusals = new Map<string, number>();

  return async (address: string, message: WhatsAppMessage, context: SendContext): Promise<Sent> => {
    const to = readAddress(address);
    if (message.kind === 'template' && isAmerican(to)) {
      const reason = 'no template of marketing is delivered to numbers of the United States';
      throw new SendError('whatsapp', { kind: 'capped' }, reason);
    }
    // The dots of a mark that came after the message would go on for 25 seconds.
    await marked(address);
    try {
      const wire = toWire(message, { group: to.kind === 'group', template });
      const id = await api.send(to, wire, {
        replyTo: context.replyTo,
        reference: context.reference,
        signal: context.signal,
      });
      refusals.delete(address);
      return { message: id };
    } catch (error) {
      const times = (refusals.get(address) ?? 0) + 1;
      const fate = fateOf(error, times);
      if (error instanceof ApiError && error.advice?.kind === 'template') templateRefused();
      if (fate.kind === 'wait' && fate.scope === 'chat') count(address, times);
      throw new SendError('whatsapp', fate, reasonOf(error), { cause: error });
    }
  };

  function count(address: string, times: number): void {
    if (refusals.size >= COUNTED) refusals.clear();
    refusals.set(address, times);
  }
}

/**
 * Whether a person is one to whom Meta delivers no templates of marketing (Cloud API, marketing templates: since
 * 2025-04-01). Only a business-scoped id tells the country for certain.
 */
function isAmerican(to: Recipient): boolean {
  return to.kind === 'bsuid' && to.bsuid.startsWith('US.');
}
