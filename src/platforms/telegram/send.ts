import type { Clock } from '../../clock.ts';
import type { SendContext, Sent } from '../../delivery/index.ts';
import { SendError } from '../../delivery/index.ts';
import type { Log } from '../../log.ts';
import type { Target } from './address.ts';
import { readAddress } from './address.ts';
import { createAsides } from './asides.ts';
import type { Call } from './call.ts';
import { CallError } from './call-error.ts';
import { createCompare } from './comparison.ts';
import { fateOf } from './fate.ts';
import { createFloodWatch } from './flood-watch.ts';
import type { TelegramMessage } from './message.ts';
import { NO_PREVIEW } from './message.ts';
import { readName } from './message-name.ts';

/** Of quotations that are not in their post. */
const MOST_REMEMBERED = 1_000;

/** Descriptions of 400s that mean that a message cannot be changed, or not any more. */
const CANNOT_EDIT = /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/;

export type SendOptions = { readonly call: Call; readonly clock: Clock; readonly log: Log };

/**
 * Sends one message: aside where it concerns one person, in place of another, in reply to its article's post, or as it
 * is, the first of these that Telegram takes. Rejects with a SendError that says what became of it.
 */
export function createSend({ call, clock, log }: SendOptions) {
  const floodWatch = createFloodWatch(clock);
  const compare = createCompare(log);
  const sendAside = createAsides({ call, clock, log, compare });
  /** Quotations that Telegram did not find in their post, so that it is not asked each time. */
  const notInPost = new Set<string>();

  return async (address: string, rendered: TelegramMessage, context: SendContext): Promise<Sent> => {
    const place = readAddress(address);
    const message = place.chat_id < 0 ? { ...rendered, link_preview_options: NO_PREVIEW } : rendered;
    const { aside, signal } = context;
    const replyTo = ordinary(context.replyTo);
    const edited = ordinary(context.edit);
    try {
      const sent =
        (aside && (await sendAside(place, message, { ...context, aside }))) ??
        (edited === undefined ? undefined : await edit(place, message, edited, signal));
      if (sent) return sent;
      // In a group the reply shows which question is answered; elsewhere its place is free for the post.
      const byPost = replyTo === undefined ? await sendByPost(place, message, signal) : undefined;
      return byPost ?? (await sendAsItIs(place, message, replyTo, context));
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      const fate = fateOf(error, (seconds) => floodWatch(place.chat_id, seconds));
      throw new SendError('telegram', fate, error.message, { cause: error });
    }
  };

  async function sendAsItIs(
    place: Target,
    { byPost: _, entities, ...message }: TelegramMessage,
    replyTo: number | undefined,
    { signal, quietly }: SendContext,
  ): Promise<Sent> {
    const sent = await call(
      'sendMessage',
      {
        ...place,
        ...message,
        entities: [...entities],
        ...(replyTo !== undefined && {
          reply_parameters: { message_id: replyTo, allow_sending_without_reply: true },
        }),
        ...(quietly && { disable_notification: true }),
      },
      { signal },
    );
    compare(message.text, sent.text);
    return { message: String(sent.message_id) };
  }

  /** Changes a message of ours; undefined where that cannot be done any more. */
  async function edit(
    { chat_id }: Target,
    { byPost: _, entities, ...message }: TelegramMessage,
    message_id: number,
    signal: AbortSignal,
  ): Promise<Sent | undefined> {
    try {
      const edited = await call(
        'editMessageText',
        { chat_id, message_id, ...message, entities: [...entities] },
        { signal },
      );
      if (edited !== true && 'text' in edited) compare(message.text, edited.text);
      return { message: String(message_id) };
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      if (/message is not modified/.test(error.description)) return { message: String(message_id) };
      if (CANNOT_EDIT.test(error.description)) return undefined;
      throw error;
    }
  }

  /** Undefined where Telegram does not find the quotation in the post, or the post at all. */
  async function sendByPost(
    place: Target,
    { byPost, link_preview_options, reply_markup }: TelegramMessage,
    signal: AbortSignal,
  ): Promise<Sent | undefined> {
    if (!byPost) return undefined;
    const { text, entities, ...post } = byPost;
    const key = `${post.chat_id} ${post.message_id} ${post.quote}`;
    if (notInPost.has(key)) return undefined;
    try {
      const sent = await call(
        'sendMessage',
        {
          ...place,
          text,
          entities: [...entities],
          link_preview_options,
          ...(reply_markup && { reply_markup }),
          reply_parameters: post,
        },
        { signal },
      );
      compare(text, sent.text);
      compare(post.quote, sent.quote?.text);
      return { message: String(sent.message_id) };
    } catch (error) {
      if (!(error instanceof CallError) || error.code !== 400 || error.migrateTo !== undefined) throw error;
      if (notInPost.size >= MOST_REMEMBERED) notInPost.clear();
      notInPost.add(key);
      return undefined;
    }
  }
}

function ordinary(name: string | undefined): number | undefined {
  const message = readName(name);
  return message?.kind === 'ordinary' ? message.id : undefined;
}
