import { createHash } from 'node:crypto';
import type { Chat, Incoming } from '../../conversation/index.ts';
import { phoneAddress, writeAddress } from './address.ts';
import type { Recipient } from './client/index.ts';
import type { Event, InboundMessage } from './event.ts';

/** Our own number, as the platform tells. */
export type Self = {
  /** Digits alone; empty until it is known. */
  readonly phone: string;
  /** Whether the account has groups. */
  readonly groups: boolean;
};

/** Why an event becomes no incoming. */
export type PassedOver =
  /** A kind that we do not know, or otherwise than the platform documents. */
  | 'unknown'
  /** Nothing that a person says: a reaction, an order, a notice. */
  | 'service'
  /** In a group and not to us, or the account has no groups. */
  | 'not for us'
  /** So old that it must have been handled: the platform repeats for seven days. */
  | 'old';

/** What people can send besides text; answered with what can be read here. */
const CONTENT = new Set(['image', 'video', 'audio', 'document', 'sticker', 'location', 'contacts']);

const REPEATED_FOR_MS = 8 * 24 * 3_600_000;

/** What an event says to us, or why it says nothing. */
export function toIncoming(event: Event, self: Self, now: Temporal.Instant): Incoming | PassedOver {
  switch (event.kind) {
    case 'message':
      return fromMessage(event.message, self, now);
    case 'new id': {
      const { previous, current } = event.update.user_id;
      const address = writeAddress({ kind: 'bsuid', bsuid: current });
      return moved({ kind: 'bsuid', bsuid: previous }, address, event.update.timestamp);
    }
    case 'preference': {
      const { wa_id, user_id, value, timestamp } = event.preference;
      const person = senderOf(wa_id, user_id);
      if (!person || (value !== 'stop' && value !== 'resume')) return 'unknown';
      const chat = chatOfBoth(person, wa_id);
      const id = idOf(`${value} ${chat.address} ${timestamp}`);
      const change = { kind: value === 'stop' ? 'declined' : 'welcomes' } as const;
      return { id, chat, at: instant(timestamp), kind: 'membership', text: '', change };
    }
    case 'group': {
      const { type, group_id: group, timestamp = 0 } = event.event;
      if (group === undefined || !self.groups) return 'not for us';
      // One that was just made is empty, and nothing may be said in it before somebody in it speaks.
      if (type !== 'group_delete') return 'service';
      const change = { kind: 'removed' } as const;
      const chat = chatOf({ kind: 'group', group });
      return {
        id: idOf(`${type} ${group}`),
        chat,
        at: instant(timestamp),
        kind: 'membership',
        text: '',
        change,
      };
    }
    default:
      return 'service';
  }
}

function fromMessage(message: InboundMessage, self: Self, now: Temporal.Instant): Incoming | PassedOver {
  const { timestamp, type, from, from_user_id, group_id } = message;
  const sender = senderOf(from, from_user_id);
  if (now.epochMilliseconds - timestamp * 1_000 > REPEATED_FOR_MS) return 'old';
  if (type === 'system') return fromSystem(message);
  if (!sender) return 'unknown';
  const said = wordsOf(message);
  if (typeof said === 'string') return said;
  const about = { id: idOf(message.id), at: instant(timestamp), message: message.id, ...said };
  const repliesTo = repliedTo(message, self);
  const replies = repliesTo && { repliesTo };
  if (group_id === undefined) return { ...about, chat: chatOfBoth(sender, from), ...replies };
  const addressed = said.text.startsWith('/') ? 'command' : repliesTo?.ours ? 'reply' : undefined;
  if (!self.groups || !addressed) return 'not for us';
  const chat = chatOf({ kind: 'group', group: group_id });
  return { ...about, chat, person: { id: writeAddress(sender) }, addressed, ...replies };
}

function wordsOf(message: InboundMessage): Pick<Incoming, 'kind' | 'text'> | PassedOver {
  const { type, text, button, interactive } = message;
  if (text) return { kind: 'text', text: asTyped(text.body) };
  if (button) return { kind: 'choice', text: button.payload ?? button.text ?? '' };
  const reply = interactive?.button_reply ?? interactive?.list_reply;
  if (reply) return { kind: 'choice', text: reply.id };
  if (type === 'interactive') return 'unknown';
  return CONTENT.has(type) ? { kind: 'text', text: captionOf(message) } : 'service';
}

/** A command as readers type it on phones: behind a space, with a slash of full width. */
function asTyped(text: string): string {
  return text.replace(/^\s*[/／](?=\S)/u, '/');
}

function captionOf({ type, ...message }: InboundMessage): string {
  const { caption } = (message[type as keyof typeof message] ?? {}) as { readonly caption?: unknown };
  return typeof caption === 'string' ? caption : '';
}

function repliedTo({ context }: InboundMessage, self: Self): Incoming['repliesTo'] {
  if (context?.id === undefined) return undefined;
  const ours = self.phone !== '' && context.from?.replace(/\D/g, '') === self.phone;
  return { message: context.id, ours };
}

/** A person who changed their number or got another id: everything that they have here goes along. */
function fromSystem({ from, from_user_id, system, timestamp }: InboundMessage): Incoming | PassedOver {
  if (system?.type === 'user_changed_number' && from && system.wa_id) {
    return moved({ kind: 'phone', phone: phoneAddress(from) }, phoneAddress(system.wa_id), timestamp);
  }
  if (system?.type === 'user_changed_user_id' && from_user_id && system.user_id) {
    return moved({ kind: 'bsuid', bsuid: from_user_id }, system.user_id, timestamp);
  }
  return 'service';
}

function moved(from: Recipient, address: string, timestamp: number): Incoming {
  const chat = chatOf(from);
  return {
    id: idOf(`moved ${chat.address} ${address} ${timestamp}`),
    chat,
    at: instant(timestamp),
    kind: 'membership',
    text: '',
    change: { kind: 'moved', address },
  };
}

/** A person by the id that stays the same when they change their name, and that needs no phone number. */
export function senderOf(phone: string | undefined, bsuid: string | undefined): Recipient | undefined {
  if (bsuid) return { kind: 'bsuid', bsuid };
  return phone ? { kind: 'phone', phone: phoneAddress(phone) } : undefined;
}

export function chatOf(recipient: Recipient): Chat {
  const kind = recipient.kind === 'group' ? 'group' : 'private';
  return { platform: 'whatsapp', address: writeAddress(recipient), kind };
}

/** The chat of a person of whom the phone number may be told as well, by which they may be known from before. */
function chatOfBoth(person: Recipient, phone: string | undefined): Chat {
  const chat = chatOf(person);
  return person.kind === 'bsuid' && phone ? { ...chat, formerly: phoneAddress(phone) } : chat;
}

/** The ids of messages hold the phone number of the other side, and what is stored of an incoming must not. */
export function idOf(name: string): string {
  return createHash('sha256').update(name).digest('base64url');
}

function instant(seconds: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1_000);
}
