import { createHmac } from 'node:crypto';
import type { WebhookInfo } from '@grammyjs/types';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Call } from './call.ts';
import { ALLOWED_UPDATES } from './update.ts';
import type { WebhookTrouble } from './webhook-trouble.ts';
import { createTroubleWatch } from './webhook-trouble.ts';

/** Where Telegram delivers updates on our server. */
export const WEBHOOK_PATH = '/telegram/webhook';

export type WebhookTarget = {
  /** The full address of the route, HTTPS, without a query. */
  readonly url: string;
  /** 1 to 256 of `A-Z a-z 0-9 _ -`; Telegram sends it along with each update. */
  readonly secret: string;
};

/** How a webhook fares, as Telegram tells. */
export type WebhookHealth = {
  /** Updates that wait at Telegram. */
  readonly waiting: number;
  /** When delivering last failed, in seconds since 1970; 0 where it never did. */
  readonly lastFailure: number;
};

export type WatchOptions = {
  readonly call: Call;
  readonly target: WebhookTarget;
  /** The bot's token; the mark of the secret is made with it. */
  readonly token: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Told after each look. */
  report(health: WebhookHealth): void;
  /** Told of trouble once, and once when it is over. */
  troubled(trouble: WebhookTrouble): void;
  readonly signal: AbortSignal;
};

/** Requests at once; several chats are answered side by side. */
const CONNECTIONS = 40;
/** Between two looks at how the webhook fares. */
const WATCH_MS = 60_000;
/** Of what Telegram says of a failure. */
const LONGEST_REASON = 200;

/**
 * Sets the webhook, only where another one, or none, is set: Telegram limits setting it. Gives whether it did.
 * Rejects with a CallError.
 */
export async function setWebhook(
  { call, target, token }: WatchOptions,
  known?: WebhookInfo,
): Promise<boolean> {
  const info = known ?? (await call('getWebhookInfo', undefined));
  const url = markedUrl(target, token);
  if (isSet(info, url)) return false;
  await call('setWebhook', {
    url,
    secret_token: target.secret,
    max_connections: CONNECTIONS,
    allowed_updates: ALLOWED_UPDATES,
  });
  return true;
}

/**
 * Looks every minute whether Telegram still delivers here, until the signal ends; never rejects. Sets the webhook
 * again where it is gone, logs an error for each new failure that Telegram tells of, and tells of trouble.
 */
export async function watchWebhook(options: WatchOptions): Promise<void> {
  const { call, clock, log, signal } = options;
  let told = Math.floor(clock.now().epochMilliseconds / 1_000) - 1;
  const watchTrouble = createTroubleWatch((told + 1) * 1_000);
  while (!signal.aborted) {
    await clock.sleep(WATCH_MS, signal);
    if (signal.aborted) return;
    try {
      await look();
    } catch (error) {
      log.warn({ platform: 'telegram', err: error }, 'it is not known how the webhook fares');
    }
  }

  async function look(): Promise<void> {
    const info = await call('getWebhookInfo', undefined, { signal });
    const { pending_update_count: waiting, last_error_date: lastFailure = 0, last_error_message } = info;
    const reason = last_error_message?.slice(0, LONGEST_REASON) ?? '';
    options.report({ waiting, lastFailure });
    if (lastFailure > told) {
      told = lastFailure;
      log.error(
        { platform: 'telegram', waiting, reason },
        'Telegram could not deliver to the webhook; check that PUBLIC_URL is reached from outside',
      );
    }
    const at = clock.now().epochMilliseconds;
    const trouble = watchTrouble({ at, waiting, lastFailure: lastFailure * 1_000, reason });
    if (trouble?.kind === 'behind')
      log.warn({ platform: 'telegram', waiting }, 'many updates wait at Telegram for the webhook');
    if (trouble) options.troubled(trouble);
    if (await setWebhook(options, info)) {
      log.error(
        { platform: 'telegram' },
        'the webhook was changed by somebody else and is set again; only one program may use this bot',
      );
      options.troubled({ kind: 'taken' });
    }
  }
}

/**
 * The address with a mark of the secret. Telegram does not tell which secret is set, so the mark shows whether it is
 * ours; made with the token, it gives nothing away.
 */
function markedUrl({ url, secret }: WebhookTarget, token: string): string {
  return `${url}?${createHmac('sha256', token).update(secret).digest('hex').slice(0, 12)}`;
}

function isSet(info: WebhookInfo, url: string): boolean {
  const allowed = new Set<string>(info.allowed_updates);
  return (
    info.url === url &&
    info.max_connections === CONNECTIONS &&
    allowed.size === ALLOWED_UPDATES.length &&
    ALLOWED_UPDATES.every((kind) => allowed.has(kind))
  );
}
