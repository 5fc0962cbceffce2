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
/** Scopes in which others are there who need not see a command that concerns only who says it. */
const GROUPS = new Set<BotCommandScope['type']>(['all_group_chats', 'all_chat_administrators']);

/** Publishes menus, each only where it differs: Telegram limits setting them hard. Gives how many it set. */
export async function publishCommands(call: Call, menus: readonly Menu[]): Promise<number> {
  let set = 0;
  for (const menu of menus) if (await publish(call, menu)) set += 1;
  return set;
}

async function publish(call: Call, { scope, language, commands }: Menu): Promise<boolean> {
  const where = { scope, ...(language !== undefined && { language_code: language }) };
  const wanted = commands.slice(0, MOST_COMMANDS).map(({ command, description, aside }) => ({
    command,
    description: description.slice(0, LONGEST_DESCRIPTION),
    ...(aside && GROUPS.has(scope.type) && { is_ephemeral: true }),
  }));
  const present = await call('getMyCommands', where);
  const same =
    present.length === wanted.length &&
    wanted.every(
      ({ command, description, is_ephemeral = false }, index) =>
        present[index]?.command === command &&
        present[index]?.description === description &&
        (present[index]?.is_ephemeral ?? false) === is_ephemeral,
    );
  if (!same) await call('setMyCommands', { ...where, commands: wanted });
  return !same;
}
