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
    platforms.flatMap(({ name, capabilities: { window } }) =>
      window === undefined ? [] : [count(store, name, window, now)],
    ),
  );
}

async function count(store: Store, platform: string, window: number, now: number): Promise<WindowStatus> {
  const { all, inside } = await store.read((db) =>
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
      ])
      .where('platform', '=', platform)
      .where('gone', 'is', null)
      .where('declined', 'is', null)
      .where('id', 'in', (eb) => eb.selectFrom('subscriptions').select('chat'))
      .executeTakeFirstOrThrow(),
  );
  return { platform, inside, outside: all - inside };
}
