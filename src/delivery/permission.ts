import type { Incoming } from '../conversation/index.ts';
import type { Tx } from '../store/index.ts';

/** Notes when a chat spoke, by its platform's clock. Never goes back, since what was said comes in any order; a membership says nothing. */
export async function noteSpoke(tx: Tx, chat: number, { kind, at }: Incoming): Promise<void> {
  if (kind === 'membership') return;
  await tx
    .updateTable('chats')
    .set({ spoke: at.epochMilliseconds })
    .where('id', '=', chat)
    .where('spoke', '<', at.epochMilliseconds)
    .execute();
}

/** From now on a chat may not be written to freely until it speaks. */
export async function closeWindow(tx: Tx, chat: number): Promise<void> {
  await tx.updateTable('chats').set({ spoke: 0 }).where('id', '=', chat).execute();
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
