import type { CommandInfo } from '../../conversation/index.ts';
import type { Call } from './call.ts';

const SCOPE = { type: 'all_private_chats' } as const;
/** Of a scope (https://core.telegram.org/bots/api#setmycommands). */
const MOST_COMMANDS = 100;
const LONGEST_DESCRIPTION = 256;

/** Publishes the commands for private chats, only where they differ: Telegram limits setting them hard. Gives whether it did. */
export async function publishCommands(call: Call, commands: readonly CommandInfo[]): Promise<boolean> {
  const wanted = commands.slice(0, MOST_COMMANDS).map(({ command, description }) => ({
    command,
    description: description.slice(0, LONGEST_DESCRIPTION),
  }));
  const present = await call('getMyCommands', { scope: SCOPE });
  const same =
    present.length === wanted.length &&
    wanted.every(
      ({ command, description }, index) =>
        present[index]?.command === command && present[index]?.description === description,
    );
  if (!same) await call('setMyCommands', { scope: SCOPE, commands: wanted });
  return !same;
}
