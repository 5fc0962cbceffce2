import type { Metadata } from '../webhook/compose.ts';
import { contactOf, messageChange, senderOf } from '../webhook/compose.ts';
import type { Change, Webhook } from '../webhook/webhook.ts';
import type { SeenMessage } from './seen.ts';
import type { GroupState, PersonKind, PersonState, World } from './world.ts';

export type PersonOptions = {
  readonly kind?: PersonKind;
  readonly name?: string;
  /** Whether the business is one that also gets parent ids. */
  readonly parent?: boolean;
  /** Digits with the country code. */
  readonly phone?: string;
};

/** Somebody on the other side. What they do opens the window, where it is something said. */
export type FakePerson = {
  readonly state: PersonState;
  /** Types a text, in a group where one is named; gives the id of the message. */
  says(text: string, more?: { in?: GroupState; replyingTo?: SeenMessage; at?: number }): string;
  /** Sends a message of any type, as it is. */
  sends(message: Readonly<Record<string, unknown>>): string;
  /** Presses a button, picks a row or taps a quick reply of the last message that has one so called. */
  presses(label: string): string;
  /** Every message that this person got, groups aside. */
  readonly seen: readonly SeenMessage[];
  /** Resolves when this person has got `count` messages. */
  sees(count: number): Promise<readonly SeenMessage[]>;
  stopsMarketing(): void;
  resumesMarketing(): void;
  /** Gets another phone number, and with it another business-scoped id. */
  changesNumber(phone: string): void;
  /** Cannot be reached any more. */
  blocks(): void;
};

export type PersonWorld = {
  readonly world: World;
  readonly metadata: Metadata;
  readonly webhook: Webhook;
  until(holds: () => boolean, what: () => string): Promise<void>;
};

export function addPerson(
  { world, metadata, webhook, until }: PersonWorld,
  options: PersonOptions = {},
): FakePerson {
  const number = world.people.length + 1;
  const digits = (seed: number) => String(13_491_208_655_302_000_000n + BigInt(seed));
  const phone = options.phone ?? `9715012${String(number).padStart(5, '0')}`;
  const country = phone.startsWith('1') ? 'US' : 'AE';
  const state: PersonState = {
    kind: options.kind ?? 'both',
    bsuid: `${country}.${digits(number)}`,
    ...(options.parent && { parent: `${country}.ENT.${digits(number)}` }),
    phone,
    name: options.name ?? `Reader ${number}`,
    spoke: 0,
    stopped: false,
    blocked: false,
  };
  world.people.push(state);

  const send = (change: Change) => webhook.send(state.bsuid, change);
  const seen = () => world.sent.filter(({ chat }) => chat === state.bsuid);

  function say(message: Readonly<Record<string, unknown>>, at = world.now(), group?: GroupState): string {
    const id = world.nextWamid(state.phone);
    world.messages.set(id, { from: 'them', chat: group?.id ?? state.bsuid, at });
    const speaker = group ?? state;
    if (message.type !== 'reaction') speaker.spoke = Math.max(speaker.spoke, at);
    const timestamp = String(Math.floor(at / 1_000));
    send(messageChange(metadata, state, { id, timestamp, ...(group && { group_id: group.id }), ...message }));
    return id;
  }

  const prefer = (value: 'stop' | 'resume') => {
    state.stopped = value === 'stop';
    const { wa_id, user_id } = contactOf(state);
    send({
      field: 'user_preferences',
      value: {
        messaging_product: 'whatsapp',
        metadata,
        contacts: [contactOf(state)],
        user_preferences: [
          {
            ...(wa_id !== undefined && { wa_id }),
            user_id,
            detail: `User requested to ${value} marketing messages`,
            category: 'marketing_messages',
            value,
            timestamp: Math.floor(world.now() / 1_000),
          },
        ],
      },
    });
  };

  return {
    state,
    says(text, { in: group, replyingTo, at } = {}) {
      const context = replyingTo && { context: { from: metadata.display_phone_number, id: replyingTo.id } };
      return say({ type: 'text', text: { body: text }, ...context }, at, group);
    },
    sends: (message) => say(message),
    presses(label) {
      const shown = seen().findLast(({ choices }) => choices.some((choice) => choice.label === label));
      const choice = shown?.choices.find((each) => each.label === label);
      if (!shown || !choice) throw new Error(`No message offers "${label}".`);
      const context = { from: metadata.display_phone_number, id: shown.id };
      if (shown.kind === 'template') {
        return say({ type: 'button', context, button: { payload: choice.id, text: label } });
      }
      const type =
        shown.raw.type === 'interactive' && shown.raw.interactive.type === 'list'
          ? 'list_reply'
          : 'button_reply';
      return say({
        type: 'interactive',
        context,
        interactive: { type, [type]: { id: choice.id, title: label } },
      });
    },
    get seen() {
      return seen();
    },
    async sees(count) {
      await until(
        () => seen().length >= count,
        () => `${state.name} has seen ${seen().length} messages, not ${count}.`,
      );
      return seen();
    },
    stopsMarketing: () => prefer('stop'),
    resumesMarketing: () => prefer('resume'),
    changesNumber(phone) {
      const previous = { bsuid: state.bsuid, phone: state.phone };
      state.bsuid = `AE.${digits(number + 500_000)}`;
      state.phone = phone;
      for (const message of world.sent) {
        if (message.chat === previous.bsuid) Object.assign(message, { chat: state.bsuid });
      }
      const timestamp = String(Math.floor(world.now() / 1_000));
      send({
        field: 'messages',
        value: {
          messaging_product: 'whatsapp',
          metadata,
          messages: [
            {
              ...senderOf({ ...state, ...previous }),
              id: world.nextWamid(phone),
              timestamp,
              type: 'system',
              system: { body: 'changed', type: 'user_changed_number', wa_id: phone },
            },
          ],
        },
      });
      send({
        field: 'user_id_update',
        value: {
          messaging_product: 'whatsapp',
          metadata,
          user_id_update: [
            {
              wa_id: phone,
              detail: 'User id changed',
              user_id: { previous: previous.bsuid, current: state.bsuid },
              timestamp,
            },
          ],
        },
      });
    },
    blocks() {
      state.blocked = true;
    },
  };
}
