import type { WindowStatus } from '../conversation/index.ts';
import type { Store } from '../store/index.ts';
import type { Platform } from './platform.ts';

/** How many followers may be written to freely on each platform that has a window, and how many by announcement alone. */
export async function windowsOf(
  store: Store,
  platforms: readonly Platform[],
  now: number,
): Promise<WindowStatus[]> {
  return Promise.all(
    platforms.flatMap((platform) =>
      platform.capabilities.window === undefined ? [] : [count(store, platform, now)],
    ),
  );
}

async function count(
  store: Store,
  { name, capabilities: { window = 0 }, announcementPrice: price }: Platform,
  now: number,
): Promise<WindowStatus> {
  const { all, inside, held } = await store.read((db) =>
    db
      .selectFrom('chats')
      .select(({ fn, eb }) => [
        fn.countAll<number>().as('all'),
        fn
          .count<number>(
            eb
              .case()
              .when('spoke', '>', now - window)
              .then(1)
              .end(),
          )
          .as('inside'),
        fn
          .count<number>(
            eb
              .case()
              .when(eb.and([eb('spoke', '<=', now - window), eb('announce_after', '>', now)]))
              .then(1)
              .end(),
          )
          .as('held'),
      ])
      .where('platform', '=', name)
      .where('gone', 'is', null)
      .where('declined', 'is', null)
      .where('id', 'in', (eb) => eb.selectFrom('subscriptions').select('chat'))
      .executeTakeFirstOrThrow(),
  );
  const outside = Number(all) - Number(inside) - Number(held);
  return {
    platform: name,
    inside: Number(inside),
    outside,
    held: Number(held),
    ...(price && { price }),
  };
}
