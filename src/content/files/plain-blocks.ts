import type { Block } from './markdown-blocks.ts';

/** A line that Markdown can only take for a paragraph's or a heading's: no marks in it, none at its beginning. */
const PLAIN_LINE = /^(?:#{1,6} +)?(?![#>+=~-]|\s|\d{1,9}[.)](?:\s|$))(?:[^\\`*_[\]<&\p{Cc}]|&(?!#?\w+;))+$/u;

/**
 * Reads a body without any Markdown but headings, as most are, a hundred times faster than the parser does and with
 * the same result. Undefined where only the parser can tell.
 */
export function readPlainBlocks(source: string): Block[] | undefined {
  const blocks: Block[] = [];
  let open: { text: string; line: number } | undefined;
  for (const [index, line] of source.split('\n').entries()) {
    if (/^[ \t]*$/.test(line)) {
      open = undefined;
      continue;
    }
    if (!PLAIN_LINE.test(line)) return undefined;
    const heading = /^(?<marks>#{1,6}) +(?<text>[^#]*)$/.exec(line)?.groups;
    if (line.startsWith('#') && !heading) return undefined;
    if (heading) {
      blocks.push({ text: heading.text ?? '', line: index + 1, heading: heading.marks?.length ?? 1 });
      open = undefined;
    } else if (open) {
      open.text += `\n${line}`;
    } else {
      open = { text: line, line: index + 1 };
      blocks.push(open);
    }
  }
  return blocks;
}
