import type { Formatted } from './formatted.ts';
import { join } from './formatted.ts';
import { LONGEST_TEXT, MOST_ENTITIES } from './message.ts';

/** What stays together in one message. */
export type Block = { readonly body: Formatted; readonly source?: Source };

/** Where the quotation of a block is from. */
export type Source = {
  readonly line: Formatted;
  readonly revision: string;
  /** A quotation beside it in the same message, of the same revision, names the source for both. */
  readonly quiet: boolean;
};

/** What Telegram makes entities of by itself, counted rather too high than too low. */
const AUTOMATIC = /[@#$/][\p{L}\p{N}_]|:\/\/|[\p{L}\p{N}]\.\p{L}{2}/gu;

/** Whether a text can be one message, with all its entities shown. */
export function fits({ text, entities }: Formatted): boolean {
  if (text.length > LONGEST_TEXT) return false;
  return entities.length + (text.match(AUTOMATIC)?.length ?? 0) <= MOST_ENTITIES;
}

/** Fills messages with as many whole blocks as their limits allow. No message quotes without saying from where. */
export function fill(blocks: readonly Block[]): Formatted[] {
  const messages: Block[][] = [];
  for (const block of blocks) {
    const last = messages.at(-1);
    if (last && fits(compose([...last, block]))) last.push(block);
    else messages.push([block]);
  }
  return messages.map(compose);
}

/** Puts lines below each other into as few pieces as the limits of a message allow. */
export function stack(lines: readonly Formatted[]): Formatted[] {
  const pieces: Formatted[] = [];
  for (const line of lines) {
    const last = pieces.at(-1);
    const longer = last && join([last, line], '\n');
    if (longer && fits(longer)) pieces[pieces.length - 1] = longer;
    else pieces.push(line);
  }
  return pieces;
}

function compose(blocks: readonly Block[]): Formatted {
  return join(
    blocks.map(({ body, source }, index) =>
      source && namesSource(blocks, index) ? join([body, source.line], '\n') : body,
    ),
    '\n\n',
  );
}

/** A quiet quotation names its source only where none of those beside it does, and it is the last of them. */
function namesSource(blocks: readonly Block[], index: number): boolean {
  const source = blocks[index]?.source;
  if (!source?.quiet) return true;
  const together = (block: Block | undefined) => block?.source?.revision === source.revision;
  let first = index;
  while (together(blocks[first - 1])) first -= 1;
  let last = index;
  while (together(blocks[last + 1])) last += 1;
  return index === last && blocks.slice(first, last).every((block) => block.source?.quiet);
}
