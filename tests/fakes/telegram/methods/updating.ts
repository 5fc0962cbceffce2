import type { Update } from '@grammyjs/types';
import type { Webhook } from '../http/webhook.ts';
import { conflict } from '../protocol/refusal.ts';
import { updateKinds } from '../schema/compiled.ts';
import type { World } from '../world/world.ts';
import type { CallContext, Handlers } from './handlers.ts';

const LONGEST_POLL = 50;

/** Receiving updates: long polling or a webhook, never both. */
export function createUpdatingMethods(world: World, webhook: Webhook): Handlers {
  const { updates } = world;
  return {
    getUpdates: async ({ offset = 0, limit = 100, timeout = 0, allowed_updates } = {}, call) => {
      if (webhook.info().url !== '') {
        throw conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      }
      if (timeout > LONGEST_POLL)
        call.violation('range', `a timeout of ${timeout} s is cut to ${LONGEST_POLL} s`);
      checkKinds(allowed_updates, call);
      updates.allow(allowed_updates);
      const batch = await updates.poll({
        offset,
        limit: Math.min(Math.max(limit, 1), 100),
        timeout: Math.min(Math.max(timeout, 0), LONGEST_POLL),
        signal: call.signal,
      });
      return batch.map(({ update }) => update as unknown as Update);
    },
    setWebhook: (parameters, call) => {
      checkKinds(parameters.allowed_updates, call);
      return webhook.set(parameters, call);
    },
    deleteWebhook: ({ drop_pending_updates } = {}) => {
      if (drop_pending_updates) updates.drop();
      return webhook.remove();
    },
    getWebhookInfo: () => webhook.info(),
  };
}

/** Unknown names are skipped without a word, so the bot would wait for updates that never come. */
function checkKinds(kinds: readonly string[] | undefined, call: CallContext): void {
  for (const kind of kinds ?? []) {
    if (!updateKinds.has(kind)) call.violation('unknown-update-kind', `"${kind}" is no kind of update`);
  }
}
