import { systemClock } from '../../src/clock.ts';
import { owePush } from '../../src/delivery/pushes.ts';
import { openStore } from '../../src/store/index.ts';
import type { Place } from '../fakes/stores.ts';
import { silentLog } from '../fakes/stores.ts';
import { everyone, say } from './road.ts';

/** Owes a push as the program does, while the program is down. Gives to how many. */
export async function pushToEveryone(place: Place, text: string): Promise<number> {
  const store = await openStore({ ...place, clock: systemClock, log: silentLog });
  const until = systemClock.now().add({ hours: 1 });
  const owed = await owePush(store, systemClock, { key: text, reply: say(text), until, audience: everyone });
  await store.close();
  return owed;
}

/** How often each text that fits arrived, anywhere or in one chat, in the order of its first arrival. */
export function tally<Chat>(
  { sent }: { readonly sent: readonly { readonly chat: Chat; readonly text: string }[] },
  pattern: RegExp,
  chat?: Chat,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const message of sent) {
    const found = chat === undefined || message.chat === chat ? pattern.exec(message.text)?.[1] : undefined;
    if (found !== undefined) counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  return counts;
}

/** How many arrived in all. */
export function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
