import type { GroupState, PersonState, World } from '../world/world.ts';
import type { Change } from './webhook.ts';

export type Metadata = { readonly display_phone_number: string; readonly phone_number_id: string };

/** The ids of a person as far as a webhook tells them, under the names of the place. */
function idsOf(
  person: PersonState,
  names: { phone: string; user: string; parent: string },
): Record<string, string> {
  const phone = { phone: person.phone, both: person.phone, username: undefined, empty: '' }[person.kind];
  return {
    ...(phone !== undefined && { [names.phone]: phone }),
    [names.user]: person.bsuid,
    ...(person.parent && { [names.parent]: person.parent }),
  };
}

export function contactOf(person: PersonState): { readonly [name: string]: unknown } {
  return {
    profile: {
      name: person.name,
      ...(person.kind !== 'phone' && { username: person.name.toLowerCase() }),
    },
    ...idsOf(person, { phone: 'wa_id', user: 'user_id', parent: 'parent_user_id' }),
  };
}

export function senderOf(person: PersonState) {
  return idsOf(person, { phone: 'from', user: 'from_user_id', parent: 'from_parent_user_id' });
}

/** A message of a person, of any type, as the `messages` field brings it. */
export function messageChange(
  metadata: Metadata,
  person: PersonState,
  message: Readonly<Record<string, unknown>>,
): Change {
  return {
    field: 'messages',
    value: {
      messaging_product: 'whatsapp',
      metadata,
      contacts: [contactOf(person)],
      messages: [{ ...senderOf(person), ...message }],
    },
  };
}

export type StatusName = 'sent' | 'delivered' | 'read' | 'failed';

/** What became of a message. A failed one names no contact. */
export function statusChange(
  world: World,
  metadata: Metadata,
  status: {
    readonly id: string;
    readonly status: StatusName;
    readonly to: PersonState | GroupState;
    readonly participant?: PersonState;
    readonly reference?: string | undefined;
    readonly pricing?: object | undefined;
    readonly errors?: readonly object[];
  },
): Change {
  const { id, to, participant, reference, pricing, errors } = status;
  const person = 'bsuid' in to ? to : participant;
  const failed = status.status === 'failed';
  const receiver =
    'bsuid' in to
      ? idsOf(to, {
          phone: 'recipient_id',
          user: 'recipient_user_id',
          parent: 'recipient_parent_user_id',
        })
      : {
          recipient_id: to.id,
          recipient_type: 'group',
          ...(participant && { recipient_participant_user_id: participant.bsuid }),
        };
  return {
    field: 'messages',
    value: {
      messaging_product: 'whatsapp',
      metadata,
      ...(person && !failed && { contacts: [contactOf(person)] }),
      statuses: [
        {
          id,
          status: status.status,
          timestamp: String(Math.floor(world.now() / 1_000)),
          ...receiver,
          ...(reference !== undefined && { biz_opaque_callback_data: reference }),
          ...(pricing && { pricing }),
          ...(errors && { errors }),
        },
      ],
    },
  };
}
