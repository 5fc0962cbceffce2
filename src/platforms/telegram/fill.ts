import type { Block as BlockOf } from '../text/index.ts';
import { createFill } from '../text/index.ts';
import type { Formatted } from './formatted.ts';
import { join } from './formatted.ts';
import { LONGEST_TEXT, MOST_ENTITIES } from './message.ts';

/** What stays together in one message. */
export type Block = BlockOf<Formatted>;

/** What Telegram makes entities of by itself, counted rather too high than too low. */
const AUTOMATIC = /[@#$/][\p{L}\p{N}_]|:\/\/|[\p{L}\p{N}]\.\p{L}{2}/gu;

/** Whether a text can be one message, with all its entities shown. */
export function fits({ text, entities }: Formatted): boolean {
  if (text.length > LONGEST_TEXT) return false;
  return entities.length + (text.match(AUTOMATIC)?.length ?? 0) <= MOST_ENTITIES;
}

export const { fill, stack } = createFill({ join, fits });
