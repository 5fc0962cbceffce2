import type { EndState, Store, Tx } from '../store/index.ts';
import { moveChat } from '../store/index.ts';
import { backoff } from './backoff.ts';
import type { Told } from './doubt.ts';
import { isGivenUp } from './doubt.ts';
import { dropChat, endDelivery, noteUnreached } from './endings.ts';
import type { Owed } from './outbox.ts';
import { leaveInDoubt, putBack } from './outbox.ts';
import { capChat, closeWindow, declinePushes } from './permission.ts';
import { writeReceipts } from './receipts.ts';
import type { Outcome } from './send-message.ts';

/** What a delivery does after a message of it was tried. */
export type Next =
  | { readonly kind: 'ended'; readonly state: EndState }
  /** Its next message can go. */
  | { readonly kind: 'continue'; readonly owed: Owed }
  /** It waits in the database; its chat gets nothing for so long. */
  | { readonly kind: 'wait'; readonly ms: number };

/** Between two tries of the same message. */
const FIRST_RETRY_MS = 1_000;
const MOST_RETRY_MS = 10 * 60_000;

/** Tries of a reply at which the platform said that it failed, some hours of them; beyond that it counts as any unknown fate. */
const FAILED_TRIES = 20;

/**
 * Writes down what became of a message, and decides what follows. One transaction. `reports` says whether the platform
 * is going to tell of a message whose fate is unknown.
 */
export async function settle(
  store: Store,
  owed: Owed,
  outcome: Outcome,
  now: number,
  reports = false,
): Promise<Next> {
  switch (outcome.kind) {
    case 'sent': {
      const next = { ...owed, part: owed.part + 1, attempts: 0, unknowns: 0 };
      const failed = await store.write(async (tx) => {
        const told = reports ? await toldMeanwhile(tx, store, owed.id) : undefined;
        if (told && told.kind !== 'sent') return told;
        await writeReceipts(tx, store, { delivery: owed.id, ...outcome }, now);
        if (outcome.more) await putBack(tx, next);
        else await endDelivery(tx, owed, 'sent', now);
        return undefined;
      });
      if (failed) return settle(store, owed, { ...failed, reason: 'the platform told so at once' }, now);
      return outcome.more ? { kind: 'continue', owed: next } : { kind: 'ended', state: 'sent' };
    }
    case 'stale':
    case 'late':
    case 'misquoted':
    case 'refused':
      return end(outcome.kind);
    case 'wait':
      return waitFor(outcome.scope === 'chat' ? outcome.seconds * 1_000 : 0, owed);
    case 'locked-out':
      return waitFor(0, owed);
    case 'unsent':
      return again(owed);
    case 'unknown':
      if (reports && !isGivenUp(owed)) return doubt();
      if (owed.lane === 'push') return end('unknown');
      if (outcome.failed && owed.attempts < FAILED_TRIES) return again(owed);
      return owed.unknowns > 0 ? end('unknown') : again({ ...owed, unknowns: 1 });
    case 'closed':
      if (owed.push === null) return end('refused');
      await store.write(async (tx) => {
        await putBack(tx, owed);
        await closeWindow(tx, owed.chat.id);
      });
      return { kind: 'wait', ms: 0 };
    case 'capped':
      if (owed.push === null) return end('refused');
      await store.write(async (tx) => {
        await putBack(tx, owed);
        await capChat(tx, owed.chat.id, outcome.seconds, now);
      });
      return { kind: 'wait', ms: 0 };
    case 'unreached':
      await store.write(async (tx) => {
        await endDelivery(tx, owed, 'gone', now);
        await noteUnreached(tx, owed.chat.id, now);
      });
      return { kind: 'ended', state: 'gone' };
    case 'declined':
      await store.write(async (tx) => {
        await declinePushes(tx, owed.chat.id, now);
        await endDelivery(tx, owed, 'refused', now);
      });
      return { kind: 'ended', state: 'refused' };
    case 'gone':
      await store.write((tx) => dropChat(tx, owed.chat.id, now));
      return { kind: 'ended', state: 'gone' };
    case 'moved':
      await store.write(async (tx) => {
        await putBack(tx, owed);
        await moveChat(tx, store.sealing, owed.chat.id, outcome.address);
      });
      return { kind: 'wait', ms: 0 };
  }

  async function end(state: EndState): Promise<Next> {
    await store.write((tx) => endDelivery(tx, owed, state, now));
    return { kind: 'ended', state };
  }

  async function doubt(): Promise<Next> {
    const unknowns = owed.doubtful === undefined ? owed.unknowns : owed.unknowns + 1;
    await store.write((tx) => leaveInDoubt(tx, { ...owed, unknowns, attempts: owed.attempts + 1 }, now));
    return { kind: 'wait', ms: 0 };
  }

  function again(changed: Owed): Promise<Next> {
    const attempts = changed.attempts + 1;
    return waitFor(backoff(attempts, FIRST_RETRY_MS, MOST_RETRY_MS), { ...changed, attempts });
  }

  async function waitFor(ms: number, changed: Owed): Promise<Next> {
    await store.write(async (tx) => {
      await putBack(tx, changed);
      if (ms === 0) return;
      await tx
        .updateTable('chats')
        .set({ wait_until: now + ms })
        .where('id', '=', owed.chat.id)
        .execute();
    });
    return { kind: 'wait', ms };
  }
}

/** What the platform told of the present message of a delivery before its call was answered. */
async function toldMeanwhile(tx: Tx, store: Store, delivery: number): Promise<Told | undefined> {
  const row = await tx
    .selectFrom('deliveries')
    .select('report')
    .where('id', '=', delivery)
    .$if(!store.alone, (query) => query.forUpdate())
    .executeTakeFirst();
  const report = row?.report ?? null;
  return report === null ? undefined : (JSON.parse(store.sealing.unseal(report, 'report')) as Told);
}
