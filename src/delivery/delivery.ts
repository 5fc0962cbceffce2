import type { Clock } from '../clock.ts';
import type { Library } from '../content/index.ts';
import type { Incoming, Reply } from '../conversation/index.ts';
import { quotationsOf } from '../conversation/index.ts';
import type { Log } from '../log.ts';
import type { Accept, Platform } from './platform.ts';
import { findMisquotation } from './verify.ts';

export type DeliveryOptions = {
  readonly platforms: readonly Platform[];
  /** The reply to an incoming; undefined where silence is right. */
  respond(incoming: Incoming): Promise<Reply | undefined> | Reply | undefined;
  /** The content at this moment. */
  library(): Library;
  readonly clock: Clock;
  readonly log: Log;
};

export type PlatformStatus = {
  readonly name: string;
  readonly state: 'starting' | 'on' | 'off';
  /** Why it is off, in one sentence. */
  readonly reason?: string;
};

export type DeliveryStatus = {
  readonly platforms: readonly PlatformStatus[];
  /** Incomings that wait for their reply. */
  readonly unanswered: number;
  /** Messages that wait to be sent. */
  readonly unsent: { readonly replies: number; readonly pushes: number };
};

/** The road between platforms and conversation. */
export type Delivery = {
  /** What `start` gives to the platforms. Resolves once the incoming is stored. */
  readonly accept: Accept;
  /** Starts the platforms. A platform that cannot start is off, the others are on; rejects where none can. */
  start(): Promise<void>;
  /** Stops intake, finishes what is in hand until `deadline` (10 seconds from now where not given), leaves the rest for the next start. */
  stop(deadline?: Temporal.Instant): Promise<void>;
  status(): Promise<DeliveryStatus>;
  /** Rejects with one clear sentence when delivery is lost for good: the process should end with an error. Never resolves. */
  readonly lost: Promise<never>;
};

export function createDelivery(options: DeliveryOptions): Delivery {
  const { clock, log } = options;
  const platforms = new Map(options.platforms.map((platform) => [platform.name, platform]));
  const states = new Map<string, PlatformStatus>(
    options.platforms.map(({ name }) => [name, { name, state: 'starting' }]),
  );
  const chats = new Map<string, Promise<void>>();
  const ending = new AbortController();
  const { promise: lost } = Promise.withResolvers<never>();
  let unanswered = 0;

  return {
    accept,
    lost,
    async start() {
      await Promise.all(options.platforms.map(startPlatform));
      const all = [...states.values()];
      if (all.length > 0 && all.every(({ state }) => state === 'off')) {
        throw new Error(`No platform could start. ${all.map(({ reason }) => reason).join(' ')}`);
      }
    },
    async stop(deadline = clock.now().add({ seconds: 10 })) {
      await Promise.allSettled(options.platforms.map((platform) => platform.stop()));
      const left = clock.now().until(deadline).total('milliseconds');
      await Promise.race([Promise.all(chats.values()), clock.sleep(Math.max(0, left))]);
      ending.abort();
    },
    async status() {
      return { platforms: [...states.values()], unanswered, unsent: { replies: 0, pushes: 0 } };
    },
  };

  async function startPlatform(platform: Platform): Promise<void> {
    const { name } = platform;
    try {
      await platform.start(accept);
      states.set(name, { name, state: 'on' });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      states.set(name, { name, state: 'off', reason });
      log.error({ platform: name, err: error }, 'platform is off');
    }
  }

  async function accept(incoming: Incoming): Promise<void> {
    const key = JSON.stringify([incoming.chat.platform, incoming.chat.address]);
    unanswered += 1;
    const turn = (chats.get(key) ?? Promise.resolve())
      .then(() => answer(incoming))
      .catch((error) => log.error({ platform: incoming.chat.platform, err: error }, 'not answered'))
      .finally(() => {
        unanswered -= 1;
        if (chats.get(key) === turn) chats.delete(key);
      });
    chats.set(key, turn);
  }

  async function answer(incoming: Incoming): Promise<void> {
    const platform = platforms.get(incoming.chat.platform);
    const reply = await options.respond(incoming);
    if (!platform || !reply) return;
    const library = options.library();
    const messages = platform.render(reply, library);
    const wrong = findMisquotation(
      messages.flatMap((message) => platform.quoted(message)),
      quotationsOf(reply, library),
      library,
    );
    if (wrong) {
      log.error({ platform: platform.name, wrong }, 'a message was not sent: its quotation is wrong');
      return;
    }
    for (const message of messages) {
      await platform.send(incoming.chat.address, message, { signal: ending.signal });
    }
  }
}
