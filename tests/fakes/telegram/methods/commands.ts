import type { BotCommand, BotCommandScope } from '@grammyjs/types';
import { badRequest, tooManyRequests } from '../protocol/refusal.ts';
import { codePoints } from '../schema/check.ts';
import type { ChatState } from '../world/chat-state.ts';
import { isAdmin } from '../world/chat-state.ts';
import type { World } from '../world/world.ts';
import { findChat } from './find-chat.ts';
import type { CallContext, Handlers } from './handlers.ts';

const MOST_COMMANDS = 100;
/** Setting commands more often than this an hour ends in a wait of twenty minutes, as people saw. */
const MOST_SETS = 30;
const HOUR = 3_600_000;
const LONG_WAIT = 1128;

export type Commands = {
  readonly methods: Handlers;
  /** The list that a client shows to this person in this chat, by Telegram's order of scopes and languages. */
  shown(
    chat: ChatState,
    user: { readonly id: number; readonly language_code?: string },
  ): readonly BotCommand[];
};

/** The bot's command lists (https://core.telegram.org/bots/api#determining-list-of-commands). */
export function createCommands(world: World): Commands {
  const lists = new Map<string, readonly BotCommand[]>();
  let sets: number[] = [];

  const methods: Handlers = {
    setMyCommands: ({ commands, scope, language_code }, call) => {
      limitSets();
      const key = keyOf(scope, language_code);
      const checked = commands.map((command) => keptCommand(world, checkCommand(command, call)));
      if (checked.length > MOST_COMMANDS) throw refuse(call, 'too many commands specified');
      if (JSON.stringify(lists.get(key) ?? []) === JSON.stringify(checked)) {
        call.violation('commands-unchanged', `the commands for ${key} were like this before`);
      }
      lists.set(key, checked);
      world.changes.happened();
      return true;
    },
    deleteMyCommands: ({ scope, language_code }) => {
      limitSets();
      lists.delete(keyOf(scope, language_code));
      return true;
    },
    getMyCommands: ({ scope, language_code }) => [...(lists.get(keyOf(scope, language_code)) ?? [])],
  };
  return { methods, shown };

  function shown(chat: ChatState, user: { readonly id: number; readonly language_code?: string }) {
    const language = user.language_code?.slice(0, 2);
    for (const scope of scopesFor(chat, user.id)) {
      const list = lists.get(keyIn(scope, language)) ?? lists.get(keyIn(scope));
      if (list && list.length > 0) return list;
    }
    return [];
  }

  /** The key of a scope that the bot names; its chat must be one that the bot may write to. */
  function keyOf(scope: BotCommandScope = { type: 'default' }, language = ''): string {
    const named = 'chat_id' in scope ? { ...scope, chat_id: findChat(world, scope.chat_id).id } : scope;
    return keyIn(named, language);
  }

  function limitSets(): void {
    if (!world.rates) return;
    const now = world.clock.now().epochMilliseconds;
    sets = sets.filter((at) => at > now - HOUR);
    if (sets.length >= MOST_SETS) throw tooManyRequests(LONG_WAIT);
    sets.push(now);
  }
}

function keyIn(scope: BotCommandScope, language = ''): string {
  const chat = 'chat_id' in scope ? scope.chat_id : '';
  const user = 'user_id' in scope ? scope.user_id : '';
  return [scope.type, chat, user, language].join('/');
}

function scopesFor(chat: ChatState, user: number): BotCommandScope[] {
  const own = { chat_id: chat.id };
  if (chat.type === 'private') {
    return [{ type: 'chat', ...own }, { type: 'all_private_chats' }, { type: 'default' }];
  }
  const admin = isAdmin(chat.members.get(user));
  return [
    { type: 'chat_member', ...own, user_id: user },
    ...(admin ? [{ type: 'chat_administrators', ...own } as const] : []),
    { type: 'chat', ...own },
    ...(admin ? [{ type: 'all_chat_administrators' } as const] : []),
    { type: 'all_group_chats' },
    { type: 'default' },
  ];
}

/** Older servers drop what they do not know. */
function keptCommand({ knowsEphemeral }: World, command: BotCommand): BotCommand {
  const { is_ephemeral: _, ...older } = command;
  return knowsEphemeral ? command : older;
}

function checkCommand({ command, description, ...more }: BotCommand, call: CallContext): BotCommand {
  const name = command.replace(/^\//, '');
  if (name === '') throw refuse(call, 'command must be non-empty');
  if (codePoints(name) > 32) throw refuse(call, 'command length must not exceed 32');
  if (description.trim() === '') throw refuse(call, 'command description must be non-empty');
  if (codePoints(description) > 256) throw refuse(call, 'command description length must not exceed 256');
  if (!/^[a-z0-9_]+$/.test(name)) throw refuse(call, 'BOT_COMMAND_INVALID');
  return { command: name, description, ...more };
}

function refuse(call: CallContext, reason: string) {
  call.violation('refused-content', reason);
  return badRequest(reason);
}
