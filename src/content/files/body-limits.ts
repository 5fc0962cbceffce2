import type { FieldMistake } from './fields.ts';

/** In UTF-16 units, between two blank lines. The longest paragraphs of newspapers have a tenth of it. */
const LONGEST_BLOCK = 20_000;
const TOO_DEEP = /^(?:[ \t]*>){21}/;

/**
 * Finds what the Markdown parser would take minutes for, since its time grows with the square of a block's length and
 * of the depth of quotations. `bodyLine` is the line of the file on which the body begins.
 */
export function bodyLimitMistakes(body: string, bodyLine: number): FieldMistake[] {
  const mistakes: FieldMistake[] = [];
  let length = 0;
  let begin = bodyLine;
  for (const [index, line] of body.split('\n').entries()) {
    const at = bodyLine + index;
    const isBlank = line.trim() === '';
    if (length === 0) begin = at;
    const before = length;
    length = isBlank ? 0 : length + line.length + 1;
    if (before <= LONGEST_BLOCK && length > LONGEST_BLOCK) {
      const message = `has a paragraph of more than ${LONGEST_BLOCK} characters; part it with blank lines`;
      mistakes.push({ line: begin, field: 'body', message });
    }
    if (TOO_DEEP.test(line)) {
      const message = 'has quotations in quotations, more than 20 deep; write fewer >';
      mistakes.push({ line: at, field: 'body', message });
    }
  }
  return mistakes;
}
