import type { Clock } from '../clock.ts';
import type { Library } from '../content/index.ts';
import type { Log } from '../log.ts';
import type { Store, StoreLost } from '../store/index.ts';
import { createLease } from '../store/index.ts';
import { holdLease } from './holding.ts';
import type { Metrics } from './metrics.ts';
import type { Operators } from './operators.ts';
import type { Accept, Platform, Report } from './platform.ts';
import type { Receiver } from './receiver.ts';
import { createReceiver } from './receiver.ts';
import { noteReport } from './reports.ts';
import type { Sender } from './sender.ts';
import { createSender } from './sender.ts';

export type PlatformRoadOptions = {
  readonly platform: Platform;
  readonly accept: Accept;
  readonly library: () => Library;
  /** Makes the older revisions that a text names known to the library; undefined where it knows them all. */
  recall?(text: string): Promise<void> | undefined;
  readonly operators: Operators;
  readonly store: Store;
  /** Names this process in the database. */
  readonly process: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** The platform went off for good. */
  turnedOff(): void;
  /** The database is lost. */
  lost(error: StoreLost): void;
};

/** One platform with its two directions. */
export type PlatformRoad = {
  readonly receiver: Receiver;
  readonly sender: Sender;
  /** Resolves when it is known who sends, and the platform receives, stands by or is off. */
  start(): Promise<void>;
  /** Ends sending and lets another process have what was held. Receiving is rested before. */
  stop(): Promise<void>;
};

/** Receiving and sending of one platform, each held by one process at a time where it must. */
export function createPlatformRoad(options: PlatformRoadOptions): PlatformRoad {
  const { platform, store, process, clock, log, metrics, lost, operators } = options;
  const { name } = platform;
  const receiver = createReceiver(platform, options.accept, settle, log, options.turnedOff);
  const lease = createLease(store, `send ${name}`, process, clock);
  const sender = createSender({
    platform,
    store,
    library: options.library,
    ...(options.recall && { recall: options.recall }),
    lease,
    process,
    clock,
    log,
    metrics,
    lost,
    misquoted: (reason) => operators.tellOf('misquoted', 'alarm.misquoted', { reason }),
    lockedOut(reason) {
      void operators.tellOf(`off ${name}`, 'alarm.platformOff', { platform: name, reason });
      sender.stop();
      receiver
        .turnOff(reason)
        .catch((error) => log.error({ platform: name, err: error }, 'it does not stop'));
    },
  });
  const sending = holdLease({ lease, clock, log, lost, changed: sender.turn });
  let received = Promise.resolve();
  const receiving = platform.receivesAlone
    ? holdLease({
        lease: createLease(store, `receive ${name}`, process, clock),
        clock,
        log,
        lost,
        async changed(held) {
          // Not waited for: the lease has to be renewed, or may go, while the platform cannot be reached.
          if (held) received = receiver.start();
          else await receiver.rest();
        },
      })
    : undefined;

  return {
    receiver,
    sender,
    async start() {
      await sending.start();
      await (receiving ? receiving.start() : receiver.start());
      await received;
    },
    async stop() {
      sender.stop();
      await Promise.all([sending.stop(), receiving?.stop()]);
    },
  };

  async function settle(report: Report): Promise<void> {
    const { chat, failedLate } = await noteReport(store, name, report, clock.now().epochMilliseconds);
    if (chat !== undefined) sender.reread(chat);
    if (!failedLate) return;
    metrics.failedLate(name, report.told.kind);
    log.warn(
      { platform: name, outcome: report.told.kind },
      'a message that the platform had taken did not arrive',
    );
  }
}
