import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../../src/clock.ts';
import { GraphError } from '../http/graph-error.ts';
import type { Rates } from '../rules/rates.ts';
import { createRates } from '../rules/rates.ts';
import type { Template } from '../rules/templates.ts';
import type { SeenMessage } from './seen.ts';

/** Which of a person's ids webhooks tell: a phone and no username, both, a username alone, or the number as `""`. */
export type PersonKind = 'phone' | 'both' | 'username' | 'empty';

export type PersonState = {
  readonly kind: PersonKind;
  bsuid: string;
  readonly parent?: string;
  phone: string;
  readonly name: string;
  /** When the window was opened last, in milliseconds; 0 where never. */
  spoke: number;
  stopped: boolean;
  blocked: boolean;
};

export type GroupState = { readonly id: string; readonly members: PersonState[]; spoke: number };

export type Known = { readonly from: 'us' | 'them'; readonly chat: string; readonly at: number };

/** Everything that the local platform remembers. */
export type World = {
  readonly clock: Clock;
  readonly people: PersonState[];
  readonly groups: GroupState[];
  readonly templates: Template[];
  readonly messages: Map<string, Known>;
  readonly media: Map<string, { readonly type: string; readonly bytes: Uint8Array; readonly until: number }>;
  readonly sent: SeenMessage[];
  /** Receivers outside their window today, for the daily limit. */
  readonly reached: Map<string, number>;
  readonly rates: Rates;
  /** Service messages that were delivered this month. */
  free: number;
  automation: Readonly<Record<string, unknown>>;
  now(): number;
  nextId(): string;
  /** The id of a new message, which holds the number of the other side, as real ones do. */
  nextWamid(phone: string): string;
  person(bsuidOrPhone: string): PersonState | undefined;
};

export const DAY = 24 * 3_600_000;

export function createWorld(clock: Clock): World {
  let count = 0;
  const world: World = {
    clock,
    people: [],
    groups: [],
    templates: [],
    messages: new Map(),
    media: new Map(),
    sent: [],
    reached: new Map(),
    rates: createRates(clock),
    free: 1_000,
    automation: {},
    now: () => clock.now().epochMilliseconds,
    // Larger than a number of JavaScript can hold, as real ones are.
    nextId: () => `10654035224292${String(++count).padStart(6, '0')}`,
    nextWamid(phone) {
      const bytes = Buffer.concat([Buffer.from(`\u001D\u0005\u0018\u000B${phone}`), randomBytes(16)]);
      return `wamid.${bytes.toString('base64')}`;
    },
    person: (id) => world.people.find(({ bsuid, parent, phone }) => [bsuid, parent, phone].includes(id)),
  };
  return world;
}

/** The message that a context, a reaction or a mark names, in that chat. Throws GraphError where there is none. */
export function knownMessage(world: World, id: string, chat?: string): Known {
  const known = world.messages.get(id);
  if (!known || (chat !== undefined && known.chat !== chat)) {
    throw new GraphError(131009, 'message_id: no such message in this chat');
  }
  return known;
}
