import type { Clock } from '../../clock.ts';
import type { SendContext, Sent } from '../../delivery/index.ts';
import { SendError } from '../../delivery/index.ts';
import type { Log } from '../../log.ts';
import { readAddress } from './address.ts';
import type { Call } from './call.ts';
import { CallError } from './call-error.ts';
import { fateOf } from './fate.ts';
import { createFloodWatch } from './flood-watch.ts';
import type { TelegramMessage } from './message.ts';

export type SendOptions = { readonly call: Call; readonly clock: Clock; readonly log: Log };

/** Sends one message with one call. Rejects with a SendError that says what became of it. */
export function createSend({ call, clock, log }: SendOptions) {
  const floodWatch = createFloodWatch(clock);

  return async (address: string, message: TelegramMessage, context: SendContext): Promise<Sent> => {
    const { entities, ...rest } = message;
    const place = readAddress(address);
    const replyTo = Number(context.replyTo);
    try {
      const sent = await call(
        'sendMessage',
        {
          ...place,
          ...rest,
          entities: [...entities],
          ...(replyTo > 0 && {
            reply_parameters: { message_id: replyTo, allow_sending_without_reply: true },
          }),
        },
        { signal: context.signal },
      );
      compare(message.text, sent.text);
      return { message: String(sent.message_id) };
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      const fate = fateOf(error, (seconds) => floodWatch(place.chat_id, seconds));
      throw new SendError('telegram', fate, error.message, { cause: error });
    }
  };

  /** What Telegram cleans away is cleaned away when articles are read; where it does more, editors have to know. */
  function compare(text: string, shown: string | undefined): void {
    if (shown === text) return;
    const at = firstDifference(text, shown ?? '');
    const unit = text.codePointAt(at)?.toString(16).toUpperCase().padStart(4, '0') ?? 'the end';
    log.error(
      { platform: 'telegram', at, character: `U+${unit}` },
      'Telegram shows a message otherwise than it was sent, from this place on',
    );
  }
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}
