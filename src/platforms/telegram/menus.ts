import type { LanguageCode } from '@grammyjs/types';
import type { Audience, CommandInfo } from '../../conversation/index.ts';
import { languages } from '../../conversation/index.ts';
import type { Menu } from './publish-commands.ts';

/** What is offered for typing, in the publication's language where none is given. */
export type MenuCommands = (language?: string, audience?: Audience) => readonly CommandInfo[];

/** Whom Telegram shows which list (https://core.telegram.org/bots/api#botcommandscope). */
const SCOPES = [
  { type: 'all_private_chats', audience: 'readers' },
  { type: 'all_group_chats', audience: 'readers' },
  { type: 'all_chat_administrators', audience: 'managers' },
] as const;

/** The lists of a bot: in private, in groups and for their administrators, each in every language that we speak. */
export function menusOf(commands: MenuCommands): Menu[] {
  return SCOPES.flatMap(({ type, audience }) => [
    { scope: { type }, commands: commands(undefined, audience) },
    ...languages.filter(isCode).map((language) => ({
      scope: { type },
      language,
      commands: commands(language, audience),
    })),
  ]);
}

/** Telegram tells languages apart by two letters; one that needs more is found by its readers in `/language`. */
function isCode(language: string): language is LanguageCode {
  return /^[a-z]{2}$/.test(language);
}
