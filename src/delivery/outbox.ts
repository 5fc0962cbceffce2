import type { Store, Tx } from '../store/index.ts';
import { COUNTED_MS, MARGIN_MS } from './announcing.ts';
import type { Patience, Told } from './doubt.ts';

/** A delivery that is owed, with what sending it needs. */
export type Owed = {
  readonly id: number;
  readonly lane: Lane;
  readonly chat: OwedChat;
  /** The row of its body. */
  readonly body: number;
  /** The row of its push; null for a reply. */
  readonly push: number | null;
  /** How many of its messages are sent. */
  readonly part: number;
  readonly attempts: number;
  readonly unknowns: number;
  /** When the incoming was stored, or the push was made. */
  readonly created: number;
  /** Sent until then, or never. */
  readonly until: number;
  /** The message that it replies to, where its body does not say so. */
  readonly replyTo?: string;
  /** Since when it is not known whether its present message was sent, and the platform has not told in time. */
  readonly doubtful?: number;
  /** What the platform told of its present message. */
  readonly told?: Told;
};

/** The chat that a delivery is owed to. */
export type OwedChat = {
  readonly id: number;
  readonly address: string;
  readonly group: boolean;
  /** Whether its row goes with the last delivery. */
  readonly leaving: boolean;
  /** The hours in which it wants no push, and by which clocks; absent where there are none. */
  readonly quiet?: { readonly hours: string; readonly timeZone: string | null };
  /** When it last spoke, by its platform's clock; absent where it has just spoken. */
  readonly spoke?: number;
  /** When it was last announced to; absent where it has just spoken. */
  readonly announced?: number;
};

/** Whether somebody waits for it; replies go before pushes. */
export type Lane = 'reply' | 'push';
export const LANES = { reply: 0, push: 1 } as const satisfies Record<Lane, number>;

/** An answer that comes a day late helps nobody. */
export const REPLY_LASTS_MS = 24 * 3_600_000;

/** Longer waits were not asked for by any platform; the clock must have been set back. */
export const LONGEST_WAIT_MS = 24 * 3_600_000;

/** What is left out of the oldest deliveries, and waits in the database. */
export type LeftOut = {
  /** What is in doubt for less than this. */
  readonly patience?: Patience | undefined;
  /** For how many milliseconds a chat may be written to freely after it has spoken; beyond it a push has to be announced. */
  readonly window?: number | undefined;
  /** To whom may be announced: `counted` to those only that were announced to within a day. */
  readonly announcing: 'some' | 'counted' | 'none';
};

/**
 * The oldest deliveries of a lane that wait and whose chat may get something now, and those that `sender` is sending:
 * one of them that it knows nothing of was stored by a commit whose answer got lost.
 */
export async function owedNow(
  store: Store,
  platform: string,
  sender: string,
  lane: Lane,
  limit: number,
  now: number,
  { patience, window, announcing }: LeftOut,
): Promise<Owed[]> {
  const rows = await store.read((db) =>
    db
      .selectFrom('deliveries')
      .innerJoin('chats', 'chats.id', 'deliveries.chat')
      .leftJoin('pushes', 'pushes.id', 'deliveries.push')
      .leftJoin('receipts', 'receipts.id', 'deliveries.receipt')
      .select(['deliveries.id', 'deliveries.body', 'deliveries.push', 'deliveries.part'])
      .select(['deliveries.attempts', 'deliveries.unknowns', 'deliveries.created', 'pushes.until'])
      .select([
        'chats.id as chat',
        'chats.address',
        'chats.kind',
        'chats.leaving',
        'chats.spoke',
        'chats.announced',
      ])
      .select(['deliveries.doubtful', 'deliveries.report'])
      .select(['chats.quiet', 'chats.time_zone', 'receipts.message'])
      .where('deliveries.ended', 'is', null)
      .where('deliveries.platform', '=', platform)
      .where('deliveries.lane', '=', LANES[lane])
      .where(({ or, eb }) =>
        or([eb('deliveries.state', '=', 'waiting'), eb('deliveries.sender', '=', sender)]),
      )
      .where(({ or, eb }) =>
        or([eb('chats.wait_until', '<=', now), eb('chats.wait_until', '>', now + LONGEST_WAIT_MS)]),
      )
      .where('deliveries.not_before', '<=', now)
      .where(({ or, eb }) =>
        or([
          eb('deliveries.doubtful', 'is', null),
          eb('deliveries.report', 'is not', null),
          eb('deliveries.doubtful', '<=', now - (patience?.[lane] ?? 0)),
          eb('deliveries.doubtful', '>', now + LONGEST_WAIT_MS),
        ]),
      )
      .$if(lane === 'push' && window !== undefined, (query) =>
        query.where(({ or, and, eb }) => {
          const mayBeAnnounced = and([
            eb('chats.announce_after', '<=', now),
            eb('chats.announced', '>', announcing === 'counted' ? now - COUNTED_MS : -1),
          ]);
          return or([
            eb('chats.spoke', '>', now - (window ?? 0) + MARGIN_MS),
            eb('pushes.until', '<=', now),
            eb('deliveries.part', '>', 0),
            eb('deliveries.doubtful', 'is not', null),
            eb('deliveries.report', 'is not', null),
            ...(announcing === 'none' ? [] : [mayBeAnnounced]),
          ]);
        }),
      )
      .orderBy('deliveries.id')
      .limit(limit)
      .execute(),
  );
  return rows.map(
    ({
      chat,
      address,
      kind,
      leaving,
      spoke,
      announced,
      until,
      quiet,
      time_zone,
      message,
      doubtful,
      report,
      ...row
    }) => ({
      ...row,
      lane,
      ...(doubtful !== null && { doubtful }),
      ...(report !== null && { told: JSON.parse(store.sealing.unseal(report, 'report')) as Told }),
      until: until ?? row.created + REPLY_LASTS_MS,
      ...(message !== null && { replyTo: store.sealing.unseal(message, 'message') }),
      chat: {
        id: chat,
        address: store.sealing.unseal(address, 'address'),
        group: kind === 'group',
        leaving: leaving === 1,
        ...(quiet !== null && { quiet: { hours: quiet, timeZone: time_zone } }),
        spoke,
        announced,
      },
    }),
  );
}

/** Lets deliveries wait until a moment each. */
export async function holdBack(
  store: Store,
  held: readonly { readonly id: number; readonly until: number }[],
): Promise<void> {
  const byMoment = Map.groupBy(held, ({ until }) => until);
  await store.write(async (tx) => {
    for (const [until, rows] of byMoment) {
      const ids = rows.map(({ id }) => id);
      await tx
        .updateTable('deliveries')
        .set({ not_before: until })
        .where('id', 'in', ids)
        .where('state', '=', 'waiting')
        .execute();
    }
  });
}

/**
 * Marks a delivery as being sent by this process. Gives false where it is not to be sent any more, or something was told of
 * it in the meantime. `announcedAt`: its chat counts as announced to from then on.
 */
export async function markSending(
  store: Store,
  owed: Owed,
  sender: string,
  announcedAt?: number,
): Promise<boolean> {
  return store.write(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('deliveries')
      .set({ state: 'sending', sender })
      .where('id', '=', owed.id)
      .where('ended', 'is', null)
      .where('part', '=', owed.part)
      .$if(owed.told === undefined, (query) => query.where('report', 'is', null))
      .where(({ or, eb }) => or([eb('state', '=', 'waiting'), eb('sender', '=', sender)]))
      .executeTakeFirstOrThrow();
    if (numUpdatedRows > 0n && announcedAt !== undefined) {
      await tx.updateTable('chats').set({ announced: announcedAt }).where('id', '=', owed.chat.id).execute();
    }
    return numUpdatedRows > 0n;
  });
}

/** Puts a delivery back among the waiting ones, as far as it has come; of its present message nothing is told yet. */
export async function putBack(
  tx: Tx,
  owed: Pick<Owed, 'id' | 'part' | 'attempts' | 'unknowns'>,
): Promise<void> {
  const { id, part, attempts, unknowns } = owed;
  await tx
    .updateTable('deliveries')
    .set({ state: 'waiting', sender: null, part, attempts, unknowns, doubtful: null, report: null })
    .where('id', '=', id)
    .where('ended', 'is', null)
    .execute();
}

/** Lets a delivery wait for what the platform tells of its present message; what it has told already counts. */
export async function leaveInDoubt(
  tx: Tx,
  { id, part, attempts, unknowns }: Pick<Owed, 'id' | 'part' | 'attempts' | 'unknowns'>,
  now: number,
): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ state: 'waiting', sender: null, part, attempts, unknowns, doubtful: now })
    .where('id', '=', id)
    .where('ended', 'is', null)
    .execute();
}

/** Lets the chats of a platform get something at once, however long they were to wait. */
export async function forgetWaits(store: Store, platform: string, now: number): Promise<void> {
  await store.write((tx) =>
    tx
      .updateTable('chats')
      .set({ wait_until: 0 })
      .where('platform', '=', platform)
      .where('wait_until', '>', now)
      .execute(),
  );
}
