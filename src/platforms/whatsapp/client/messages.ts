import { ApiError } from './api-error.ts';
import type { Call } from './call.ts';
import { checkLimits, LIMITS } from './limits.ts';
import type { Message, Recipient } from './message.ts';
import { wireForm } from './message.ts';

export type SendOptions = {
  /** The id of the message to reply to. */
  readonly replyTo?: string | undefined;
  /** Comes back in every status of this message: at most 512 characters, nothing personal. */
  readonly reference?: string | undefined;
  /** Gives the call up; whether the message was sent is then unknown. */
  readonly signal?: AbortSignal | undefined;
};

export type Messages = {
  /**
   * Sends a message, once: there is no key against sending twice, so a caller that does not know what became of it
   * waits for a status with its reference. Gives the id of the message. Rejects with a LimitError before anything is
   * sent, else with an ApiError.
   */
  send(to: Recipient, message: Message, options?: SendOptions): Promise<string>;
  /** Marks a message, and all before it, as read, and shows that an answer is being written: until it comes, 25 seconds at most. Not for groups. */
  markRead(
    message: string,
    options?: { readonly typing?: boolean; readonly signal?: AbortSignal },
  ): Promise<void>;
};

/** `POST /{number}/messages`. */
export function createMessages(call: Call, number: string): Messages {
  const path = `${number}/messages`;
  return {
    async send(to, message, { replyTo, reference, signal } = {}) {
      checkLimits(message);
      const json = {
        messaging_product: 'whatsapp',
        ...addressed(to),
        ...(replyTo !== undefined && { context: { message_id: replyTo } }),
        ...(reference !== undefined && { biz_opaque_callback_data: reference.slice(0, LIMITS.reference) }),
        ...wireForm(message),
      };
      const answer = await call({ method: 'POST', path, json, signal, what: `send ${message.type}` });
      const [sent] = (answer.messages ?? []) as readonly { readonly id?: unknown }[];
      if (typeof sent?.id !== 'string') {
        throw new ApiError(`send ${message.type}`, { status: 200, reason: 'the answer names no message' });
      }
      return sent.id;
    },
    async markRead(message, { typing = false, signal } = {}) {
      const json = {
        messaging_product: 'whatsapp',
        status: 'read',
        message_id: message,
        ...(typing && { typing_indicator: { type: 'text' } }),
      };
      await call({ method: 'POST', path, json, signal, what: 'mark as read' });
    },
  };
}

function addressed(to: Recipient) {
  switch (to.kind) {
    case 'phone':
      return { recipient_type: 'individual', to: to.phone };
    case 'bsuid':
      return { recipient_type: 'individual', recipient: to.bsuid };
    case 'group':
      return { recipient_type: 'group', to: to.group };
  }
}
