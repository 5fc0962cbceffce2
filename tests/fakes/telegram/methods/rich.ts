import type { InputRichMessage, RichBlock } from '@grammyjs/types';
import { badRequest } from '../protocol/refusal.ts';
import type { FilePart } from '../schema/check.ts';
import { codePoints } from '../schema/check.ts';
import { wordsIn } from '../world/seen.ts';
import type { Content } from '../world/world.ts';
import type { CallContext } from './handlers.ts';

/** https://core.telegram.org/bots/api#rich-messages */
const LONGEST = 32_768;
const MOST_BLOCKS = 500;
const DEEPEST = 16;
const MOST_COLUMNS = 20;

/** A rich message given as blocks. HTML and Markdown are kept as one paragraph: their rich dialects are not played. */
export function richContent(rich: InputRichMessage<FilePart>, call: CallContext): Content {
  const blocks = (rich.blocks ?? [
    { type: 'paragraph', text: rich.html ?? rich.markdown ?? '' },
  ]) as RichBlock[];
  const refuse = (reason: string) => {
    call.violation('refused-content', reason);
    return badRequest(reason);
  };
  const { count, depth, columns } = measure(blocks);
  const words = blocks.map(wordsIn).join('\n');
  if (words.trim() === '') throw refuse('message text is empty');
  if (codePoints(words) > LONGEST) throw refuse('message is too long');
  if (count > MOST_BLOCKS) throw refuse('too many rich message blocks');
  if (depth > DEEPEST) throw refuse('rich message blocks are nested too deep');
  if (columns > MOST_COLUMNS) throw refuse('too many columns in a table');
  return { rich_message: { blocks, ...(rich.is_rtl && { is_rtl: true as const }) } };
}

type Measure = { readonly count: number; readonly depth: number; readonly columns: number };

function measure(blocks: readonly unknown[]): Measure {
  let count = 0;
  let depth = 0;
  let columns = 0;
  for (const block of blocks) {
    const { blocks: inner, items, cells } = block as Readonly<Record<string, unknown>>;
    const below = [inner, items].flatMap((list) => (Array.isArray(list) ? list : []));
    const part = measure(below);
    count += 1 + part.count;
    depth = Math.max(depth, 1 + part.depth);
    const rows = Array.isArray(cells) ? cells : [];
    columns = Math.max(columns, part.columns, ...rows.map((row: readonly unknown[]) => row.length));
  }
  return { count, depth, columns };
}
