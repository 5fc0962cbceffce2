import type { Clock } from '../../clock.ts';
import type { CommandInfo } from '../../conversation/index.ts';
import type { Accept, Platform, SendContext, Sent } from '../../delivery/index.ts';
import { SendError } from '../../delivery/index.ts';
import type { Log } from '../../log.ts';
import { CallError, createCall } from './call.ts';
import { fateOf } from './fate.ts';
import type { Self, Update } from './incoming.ts';
import { readUpdate, toIncoming } from './incoming.ts';
import type { TelegramMessage } from './message.ts';
import { LONGEST_TEXT, quotedIn } from './message.ts';
import { poll } from './polling.ts';
import { publishCommands } from './publish-commands.ts';
import { renderTelegram } from './render.ts';

export type TelegramOptions = {
  readonly token: string;
  /** Without a slash at the end. */
  readonly apiRoot: string;
  readonly clock: Clock;
  readonly log: Log;
  /** What the menu of private chats offers. */
  commands(): readonly CommandInfo[];
  /** How long a call may take in milliseconds; 15 seconds unless told. A poll may take as much longer as it waits. */
  readonly deadline?: number;
};

export type TelegramPlatform = Platform<TelegramMessage> & {
  /** `https://t.me/<bot>`; undefined until the platform has started. With a payload it opens what that names. */
  followLink(payload?: string): string | undefined;
};

/** What Telegram bears (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). */
const PACE = { perSecond: 30, perChat: { perSecond: 1, burst: 3 }, perGroupMinute: 20 } as const;
const DEADLINE_MS = 15_000;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/** Telegram over long polling. telegraf makes the calls; intake, retries and rendering are ours. */
export function createTelegram(options: TelegramOptions): TelegramPlatform {
  const { clock, log } = options;
  const call = createCall(options.token, options.apiRoot, options.deadline ?? DEADLINE_MS);
  let ending = new AbortController();
  let self: Self | undefined;
  let polling: Promise<void> = Promise.resolve();

  return {
    name: 'telegram',
    capabilities: { longestText: LONGEST_TEXT, choices: 100, marks: true, pace: PACE },
    receivesAlone: true,
    render: renderTelegram,
    quoted: quotedIn,
    send,
    followLink: (payload) => self && `https://t.me/${self.username}${payload ? `?start=${payload}` : ''}`,
    async start(accept) {
      ending = new AbortController();
      const me = await untilAnswered(() => call('getMe', undefined));
      self = { id: me.id, username: me.username };
      await untilAnswered(() => call('deleteWebhook', {}));
      polling = poll({ call, clock, log, take: (raw) => take(raw, accept), lockedOut }, ending.signal);
      publishCommands(call, options.commands()).catch((error) =>
        log.warn({ platform: 'telegram', err: error }, 'the commands could not be published'),
      );
    },
    async stop() {
      ending.abort();
      await polling;
    },
  };

  /** Asks again while Telegram cannot be reached. Rejects where the token is refused. */
  async function untilAnswered<Result>(ask: () => Promise<Result>): Promise<Result> {
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        if (error.code === 401 || error.code === 404) {
          throw new Error('Telegram refuses the token; copy TELEGRAM_BOT_TOKEN again from @BotFather.');
        }
        if (ending.signal.aborted) throw error;
        log.warn({ platform: 'telegram', err: error }, 'Telegram cannot be reached, trying again');
        await clock.sleep((error.retryAfter ?? 0) * 1000 || wait, ending.signal);
      }
    }
  }

  async function take(raw: unknown, accept: Accept): Promise<void> {
    const update = readUpdate(raw);
    if (!update || !self) return;
    const incoming = toIncoming(update, self);
    const answered = acknowledgePress(update);
    if (incoming) await accept(incoming);
    await answered;
  }

  /** The reader's button spins until this call, whatever becomes of the press. */
  async function acknowledgePress({ callback_query }: Update): Promise<void> {
    if (!callback_query) return;
    await call('answerCallbackQuery', { callback_query_id: callback_query.id }).catch((error) =>
      log.info({ platform: 'telegram', err: error }, 'a press was not acknowledged'),
    );
  }

  function lockedOut(error: CallError): void {
    log.error({ platform: 'telegram', err: error }, 'Telegram refuses the token; the platform is off');
  }

  async function send(address: string, message: TelegramMessage, context: SendContext): Promise<Sent> {
    const [chat = '', thread] = address.split('/');
    try {
      const sent = await call(
        'sendMessage',
        {
          chat_id: chat,
          ...(thread && { message_thread_id: Number(thread) }),
          ...(context.replyTo && {
            reply_parameters: { message_id: Number(context.replyTo), allow_sending_without_reply: true },
          }),
          text: message.text,
          entities: [...message.entities],
          link_preview_options: message.link_preview_options,
          ...(message.reply_markup && { reply_markup: message.reply_markup }),
        },
        { signal: context.signal },
      );
      if (sent.text !== message.text) {
        log.error(
          { platform: 'telegram', message: sent.message_id },
          'Telegram changed a text that was sent',
        );
      }
      return { message: String(sent.message_id) };
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      const fate = fateOf(error);
      const moved =
        fate.kind === 'moved' && thread ? { ...fate, address: `${fate.address}/${thread}` } : fate;
      throw new SendError('telegram', moved, error.message);
    }
  }
}
