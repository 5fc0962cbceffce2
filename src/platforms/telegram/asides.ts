import type { Clock } from '../../clock.ts';
import type { Aside, SendContext, Sent } from '../../delivery/index.ts';
import { SendError } from '../../delivery/index.ts';
import type { Log } from '../../log.ts';
import type { Target } from './address.ts';
import type { Call } from './call.ts';
import { CallError } from './call-error.ts';
import type { Compare } from './comparison.ts';
import type { TelegramMessage } from './message.ts';
import type { NamedMessage } from './message-name.ts';
import { readName } from './message-name.ts';

export type AsidesOptions = {
  readonly call: Call;
  readonly clock: Clock;
  readonly log: Log;
  readonly compare: Compare;
};

/** A message as it is sent to a group, and what goes along with it. */
export type AsideContext = SendContext & { readonly aside: Aside };

/** After a refusal, a group that nobody pressed or whispered in is asked again this late: the bot may have become an administrator. */
const REFUSED_MS = 10 * 60_000;
/** Of groups whose refusal is remembered. */
const MOST_REMEMBERED = 1_000;

/**
 * Sends what concerns one person of a group so that nobody else sees it: as an ephemeral message, which Telegram takes
 * within 15 seconds of a press or a whispered command, and from administrators at any time; else, where that will do, in
 * the person's private chat. Undefined where neither can be, so that it has to be said to the group. Rejects with the
 * CallError of any other trouble, and with a SendError where the group heard nothing of what it answers.
 */
export function createAsides({ call, clock, log, compare }: AsidesOptions) {
  const refused = new Map<number, number>();
  /** A Bot API server of before 10.3 ignores whom a message is for, and shows it to everybody. */
  let serverKnows = true;

  return async (
    place: Target,
    message: TelegramMessage,
    context: AsideContext,
  ): Promise<Sent | undefined> => {
    const person = Number(context.aside.person);
    // Whoever speaks in the name of a chat cannot be reached apart from it.
    if (!(person > 0) || place.chat_id > 0) return undefined;
    const about = readName(context.edit ?? context.replyTo);
    const sent =
      (await unlessRefused(() => sendEphemeral(place, message, context, person, about))) ??
      (context.aside.privately
        ? await unlessRefused(() => sendPrivately(message, context, person))
        : undefined);
    if (sent || about?.kind !== 'ephemeral') return sent;
    throw new SendError(
      'telegram',
      { kind: 'refused' },
      'nobody but who whispered may see it, and it is too late for that',
    );
  };

  async function sendEphemeral(
    place: Target,
    { byPost: _, entities, ...message }: TelegramMessage,
    { aside, edit, signal, quietly }: AsideContext,
    person: number,
    about: NamedMessage | undefined,
  ): Promise<Sent | undefined> {
    const isAllowed = aside.press !== undefined || about?.kind === 'ephemeral';
    if (!serverKnows || (!isAllowed && isRefused(place.chat_id))) return undefined;
    const inPlace = edit !== undefined && aside.press !== undefined;
    try {
      const sent = await call(
        'sendMessage',
        {
          ...place,
          ...message,
          entities: [...entities],
          ephemeral_message_parameters: {
            receiver_user_id: person,
            ...(aside.press !== undefined && { callback_query_id: aside.press }),
            ...(inPlace && { replace_callback_query_message: true }),
          },
          ...(about && !inPlace && replyTo(about, aside)),
          ...(quietly && { disable_notification: true }),
        },
        { signal },
      );
      compare(message.text, sent.text);
      // Other people's answers cannot point to it, and a reply to it is none to a message of the group.
      if (sent.ephemeral_message_id !== undefined) return {};
      return await shownToAll(place.chat_id, sent.message_id, edit !== undefined);
    } catch (error) {
      if (!isAllowed && isRefusal(error)) remember(place.chat_id);
      throw error;
    }
  }

  /** Only what a person whispered can be replied to in a whisper; what we whispered is answered by the press on it. */
  function replyTo({ kind, id }: NamedMessage, { press }: Aside) {
    if (kind === 'ordinary') return { reply_parameters: { message_id: id } };
    return press === undefined ? { reply_parameters: { ephemeral_message_id: id } } : {};
  }

  /** It stands in the group now. Where another message was to be changed, that can still be done instead. */
  async function shownToAll(chat_id: number, message_id: number, isEdit: boolean): Promise<Sent | undefined> {
    serverKnows = false;
    log.warn(
      { platform: 'telegram' },
      'the Bot API server does not know messages for one person; groups see them until the next start. Update TELEGRAM_API_ROOT.',
    );
    if (!isEdit) return { message: String(message_id) };
    await call('deleteMessage', { chat_id, message_id });
    return undefined;
  }

  /** Without its buttons: pressed there, they would speak of the private chat. */
  async function sendPrivately(
    { text, entities, link_preview_options }: TelegramMessage,
    { signal }: SendContext,
    person: number,
  ): Promise<Sent> {
    const message = { chat_id: person, text, entities: [...entities], link_preview_options };
    compare(text, (await call('sendMessage', message, { signal })).text);
    return {};
  }

  function isRefused(chat: number): boolean {
    return (refused.get(chat) ?? 0) > clock.now().epochMilliseconds;
  }

  function remember(chat: number): void {
    if (refused.size >= MOST_REMEMBERED) refused.clear();
    refused.set(chat, clock.now().epochMilliseconds + REFUSED_MS);
  }
}

async function unlessRefused(send: () => Promise<Sent | undefined>): Promise<Sent | undefined> {
  try {
    return await send();
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

/** Whether Telegram will not send this in this way: the person is not reached so, or it is too late. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof CallError && (error.code === 400 || error.code === 403) && error.migrateTo === undefined
  );
}
