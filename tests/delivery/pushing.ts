import type { Push } from '../../src/delivery/index.ts';
import { meetChat } from '../../src/store/index.ts';
import type { Road } from './road.ts';
import { everyone, say } from './road.ts';

/** What is known of incomings and deliveries, ended ones included. */
export async function traces({ store }: Road) {
  return store.read(async (db) => ({
    incomings: (await db.selectFrom('incomings').select('id').execute()).length,
    deliveries: (await db.selectFrom('deliveries').select('state').orderBy('id').execute()).map(
      ({ state }) => state,
    ),
  }));
}

/** A push that says its key, to everyone. */
export function pushOf(road: Road, text: string, more: Partial<Push> = {}): Push {
  return {
    key: text,
    reply: say(text),
    until: road.clock.now().add({ hours: 24 }),
    audience: everyone,
    ...more,
  };
}

/** Makes chats known, as if they had spoken once. */
export async function meet({ store, platform, clock }: Road, addresses: readonly string[]): Promise<void> {
  await store.write(async (tx) => {
    for (const address of addresses) {
      const chat = { platform: platform.name, address, kind: 'private' } as const;
      await meetChat(tx, store.sealing, chat, clock.now().epochMilliseconds);
    }
  });
}
