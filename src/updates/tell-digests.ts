import type { Store, Tx } from '../store/index.ts';
import type { Digest } from './digest.ts';
import { digestOf, together, updatesUntil } from './digest.ts';
import type { DigestHour, DigestWish } from './digest-readers.ts';
import { digestReaders, isInZone, wishesTogether, writeWish } from './digest-readers.ts';
import { lateFrom, nextDue } from './due.ts';
import type { Subject } from './subject.ts';
import { readSubject } from './subject.ts';
import { rhythmOf } from './subscriptions.ts';
import type { TellOptions } from './tell-options.ts';
import type { Reason } from './update.ts';

export type TellDigestsOptions = TellOptions & {
  /** The publication's, for chats that have chosen none. */
  readonly timeZone: string;
};

/** How long a digest may wait for quiet hours to end, or for a platform that is away. */
const LASTS_HOURS = 24;

/** All readers of a digest have one reason, which its key names. */
const VARIANT = 'digest';

/**
 * Sends every digest that is due: to each chat one message on all that it follows at that hour. One that was missed is
 * sent once as long as its day lasts; after that, what it would have told comes with the next. A digest tells what was told
 * to those who follow at once, up to the moment at which it is due; where that is nothing, it is not sent.
 */
export async function tellDigests(options: TellDigestsOptions): Promise<void> {
  for (const { wishes, ...hour } of await hoursDue(options.store, options.now.epochMilliseconds)) {
    const digests = isLate(hour, options) ? new Map() : await tellHour(hour, wishes, options);
    // Only when all are owed: done again after a crash, who was owed one gets no other.
    await options.store.write(async (tx) => {
      for (const wish of wishes)
        await advance(tx, hour, wish, digests.get(writeWish(wish))?.until ?? wish.since, options);
    });
  }
}

function isLate({ due, zone }: DigestHour, { now, timeZone }: TellDigestsOptions): boolean {
  const end = lateFrom(Temporal.Instant.fromEpochMilliseconds(due), zone ?? timeZone);
  return Temporal.Instant.compare(now, end) >= 0;
}

/** Gives what there was for each wish, by its name. */
async function tellHour(
  hour: DigestHour,
  wishes: readonly DigestWish[],
  options: TellDigestsOptions,
): Promise<ReadonlyMap<string, Digest>> {
  const { store, tell } = options;
  const digests = new Map<string, Digest>();
  for (const wish of wishes) {
    const rows = await updatesUntil(store, wish.since, hour.due);
    digests.set(writeWish(wish), await digestOf(wish, rows, options));
  }
  const found = (wish: DigestWish) => digests.get(writeWish(wish))?.articles ?? [];
  const worth = wishes.filter((wish) => found(wish).length > 0);
  const prefix = `digest ${hour.due} ${hour.zone ?? ''} `;
  for (const exactly of await store.read((db) => wishesTogether(db, hour, worth))) {
    await tell({
      key: `${prefix}${exactly.map(writeWish).join(', ')}`,
      update: { kind: 'digest', articles: together(exactly.map(found)) },
      reasons: new Map([[VARIANT, reasonOf(exactly)]]),
      until: Temporal.Instant.fromEpochMilliseconds(hour.due).add({ hours: LASTS_HOURS }),
      audience: digestReaders(hour, worth, exactly, { variant: VARIANT, prefix }),
    });
  }
  return digests;
}

/** Who follows everything needs no other reason. */
function reasonOf(wishes: readonly DigestWish[]): Reason {
  const subjects = wishes.flatMap(({ subject }): Subject | [] => readSubject(subject) ?? []);
  const [first, ...others] = subjects;
  const all = subjects.find(({ kind }) => kind === 'everything');
  return all ?? (first && others.length === 0 ? first : { kind: 'several', subjects });
}

/** The hours at which digests are due, the earliest first, each with what is followed then. */
async function hoursDue(
  store: Store,
  now: number,
): Promise<(DigestHour & { readonly wishes: readonly DigestWish[] })[]> {
  const rows = await store.read((db) =>
    db
      .selectFrom('subscriptions')
      .innerJoin('chats', 'chats.id', 'subscriptions.chat')
      .select(['subject', 'due', 'since', 'chats.time_zone as zone'])
      .distinct()
      .where('due', '<=', now)
      .$narrowType<{ due: number }>()
      .orderBy('due')
      .orderBy('subject')
      .execute(),
  );
  const hours = Map.groupBy(rows, ({ due, zone }) => JSON.stringify([due, zone]));
  return [...hours.values()].flatMap((wishes) => {
    const [first] = wishes;
    return first ? [{ due: first.due, zone: first.zone, wishes }] : [];
  });
}

async function advance(
  tx: Tx,
  { due, zone }: DigestHour,
  { subject, since }: DigestWish,
  until: number,
  { now, timeZone }: TellDigestsOptions,
): Promise<void> {
  const rhythms = await tx
    .selectFrom('subscriptions')
    .select(['rhythm', 'weekday', 'minute'])
    .distinct()
    .where('subject', '=', subject)
    .where('due', '=', due)
    .where('since', '=', since)
    .execute();
  for (const row of rhythms) {
    const rhythm = rhythmOf(row);
    if (rhythm.kind === 'at once') continue;
    await tx
      .updateTable('subscriptions')
      .set({ due: nextDue(rhythm, zone ?? timeZone, now).epochMilliseconds, since: until })
      .where('subject', '=', subject)
      .where('due', '=', due)
      .where('since', '=', since)
      .where('rhythm', '=', row.rhythm)
      .where('weekday', row.weekday === null ? 'is' : '=', row.weekday)
      .where('minute', row.minute === null ? 'is' : '=', row.minute)
      .where('chat', 'in', (eb) =>
        eb
          .selectFrom('chats')
          .select('id')
          .where((chat) => isInZone(chat, zone)),
      )
      .execute();
  }
}
