import type { Clock } from '../clock.ts';
import { OperatorError } from '../operator-error.ts';
import { noteKey } from './key-check.ts';
import type { Tx } from './schema.ts';
import type { Sealing } from './sealing.ts';
import { createSealing, messageHash } from './sealing.ts';
import type { Store } from './store.ts';

const SLICE = 500;

/**
 * Seals everything anew with another key, in one transaction: either the old key opens the database afterwards or
 * the new one does. `store` is open with the old key, and no other process may be running on the database: throws
 * where one holds a lease (on PostgreSQL; a process that ended without letting go counts for 12 seconds).
 */
export async function rotateKey(store: Store, newKey: Uint8Array, clock: Clock): Promise<{ chats: number }> {
  await refuseWhileRunning(store, clock);
  const before = store.sealing;
  const after = createSealing(newKey);
  return store.write(async (tx) => {
    const chats = await rotateChats(tx, before, after);
    await rotateBodies(tx, before, after);
    await rotateIncomings(tx, before, after);
    await rotateReceipts(tx, before, after);
    await rotateReports(tx, before, after);
    await rotateAgreements(tx, before, after);
    // The pages that it is for are gone: no process runs.
    await tx.deleteFrom('mail').execute();
    await noteKey(tx, after);
    return { chats };
  });
}

async function refuseWhileRunning(store: Store, clock: Clock): Promise<void> {
  if (store.alone) return;
  const beats = () =>
    store.read((db) => db.selectFrom('leases').selectAll().where('holder', '!=', '').execute());
  const first = await beats();
  if (first.length === 0) return;
  await clock.sleep(5_000);
  const later = new Map((await beats()).map(({ name, beat }) => [name, beat]));
  if (first.every(({ name, beat }) => later.get(name) === beat)) return;
  throw new OperatorError(
    'Pullquote is running on this database. Stop every process of it, then rotate the key.',
  );
}

async function rotateChats(tx: Tx, before: Sealing, after: Sealing): Promise<number> {
  let count = 0;
  const chats = tx.selectFrom('chats').select(['id', 'platform', 'address']).orderBy('id').limit(SLICE);
  for await (const { id, platform, address } of sliced((from) => chats.where('id', '>', from).execute())) {
    const plain = before.unseal(address, 'address');
    await tx
      .updateTable('chats')
      .set({ hash: after.hash(platform, plain), address: after.seal(plain, 'address') })
      .where('id', '=', id)
      .execute();
    count += 1;
  }
  return count;
}

async function rotateBodies(tx: Tx, before: Sealing, after: Sealing): Promise<void> {
  const bodies = tx.selectFrom('bodies').select(['id', 'content']).orderBy('id').limit(SLICE);
  for await (const { id, content } of sliced((from) => bodies.where('id', '>', from).execute())) {
    const sealed = after.seal(before.unseal(content, 'body'), 'body');
    await tx.updateTable('bodies').set({ content: sealed }).where('id', '=', id).execute();
  }
}

async function rotateIncomings(tx: Tx, before: Sealing, after: Sealing): Promise<void> {
  const waiting = tx.selectFrom('incomings').select(['id', 'body']).where('handled', 'is', null);
  const slice = waiting.orderBy('id').limit(SLICE);
  for await (const { id, body } of sliced((from) => slice.where('id', '>', from).execute())) {
    if (body === null) continue;
    const sealed = after.seal(before.unseal(body, 'incoming'), 'incoming');
    await tx.updateTable('incomings').set({ body: sealed }).where('id', '=', id).execute();
  }
}

async function rotateReceipts(tx: Tx, before: Sealing, after: Sealing): Promise<void> {
  const receipts = tx
    .selectFrom('receipts')
    .select(['id', 'chat', 'message'])
    .where('message', 'is not', null);
  const slice = receipts.orderBy('id').limit(SLICE);
  for await (const { id, chat, message } of sliced((from) => slice.where('id', '>', from).execute())) {
    const plain = before.unseal(message ?? '', 'message');
    await tx
      .updateTable('receipts')
      .set({ message: after.seal(plain, 'message'), message_hash: messageHash(after, chat, plain) })
      .where('id', '=', id)
      .execute();
  }
}

async function rotateReports(tx: Tx, before: Sealing, after: Sealing): Promise<void> {
  const reported = tx.selectFrom('deliveries').select(['id', 'report']).where('report', 'is not', null);
  const slice = reported.orderBy('id').limit(SLICE);
  for await (const { id, report } of sliced((from) => slice.where('id', '>', from).execute())) {
    const sealed = after.seal(before.unseal(report ?? '', 'report'), 'report');
    await tx.updateTable('deliveries').set({ report: sealed }).where('id', '=', id).execute();
  }
}

async function rotateAgreements(tx: Tx, before: Sealing, after: Sealing): Promise<void> {
  const anew = (sealed: string | null) =>
    sealed === null ? null : after.seal(before.unseal(sealed, 'message'), 'message');
  const slice = tx
    .selectFrom('agreements')
    .select(['id', 'message', 'pressed_on', 'ended_message'])
    .orderBy('id')
    .limit(SLICE);
  for await (const { id, ...names } of sliced((from) => slice.where('id', '>', from).execute())) {
    await tx
      .updateTable('agreements')
      .set({
        message: anew(names.message),
        pressed_on: anew(names.pressed_on),
        ended_message: anew(names.ended_message),
      })
      .where('id', '=', id)
      .execute();
  }
}

async function* sliced<Row extends { id: number }>(next: (from: number) => Promise<Row[]>) {
  for (let rows = await next(0); rows.length > 0; rows = await next(rows.at(-1)?.id ?? 0)) yield* rows;
}
