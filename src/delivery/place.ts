import type { Incoming, Place } from '../conversation/index.ts';
import type { Platform } from './platform.ts';

/** What can be asked about, and done in, the chat of an incoming, by way of its platform. */
export function placeOf({ chat, person, message: latest }: Incoming, platform: Platform | undefined): Place {
  const isGroup = chat.kind === 'group';
  return {
    async mayManage() {
      if (!isGroup || !platform?.mayManage) return true;
      return person !== undefined && platform.mayManage(chat.address, person);
    },
    async leave() {
      if (!isGroup || !platform?.leave) return false;
      await platform.leave(chat.address);
      return true;
    },
    typed: (command) => (isGroup && platform?.typedInGroups?.(command)) || command,
    messagesSince: (message) =>
      latest === undefined ? undefined : platform?.messagesBetween?.(chat.address, message, latest),
  };
}
