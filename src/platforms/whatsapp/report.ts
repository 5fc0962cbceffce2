import type { Charge, Report, Told } from '../../delivery/index.ts';
import { writeAddress } from './address.ts';
import { adviceFor } from './client/index.ts';
import type { InboundStatus } from './event.ts';
import { fateByAdvice } from './fate.ts';
import { idOf, senderOf } from './incoming.ts';

/** What a status says of a message of ours; undefined where it says nothing that we need, or the message is not ours. */
export function toReport(status: InboundStatus): Report | undefined {
  const told = toldBy(status);
  const { biz_opaque_callback_data: reference } = status;
  if (!told || reference === undefined) return undefined;
  const address = addressOf(status);
  const charge = chargeOf(status);
  return {
    id: idOf(`${status.id} ${status.status}`),
    reference,
    told,
    ...(address !== undefined && { address }),
    ...(charge && { charge }),
  };
}

/** A message that was delivered was sent as well: statuses come in any order, and some never come. */
function toldBy({ id, status, errors }: InboundStatus): Told | undefined {
  switch (status) {
    case 'sent':
    case 'delivered':
    case 'read':
    case 'played':
      return { kind: 'sent', message: id };
    case 'failed': {
      const code = errors?.[0]?.code;
      return code === undefined ? { kind: 'refused' } : fateByAdvice(adviceFor(code, 400));
    }
    default:
      return undefined;
  }
}

/** What is delivered is charged, once for each whom it reaches; that a message was sent only announces it. */
function chargeOf(status: InboundStatus): Charge | undefined {
  const { id, pricing, recipient_participant_id, recipient_participant_user_id } = status;
  if (status.status === 'sent' || status.status === 'failed' || !pricing) return undefined;
  const who = recipient_participant_user_id ?? recipient_participant_id ?? '';
  return { name: `${id} ${who}`, category: pricing.category ?? 'unknown', type: pricing.type ?? 'unknown' };
}

function addressOf({ recipient_id, recipient_user_id, recipient_type }: InboundStatus): string | undefined {
  if (recipient_type === 'group') {
    return recipient_id === undefined ? undefined : writeAddress({ kind: 'group', group: recipient_id });
  }
  const recipient = senderOf(recipient_id, recipient_user_id);
  return recipient && writeAddress(recipient);
}
