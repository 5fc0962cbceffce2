import type { Incoming } from '../conversation/index.ts';
import type { Tx } from '../store/index.ts';

/** What is known against writing to a chat, when it has just spoken. */
export const AT_EASE = { announce_after: 0, capped: 0, unreached: 0 } as const;

/** Notes when a chat spoke, by its platform's clock. Never goes back, since what was said comes in any order; a membership says nothing. */
export async function noteSpoke(tx: Tx, chat: number, { kind, at }: Incoming): Promise<void> {
  if (kind === 'membership') return;
  await tx
    .updateTable('chats')
    .set({ spoke: at.epochMilliseconds, ...AT_EASE })
    .where('id', '=', chat)
    .where('spoke', '<', at.epochMilliseconds)
    .execute();
}

/** From now on a chat may not be written to freely until it speaks. */
export async function closeWindow(tx: Tx, chat: number): Promise<void> {
  await tx.updateTable('chats').set({ spoke: 0 }).where('id', '=', chat).execute();
}

const DAY_MS = 24 * 3_600_000;
const LONGEST_CAP_MS = 7 * DAY_MS;
/** Until it speaks. */
const FOREVER = Number.MAX_SAFE_INTEGER;

/** A chat is not announced to for so long, twice as long each time in a row; until it speaks where no time is given. */
export async function capChat(tx: Tx, chat: number, seconds: number | undefined, now: number): Promise<void> {
  const row = await tx
    .updateTable('chats')
    .set((eb) => ({ capped: eb('capped', '+', 1) }))
    .where('id', '=', chat)
    .returning('capped')
    .executeTakeFirst();
  if (!row) return;
  const pause = Math.min((seconds ?? 0) * 1_000 * 2 ** (Number(row.capped) - 1), LONGEST_CAP_MS);
  await tx
    .updateTable('chats')
    .set({ announce_after: seconds === undefined ? FOREVER : now + pause })
    .where('id', '=', chat)
    .execute();
}

/** A chat wants no pushes, as it told its platform; the moment is kept as evidence. */
export async function declinePushes(tx: Tx, chat: number, moment: number): Promise<void> {
  await tx
    .updateTable('chats')
    .set({ declined: moment })
    .where('id', '=', chat)
    .where('declined', 'is', null)
    .execute();
}

/** A chat wants pushes again. */
export async function welcomePushes(tx: Tx, chat: number): Promise<void> {
  await tx.updateTable('chats').set({ declined: null }).where('id', '=', chat).execute();
}
