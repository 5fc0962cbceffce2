import { sql } from 'kysely';
import type { Clock } from '../clock.ts';
import { steadyTime } from '../clock.ts';
import type { Store } from './store.ts';

/** Something that one process at a time may do. */
export type Lease = {
  /** Whether this process holds it now. Asked before each use; costs nothing. */
  held(): boolean;
  /** Tries to take or renew it; to be called every `RENEW_MS`. Gives whether it is held. */
  renew(): Promise<boolean>;
  /** Lets another process take it at once. */
  release(): Promise<void>;
};

/**
 * Whether the connection is still there with which a lease was renewed last. A server that has just started knows of no
 * old one, whoever lives: it has to be asked again later.
 */
const connected = sql<boolean>`
  backend is null
  or pg_postmaster_start_time() > clock_timestamp() - interval '5 seconds'
  or exists (select 1 from pg_stat_activity where pid = backend)`;

/** How often a lease is renewed, and looked at by those who wait for it. */
export const RENEW_MS = 2_000;

/** A holder that has not renewed for this long is taken for dead. */
const TERM_MS = 10_000;

/** The same where its connection is gone too. One that lives renews on another connection within this time. */
const DISCONNECTED_MS = RENEW_MS + 500;

/** The holder itself stops this much earlier, so that two never hold at once. */
const MARGIN_MS = 2_000;

/**
 * Something that one process at a time may do. It passes on when the holder's beat has stood still for
 * `DISCONNECTED_MS` and PostgreSQL no longer has the connection with which it was renewed last, so within two
 * `RENEW_MS` of the holder's death; a connection that was only cut is renewed on another one before. Where the
 * connection outlives the holder (a machine that vanished, a pooler in between) it passes on when the beat has stood
 * still for `TERM_MS`. Both on the clock of the one who waits; nobody's clock on the wall counts.
 * Where the database belongs to one process alone, it always holds.
 */
export function createLease(store: Store, name: string, holder: string, clock: Clock): Lease {
  let heldUntil = Number.NEGATIVE_INFINITY;
  let seen: { holder: string; beat: number; since: number } | undefined;
  const now = steadyTime(clock);

  return {
    held: () => store.alone || now() < heldUntil,
    renew: async () => store.alone || renew(),
    async release() {
      heldUntil = Number.NEGATIVE_INFINITY;
      if (store.alone) return;
      await store.write((tx) =>
        tx
          .updateTable('leases')
          .set((eb) => ({ holder: '', beat: eb('beat', '+', 1) }))
          .where('name', '=', name)
          .where('holder', '=', holder)
          .execute(),
      );
    },
  };

  async function renew(): Promise<boolean> {
    const asked = now();
    const row = await store.write(async (tx) => {
      await tx
        .insertInto('leases')
        .values({ name, holder, beat: 0, backend: null })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .execute();
      const found = await tx
        .selectFrom('leases')
        .select(['holder', 'beat', connected.as('connected')])
        .where('name', '=', name)
        .executeTakeFirstOrThrow();
      const free = found.holder === holder || found.holder === '' || isDead(found, asked);
      if (!free) return found;
      const { numUpdatedRows } = await tx
        .updateTable('leases')
        .set({ holder, beat: found.beat + 1, backend: sql`pg_backend_pid()` })
        .where('name', '=', name)
        .where('beat', '=', found.beat)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n ? { ...found, holder, beat: found.beat + 1 } : found;
    });
    if (row.holder !== holder) {
      heldUntil = Number.NEGATIVE_INFINITY;
      if (seen?.holder !== row.holder || seen.beat !== row.beat)
        seen = { holder: row.holder, beat: row.beat, since: asked };
      return false;
    }
    heldUntil = asked + TERM_MS - MARGIN_MS;
    return true;
  }

  function isDead(found: { holder: string; beat: number; connected: boolean }, at: number): boolean {
    if (seen?.holder !== found.holder || seen.beat !== found.beat) return false;
    return at - seen.since >= (found.connected ? TERM_MS : DISCONNECTED_MS);
  }
}
