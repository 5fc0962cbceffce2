import type { UserFromGetMe } from '@grammyjs/types';
import type { Clock } from '../../../../src/clock.ts';
import { createChanges } from './changes.ts';
import { createQueries } from './queries.ts';
import { createRates } from './rates.ts';
import { createUpdates } from './updates.ts';
import type { Rule } from './violations.ts';
import { createViolations } from './violations.ts';
import type { World } from './world.ts';

export type WorldOptions = {
  readonly clock: Clock;
  readonly rates: boolean;
  readonly privacy: boolean;
  readonly inlineFeedback: boolean;
  readonly knowsEphemeral: boolean;
  readonly tolerates: readonly Rule[];
  readonly patience: number;
  readonly username: string;
  readonly id: number;
};

/** A world with a bot in it, and nobody else. */
export function createWorld(options: WorldOptions): World {
  const { clock, tolerates, patience, inlineFeedback } = options;
  const violations = createViolations(tolerates);
  const changes = createChanges(patience);
  return {
    clock,
    bot: profileOf(options),
    inlineFeedback,
    knowsEphemeral: options.knowsEphemeral,
    violations,
    changes,
    updates: createUpdates(clock, changes.happened),
    rates: options.rates ? createRates(clock, violations) : undefined,
    people: new Map(),
    chats: new Map(),
    sent: [],
    files: new Map(),
    inlinePosts: new Map(),
    presses: createQueries('callback', clock, violations, changes),
    pressed: new Map(),
    inlineQueries: createQueries('inline', clock, violations, changes),
    guestQueries: createQueries('guest', clock, violations, changes),
    summons: new Map(),
    ids: { message: 0, inline: 0, file: 0, chat: 0, ephemeral: 0 },
  };
}

/** A bot with inline mode and guest mode switched on in BotFather. */
function profileOf({ id, username, privacy }: WorldOptions): UserFromGetMe {
  return {
    id,
    is_bot: true,
    first_name: 'Pullquote',
    username,
    can_join_groups: true,
    can_read_all_group_messages: !privacy,
    supports_guest_queries: true,
    supports_inline_queries: true,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  };
}
