import type { CommandInfo } from '../../conversation/index.ts';
import type { Call } from './call.ts';

const SCOPE = { type: 'all_private_chats' } as const;
const MOST_COMMANDS = 100;

/** Publishes the commands for private chats, only where they differ: Telegram limits setting them hard. Gives whether it did. */
export async function publishCommands(call: Call, commands: readonly CommandInfo[]): Promise<boolean> {
  const wanted = commands
    .slice(0, MOST_COMMANDS)
    .map(({ command, description }) => ({ command, description }));
  const present = await call('getMyCommands', { scope: SCOPE });
  const same =
    present.length === wanted.length &&
    present.every(
      ({ command, description }, index) =>
        wanted[index]?.command === command && wanted[index]?.description === description,
    );
  if (!same) await call('setMyCommands', { scope: SCOPE, commands: wanted });
  return !same;
}
