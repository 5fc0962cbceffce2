import type { BotCommandScope, LanguageCode } from '@grammyjs/types';
import type { CommandInfo } from '../../conversation/index.ts';
import type { Call } from './call.ts';

/** A list of commands, and whom Telegram shows it to. */
export type Menu = {
  readonly scope: BotCommandScope;
  /** Two letters (ISO 639-1); shown to everybody who has no list in their own language where it is absent. */
  readonly language?: LanguageCode;
  readonly commands: readonly CommandInfo[];
};

/** Of a scope (https://core.telegram.org/bots/api#setmycommands). */
const MOST_COMMANDS = 100;
const LONGEST_DESCRIPTION = 256;

/** Publishes menus, each only where it differs: Telegram limits setting them hard. Gives how many it set. */
export async function publishCommands(call: Call, menus: readonly Menu[]): Promise<number> {
  let set = 0;
  for (const menu of menus) if (await publish(call, menu)) set += 1;
  return set;
}

async function publish(call: Call, { scope, language, commands }: Menu): Promise<boolean> {
  const where = { scope, ...(language !== undefined && { language_code: language }) };
  const wanted = commands.slice(0, MOST_COMMANDS).map(({ command, description }) => ({
    command,
    description: description.slice(0, LONGEST_DESCRIPTION),
  }));
  const present = await call('getMyCommands', where);
  const same =
    present.length === wanted.length &&
    wanted.every(
      ({ command, description }, index) =>
        present[index]?.command === command && present[index]?.description === description,
    );
  if (!same) await call('setMyCommands', { ...where, commands: wanted });
  return !same;
}
