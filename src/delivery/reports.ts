import type { Database, Store, Tx } from '../store/index.ts';
import { findChat } from '../store/index.ts';
import { noteCharge } from './charges.ts';
import type { Told } from './doubt.ts';
import { readReference } from './doubt.ts';
import { dropChat, noteUnreached } from './endings.ts';
import { noteHandled } from './inbox.ts';
import { noteHeard } from './last-report.ts';
import { capChat, closeWindow, declinePushes } from './permission.ts';
import type { Report } from './platform.ts';

/** The chat whose deliveries may go on now, where there is one, and whether a message that counted as sent was not. */
export type Reported = { readonly chat?: number; readonly failedLate: boolean };

/**
 * Writes down what a platform tells of a message. A delivery that is still owed is settled by its sender, with what was
 * told; one that has ended moves upwards only, unless it turns out that its message was not sent.
 */
export async function noteReport(
  store: Store,
  platform: string,
  report: Report,
  now: number,
): Promise<Reported> {
  const reported = await write(store, platform, report, now);
  await noteHeard(store, platform, now);
  return reported;
}

async function write(store: Store, platform: string, report: Report, now: number): Promise<Reported> {
  const { told, charge } = report;
  const before = await store.read((db) => findDelivery(db, platform, report.reference));
  const nothingToWrite =
    !charge && told.kind === 'sent' && (!before || (before.state === 'sent' && before.isAtEase));
  if (nothingToWrite) return { failedLate: false };
  return store.write(async (tx) => {
    // Its call may be answered at this very moment, and what follows depends on which came first.
    const found = await findDelivery(tx, platform, report.reference, !store.alone);
    if (charge) await noteCharge(tx, store, platform, charge, now);
    if (!found) {
      if (told.kind !== 'sent') await noteChat(tx, store, platform, report, now);
      return { failedLate: told.kind !== 'sent' };
    }
    if (found.ended === null) {
      await tx
        .updateTable('deliveries')
        .set({ report: store.sealing.seal(JSON.stringify(told), 'report') })
        .where('id', '=', found.id)
        .where('part', '=', found.part)
        .where('ended', 'is', null)
        // Else it is of an earlier try, which has had its consequences.
        .where(({ or, eb }) => or([eb('state', '=', 'sending'), eb('doubtful', 'is not', null)]))
        .execute();
      return { ...(found.state === 'waiting' && { chat: found.chat }), failedLate: false };
    }
    if (told.kind === 'sent') {
      if (!found.isAtEase) {
        await tx.updateTable('chats').set({ capped: 0, unreached: 0 }).where('id', '=', found.chat).execute();
      }
      await tx
        .updateTable('deliveries')
        .set({ state: 'sent' })
        .where('id', '=', found.id)
        .where('state', '=', 'unknown')
        .execute();
      return { failedLate: false };
    }
    const isNews = await noteHandled(tx, { id: report.id, chat: { platform } }, found.chat, now);
    return { chat: found.chat, failedLate: isNews && (await reopen(tx, found, told, now)) };
  });
}

type Found = {
  readonly id: number;
  readonly chat: number;
  readonly part: number;
  readonly state: string;
  readonly ended: number | null;
  readonly push: number | null;
  /** Whether its chat was reached, and not limited, the last time. */
  readonly isAtEase: boolean;
};

/** The delivery whose present message is meant; what is told of an earlier one of its messages is known already. */
async function findDelivery(
  db: Database,
  platform: string,
  reference: string,
  lock = false,
): Promise<Found | undefined> {
  const name = readReference(reference);
  if (!name) return undefined;
  const row = await db
    .selectFrom('deliveries')
    .innerJoin('chats', 'chats.id', 'deliveries.chat')
    .select(['deliveries.id', 'chat', 'part', 'state', 'ended', 'push', 'capped', 'unreached'])
    .where('deliveries.id', '=', name.delivery)
    .where('deliveries.platform', '=', platform)
    .where('part', '=', name.part)
    .where('deliveries.created', '=', name.created)
    .$if(lock, (query) => query.forUpdate('deliveries'))
    .executeTakeFirst();
  return row && { ...row, isAtEase: row.capped === 0 && row.unreached === 0 };
}

/** A push that counted as sent and was not: owed again where another try, or another form, may reach the chat. Gives whether it counted as sent. */
async function reopen(
  tx: Tx,
  found: Found,
  told: Exclude<Told, { kind: 'sent' }>,
  now: number,
): Promise<boolean> {
  const { id, chat, state } = found;
  if (state !== 'sent' && state !== 'unknown') return false;
  const again = ['closed', 'unsent', 'wait', 'capped'].includes(told.kind);
  const isGone = told.kind === 'gone' || told.kind === 'unreached';
  await tx
    .updateTable('deliveries')
    .set(
      again
        ? { state: 'waiting', ended: null, report: null, doubtful: null }
        : { state: isGone ? 'gone' : 'refused' },
    )
    .where('id', '=', id)
    .execute();
  await noteOfChat(tx, chat, told, now);
  return true;
}

/** What a message of a reply that left no row says of its chat. */
async function noteChat(
  tx: Tx,
  store: Store,
  platform: string,
  { id, told, address }: Report,
  now: number,
): Promise<void> {
  const chat = address === undefined ? undefined : await findChat(tx, store.sealing, { platform, address });
  if (chat === undefined || !(await noteHandled(tx, { id, chat: { platform } }, chat, now))) return;
  await noteOfChat(tx, chat, told, now);
}

async function noteOfChat(tx: Tx, chat: number, told: Told, now: number): Promise<void> {
  if (told.kind === 'closed') await closeWindow(tx, chat);
  if (told.kind === 'capped') await capChat(tx, chat, told.seconds, now);
  if (told.kind === 'declined') await declinePushes(tx, chat, now);
  if (told.kind === 'unreached') await noteUnreached(tx, chat, now);
  if (told.kind === 'gone') await dropChat(tx, chat, now);
}
