import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Call } from './call.ts';
import { CallError } from './call-error.ts';
import type { Intake } from './intake.ts';
import { ALLOWED_UPDATES } from './update.ts';
import { waitAfter } from './waiting.ts';

export type PollingOptions = {
  readonly call: Call;
  readonly intake: Intake;
  readonly clock: Clock;
  readonly log: Log;
  /** How long Telegram keeps a poll open that has nothing to tell; it allows 50. */
  readonly pollSeconds: number;
  /** Milliseconds by which the answer to a poll may come later than that. */
  readonly patience: number;
  readonly signal: AbortSignal;
};

/** Answers without any update that came at once, one after the other, until we ask more slowly. */
const MOST_HASTY = 3;
const HASTY_MS = 1_000;
/** For telling Telegram, when we stop, up to where updates are stored. */
const LAST_WORD_MS = 2_000;

/**
 * Takes updates in by long polling until the signal ends. An update is acknowledged by asking for the next one, which
 * happens once it is stored. Every failure is survived by waiting and asking again, another poller (409) and a
 * webhook included. Resolves when the signal ended; rejects only with the CallError of a token that is refused (401).
 */
export async function poll(options: PollingOptions): Promise<void> {
  const { call, intake, clock, log, pollSeconds, patience, signal } = options;
  let offset = 0;
  let acknowledged = 0;
  let failures = 0;
  let hasty = 0;
  while (!signal.aborted) {
    try {
      await ask();
      if (failures > 0) log.info({ platform: 'telegram', failures }, 'Telegram is polled again');
      failures = 0;
    } catch (error) {
      if (signal.aborted) break;
      if (error instanceof CallError && error.code === 401) throw error;
      failures += 1;
      log.warn({ platform: 'telegram', err: error, failures }, 'polling failed; trying again');
      await clock.sleep(waitAfter(error, failures), signal);
      if (error instanceof CallError && error.code === 409) await removeWebhook(call, log);
    }
  }
  if (offset === acknowledged) return;
  // What was stored since the last poll would come again at the next start, and be asked for in vain.
  await call('getUpdates', { offset, limit: 1, timeout: 0 }, { deadline: LAST_WORD_MS }).catch((error) =>
    log.info(
      { platform: 'telegram', err: error },
      'the last updates were not acknowledged and will come again',
    ),
  );

  async function ask(): Promise<void> {
    const asked = clock.now();
    const updates: unknown = await call(
      'getUpdates',
      { offset, timeout: pollSeconds, allowed_updates: ALLOWED_UPDATES },
      { signal, deadline: pollSeconds * 1_000 + patience },
    );
    acknowledged = offset;
    if (!Array.isArray(updates))
      throw new CallError('getUpdates', { description: 'no answer that can be read' });
    const { next, failure } = await intake.take(updates);
    // An empty answer means that everything is acknowledged. From here on any id may come: after a week without
    // updates Telegram goes on with another one, which may be lower (https://core.telegram.org/bots/api#update).
    if (updates.length === 0) acknowledged = offset = 0;
    else offset = next ?? offset;
    if (failure !== undefined) throw failure;
    const quick = clock.now().since(asked).total('milliseconds') < HASTY_MS;
    hasty = next === undefined && quick ? hasty + 1 : 0;
    if (hasty > MOST_HASTY) await clock.sleep(HASTY_MS, signal);
  }
}

/** While a webhook is set, nobody can poll. Removed only where there is one; what waits for it is kept. Never rejects. */
async function removeWebhook(call: Call, log: Log): Promise<void> {
  try {
    const { url } = await call('getWebhookInfo', undefined);
    if (!url) return;
    await call('deleteWebhook', { drop_pending_updates: false });
    log.warn({ platform: 'telegram' }, 'a webhook was set for this bot and is removed, since the bot polls');
  } catch (error) {
    log.warn({ platform: 'telegram', err: error }, 'it is not known whether a webhook is in the way');
  }
}
