import type { PlatformStatus } from '../conversation/index.ts';
import type { Log } from '../log.ts';
import type { Accept, Platform, Settle } from './platform.ts';

/** Starts and stops one platform, and knows how it is. */
export type Receiver = {
  readonly platform: Platform;
  status(): PlatformStatus;
  /** Resolves when the platform is on, or off for good. */
  start(): Promise<void>;
  /** Stops receiving; another process does, or the program ends. */
  rest(): Promise<void>;
  /** Stops receiving for good. */
  turnOff(reason: string): Promise<void>;
};

/** `turnedOff` is called when the platform went off for good. */
export function createReceiver(
  platform: Platform,
  accept: Accept,
  settle: Settle,
  log: Log,
  turnedOff: () => void,
): Receiver {
  const { name } = platform;
  let status: PlatformStatus = { name, state: platform.receivesAlone ? 'standby' : 'starting' };

  return {
    platform,
    status: () => status,
    async start() {
      if (status.state === 'on' || status.state === 'off') return;
      status = { name, state: 'starting' };
      try {
        const lockedOut = (reason: string) => {
          if (status.state !== 'off') off(reason);
        };
        await platform.start(accept, lockedOut, settle);
        if (status.state === 'starting') status = { name, state: 'on' };
      } catch (error) {
        off(error instanceof Error ? error.message : String(error));
      }
    },
    async rest() {
      if (status.state === 'off') return;
      status = { name, state: 'standby' };
      await platform.stop();
    },
    async turnOff(reason) {
      if (status.state === 'off') return;
      off(reason);
      await platform.stop();
    },
  };

  function off(reason: string): void {
    status = { name, state: 'off', reason };
    log.error(
      { platform: name, reason },
      'this platform is off until the next start; the others are not affected',
    );
    turnedOff();
  }
}
