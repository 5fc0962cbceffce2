import { randomUUID } from 'node:crypto';
import type { Registry } from 'prom-client';
import type { Clock } from '../clock.ts';
import { within } from '../clock.ts';
import type { Library } from '../content/index.ts';
import type {
  Chat,
  ChatSettings,
  Chats,
  Incoming,
  Place,
  PlatformStatus,
  Reply,
  RoadStatus,
} from '../conversation/index.ts';
import type { Log } from '../log.ts';
import { OperatorError } from '../operator-error.ts';
import type { Store } from '../store/index.ts';
import { createAnswering } from './answering.ts';
import { chargesSince } from './charges.ts';
import { createChats } from './chat-data.ts';
import { owed, pushesUnderWay, unanswered } from './depth.ts';
import { createOrder } from './in-order.ts';
import { createRoadMetrics } from './metrics.ts';
import { createOperators } from './operators.ts';
import { placeOf } from './place.ts';
import type { Accept, Platform } from './platform.ts';
import { createPlatformRoad } from './platform-road.ts';
import type { Push } from './pushes.ts';
import { owePush } from './pushes.ts';
import { keepPurging, keepReporting } from './upkeep.ts';
import { windowsOf } from './windows.ts';

/** What the road is built from. */
export type DeliveryOptions = {
  readonly platforms: readonly Platform[];
  /**
   * The reply to an incoming; undefined where silence is right. May be asked twice for the same incoming, after a
   * crash. `place` asks and does what concerns the chat itself.
   */
  respond(
    incoming: Incoming,
    chat: ChatSettings,
    place: Place,
  ): Promise<Reply | undefined> | Reply | undefined;
  /** The content at this moment. */
  library(): Library;
  /** Makes the older revisions that a text names known to the library; undefined where it knows them all. */
  recall?(text: string): Promise<void> | undefined;
  /** The chats of those who run the bot. */
  readonly operators?: readonly Pick<Chat, 'platform' | 'address'>[];
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Where the metrics are registered. */
  readonly registry?: Registry;
};

/** The road between platforms and conversation. */
export type Delivery = {
  /** What `start` gives to the platforms. Resolves once the incoming is stored; rejects where it could not be. */
  readonly accept: Accept;
  /** Goes on with what is left from before and starts the platforms. A platform that cannot start is off, the others are on; rejects where none can. */
  start(): Promise<void>;
  /** Stops intake, finishes what is in hand until `deadline` (10 seconds from now where not given), leaves the rest for the next start. */
  stop(deadline?: Temporal.Instant): Promise<void>;
  status(): Promise<RoadStatus>;
  /** How the platforms are, without asking the database. */
  platforms(): readonly PlatformStatus[];
  /** Rejects with one clear sentence when delivery is lost for good: the process should end with an error. Never resolves. */
  readonly lost: Promise<never>;
  /**
   * Tells the operators' chats of trouble: the same only once an hour, and not more than a few things an hour, so that
   * a fault that comes and goes does not flood them. `about` names the kind of trouble. Never rejects.
   */
  tellOperators(about: string, reply: Reply): Promise<void>;
  /** Owes a message to many chats. Resolves with how many, when it is owed to all of them. */
  push(push: Push): Promise<number>;
  /** What is kept about chats. */
  readonly chats: Chats;
};

const GRACE = { seconds: 10 };
/** How long `start` waits for platforms; a slower one goes on starting behind its back. */
const START_MS = 5_000;
/** Who asks for figures does not wait for a database that is away. */
const SCRAPE_MS = 2_000;
/** Pushes whose progress is told. */
const PUSHES_SHOWN = 5;

/** Builds the road; nothing is received or sent before `start`. */
export function createDelivery(options: DeliveryOptions): Delivery {
  const { store, clock, log } = options;
  const process = randomUUID();
  const now = () => clock.now().epochMilliseconds;
  const { promise: lost, reject: lose } = Promise.withResolvers<never>();
  lost.catch(() => undefined);
  const ending = new AbortController();
  const upkeep = { store, clock, log, signal: ending.signal };
  const inOrder = createOrder();
  let accepting = true;

  const metrics = createRoadMetrics(
    {
      unanswered: () => within(clock, SCRAPE_MS, unanswered(store, now())),
      owed: (lane) => within(clock, SCRAPE_MS, owed(store, lane, now())),
    },
    options.registry,
  );
  const operators = createOperators({
    chats: (options.operators ?? []).filter(({ platform }) =>
      options.platforms.some(({ name }) => name === platform),
    ),
    language: () => options.library().publication.language,
    store,
    clock,
    log,
  });
  const roads = options.platforms.map((platform) =>
    createPlatformRoad({
      platform,
      accept,
      library: options.library,
      ...(options.recall && { recall: options.recall }),
      operators,
      store,
      process,
      clock,
      log,
      metrics,
      turnedOff() {
        if (allOff()) lose(new OperatorError(noneLeft()));
      },
      lost: lose,
    }),
  );
  const senders = new Map(roads.map(({ receiver, sender }) => [receiver.platform.name, sender]));
  const answering = createAnswering({
    store,
    respond: (incoming, chat) => options.respond(incoming, chat, placeOf(incoming, platformOf(incoming))),
    library: options.library,
    senders,
    process,
    clock,
    log,
    metrics,
    lost: lose,
  });

  return {
    accept,
    lost,
    async start() {
      await answering.start();
      const started = Promise.all(roads.map(({ start }) => start()));
      await Promise.race([started, clock.sleep(START_MS, ending.signal)]);
      if (allOff()) throw new OperatorError(noneLeft());
      void keepPurging(upkeep);
      void keepReporting(upkeep);
    },
    async stop(deadline = clock.now().add(GRACE)) {
      const left = Math.max(0, clock.now().until(deadline).total('milliseconds'));
      const late = clock.sleep(left, ending.signal);
      await Promise.race([Promise.allSettled(roads.map(({ receiver }) => receiver.rest())), late]);
      accepting = false;
      await Promise.race([finish(), late]);
      answering.stop();
      await Promise.race([Promise.allSettled(roads.map(({ stop }) => stop())), late]);
      ending.abort();
    },
    async status() {
      return {
        platforms: platforms(),
        unanswered: await unanswered(store, now()),
        owed: { replies: await owed(store, 'reply', now()), pushes: await owed(store, 'push', now()) },
        pushes: await pushesUnderWay(store, PUSHES_SHOWN),
        windows: await windowsOf(store, options.platforms, now()),
        charged: await chargesSince(store, startOfMonth().epochMilliseconds),
      };
    },
    platforms,
    push: (push) => owePush(store, clock, push),
    tellOperators: operators.tell,
    chats: createChats(store),
  };

  async function accept(incoming: Incoming): Promise<void> {
    const { platform } = incoming.chat;
    if (!accepting) throw new Error(`${platform}: not accepted, the program is stopping`);
    try {
      const how = await inOrder(`${platform} ${incoming.chat.address}`, () => answering.take(incoming));
      metrics.came(platform, how);
    } catch (error) {
      metrics.came(platform, 'refused');
      log.error({ platform, err: error }, 'an incoming could not be stored and was not accepted');
      throw error;
    }
  }

  function platformOf({ chat }: Incoming): Platform | undefined {
    return options.platforms.find(({ name }) => name === chat.platform);
  }

  async function finish(): Promise<void> {
    await answering.finish();
    await Promise.all(roads.map(({ sender }) => sender.finish()));
  }

  function platforms(): PlatformStatus[] {
    return roads.map(({ receiver }) => receiver.status());
  }

  function startOfMonth(): Temporal.ZonedDateTime {
    const today = clock.now().toZonedDateTimeISO(options.library().publication.timeZone);
    return today.with({ day: 1 }).startOfDay();
  }

  function allOff(): boolean {
    return roads.length > 0 && platforms().every(({ state }) => state === 'off');
  }

  function noneLeft(): string {
    const reasons = platforms().map(({ reason }) => reason ?? '');
    return `No platform is left to serve. ${reasons.join(' ')}`;
  }
}
