import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Clock } from '../../clock.ts';
import type { Accept, Platform } from '../../delivery/index.ts';
import type { Log } from '../../log.ts';
import { keepPublished } from '../http/index.ts';
import { readAddress } from './address.ts';
import { createCall } from './call.ts';
import { CallError } from './call-error.ts';
import type { ElsewhereContent } from './elsewhere.ts';
import { createElsewhere } from './elsewhere.ts';
import type { PassedOver, Self } from './incoming.ts';
import type { Intake } from './intake.ts';
import { createIntake } from './intake.ts';
import { createMayManage } from './may-manage.ts';
import type { MenuCommands } from './menus.ts';
import { menusOf } from './menus.ts';
import type { TelegramMessage } from './message.ts';
import { LONGEST_TEXT, MOST_BUTTONS, quotedIn } from './message.ts';
import { messagesBetween } from './messages-between.ts';
import { poll } from './polling.ts';
import { publishCommands } from './publish-commands.ts';
import { renderTelegram } from './render.ts';
import { createSend } from './send.ts';
import { untilAnswered } from './waiting.ts';
import type { WatchOptions, WebhookTarget } from './webhook.ts';
import { setWebhook, watchWebhook } from './webhook.ts';
import { createWebhookGauges } from './webhook-gauges.ts';
import { webhookRoute } from './webhook-route.ts';
import type { WebhookTrouble } from './webhook-trouble.ts';

/** How Telegram is reached and what it is told of the conversation. */
export type TelegramOptions = {
  readonly token: string;
  /** Without a slash at the end; Telegram's own unless told. */
  readonly apiRoot?: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Takes updates in by webhook instead of polling. */
  readonly webhook?: WebhookTarget | undefined;
  /** Told of trouble with the webhook, and when it is over. */
  readonly troubled?: (trouble: WebhookTrouble) => void;
  /** Where the figures of the webhook are registered. */
  readonly registry?: Registry;
  /** What is said in inline mode and as a guest; nothing where it is absent. */
  readonly elsewhere?: ElsewhereContent;
  /** Whether a command is ours, so that in groups those of other bots are passed over; all are where it is absent. */
  readonly knows?: (command: string) => boolean;
  /** What the menus of private chats and groups offer. */
  readonly commands: MenuCommands;
  /** How long a call may take in milliseconds of real time; 15,000 unless told. */
  readonly deadline?: number;
  /** How long a poll is kept open; 50 unless told. Less where a proxy cuts connections that are quiet. */
  readonly pollSeconds?: number;
};

/** Telegram, and what only it can say of itself. */
export type TelegramPlatform = Platform<TelegramMessage> & {
  /** The bot's name as Telegram knows it, without `@`; undefined until the platform has started. */
  username(): string | undefined;
  /** `https://t.me/<bot>`; undefined until the platform has started. With a payload it opens what that names. */
  followLink(payload?: string): string | undefined;
  /** By which a reader adds the bot to a group, where it then hears `/start` and the payload; undefined until the platform has started. */
  groupLink(payload?: string): string | undefined;
  /** How many updates became no incoming, by reason. */
  readonly passedOver: ReadonlyMap<PassedOver, number>;
  /** Adds the webhook's address to the server; none where the bot polls. */
  routes(server: FastifyInstance): Promise<void>;
};

/** What Telegram bears (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). */
const PACE = { perSecond: 30, perChat: { perSecond: 1, burst: 3 }, perGroupMinute: 20 } as const;
const CAPABILITIES = {
  longestText: LONGEST_TEXT,
  choices: MOST_BUTTONS,
  marks: true,
  edits: true,
  pace: PACE,
} as const;
const API_ROOT = 'https://api.telegram.org';
const DEADLINE_MS = 15_000;
const POLL_SECONDS = 50;
/** Of a poll, beyond its seconds. */
const PATIENCE_MS = 10_000;

/** One time of receiving, from a start to the stop that follows it. */
type Run = { readonly ending: AbortController; intake?: Intake; receiving: Promise<void> };

/** Telegram over long polling or a webhook. telegraf makes the calls; intake, retries and rendering are ours. */
export function createTelegram(options: TelegramOptions): TelegramPlatform {
  const { token, apiRoot = API_ROOT, webhook, clock, log } = options;
  const { deadline = DEADLINE_MS, pollSeconds = POLL_SECONDS } = options;
  const call = createCall({ token, apiRoot, deadline });
  const passedOver = new Map<PassedOver, number>();
  let self: Self | undefined;
  let run: Run | undefined;
  const menus = keepPublished({
    list: () => menusOf(options.commands),
    publish: (wanted, signal) => untilAnswered(() => publishCommands(call, wanted), { clock, log, signal }),
    failed: (error) =>
      log.warn({ platform: 'telegram', err: error }, 'the menu of commands could not be published'),
  });
  const { registry, elsewhere: content } = options;
  const elsewhere = content && createElsewhere({ content, call, capabilities: CAPABILITIES, log, registry });
  const gauges = webhook && createWebhookGauges(registry);

  return {
    name: 'telegram',
    capabilities: CAPABILITIES,
    receivesAlone: webhook === undefined,
    render: renderTelegram,
    quoted: quotedIn,
    send: createSend({ call, clock, log }),
    mayManage: createMayManage(call, clock),
    async leave(address) {
      await call('leaveChat', { chat_id: readAddress(address).chat_id }).catch((error) => {
        // Whoever is told that it is no member has left already.
        if (!(error instanceof CallError) || (error.code !== 400 && error.code !== 403)) throw error;
      });
    },
    typedInGroups: (command) => (self ? `${command}@${self.username}` : command),
    messagesBetween,
    groupLink: (payload = 'added') => self && `https://t.me/${self.username}?startgroup=${payload}`,
    username: () => self?.username,
    followLink: (payload) => self && `https://t.me/${self.username}${payload ? `?start=${payload}` : ''}`,
    passedOver,
    async start(accept, lockedOut) {
      if (run) throw new Error('Telegram is received already; stop it before it is started again.');
      const current: Run = { ending: new AbortController(), receiving: Promise.resolve() };
      run = current;
      const { signal } = current.ending;
      try {
        const me = await untilAnswered(() => call('getMe', undefined, { signal }), { clock, log, signal });
        if (signal.aborted) return;
        self = { id: me.id, username: me.username };
        const intake = intakeFor(self, accept);
        current.intake = intake;
        if (webhook) {
          await untilAnswered(() => setWebhook(watch(webhook, signal)), { clock, log, signal });
          current.receiving = watchWebhook(watch(webhook, signal));
        } else {
          current.receiving = byPolling(intake, signal, lockedOut);
        }
        menus.publish(signal);
      } catch (error) {
        if (signal.aborted) return;
        run = undefined;
        throw new Error(explain(error), { cause: error });
      }
    },
    commandsChanged() {
      if (run) menus.publish(run.ending.signal);
    },
    async stop() {
      const ended = run;
      run = undefined;
      ended?.ending.abort();
      await ended?.receiving;
      await ended?.intake?.settled();
    },
    async routes(server) {
      if (webhook) await webhookRoute(server, { secret: webhook.secret, intake: () => run?.intake });
    },
  };

  function intakeFor(me: Self, accept: Accept): Intake {
    return createIntake({
      call,
      self: me,
      accept,
      elsewhere,
      knows: options.knows ?? (() => true),
      clock,
      log,
      passedOver: (reason) => passedOver.set(reason, (passedOver.get(reason) ?? 0) + 1),
    });
  }

  async function byPolling(
    intake: Intake,
    signal: AbortSignal,
    lockedOut?: (reason: string) => void,
  ): Promise<void> {
    const patience = Math.min(deadline, PATIENCE_MS);
    await poll({ call, intake, clock, log, pollSeconds, patience, signal }).catch((error) =>
      lockedOut?.(explain(error)),
    );
  }

  function watch(target: WebhookTarget, signal: AbortSignal): WatchOptions {
    return {
      call,
      target,
      token,
      clock,
      log,
      signal,
      report: (health) => gauges?.set(health),
      troubled: (trouble) => options.troubled?.(trouble),
    };
  }
}

/** Why Telegram will not have us, and what to do about it. */
function explain(error: unknown): string {
  const { code } = error instanceof CallError ? error : {};
  if (code === 401) return 'Telegram refuses the token; copy TELEGRAM_BOT_TOKEN again from @BotFather.';
  if (code === 404) {
    return 'No bot is found by this token; copy TELEGRAM_BOT_TOKEN again from @BotFather, and check TELEGRAM_API_ROOT where it is set.';
  }
  return `Telegram does not let the bot in (${error instanceof Error ? error.message : 'unknown error'}).`;
}
