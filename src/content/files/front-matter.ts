import type { FieldMistake } from './fields.ts';

export type FrontMatter = {
  /** Begins on line 2. */
  readonly front: string;
  readonly body: string;
  /** The line on which the body begins. */
  readonly bodyLine: number;
};

/** Parts a Markdown file at the two lines of three hyphens. Line ends must be `\n`. */
export function splitFrontMatter(text: string): FrontMatter | { readonly mistake: FieldMistake } {
  const lines = text.split('\n');
  if (!isMark(lines[0])) {
    const message =
      'has no front matter; begin the file with a line ---, then headline and published, then a line ---';
    return { mistake: { line: 1, field: '', message } };
  }
  const end = lines.findIndex((line, index) => index > 0 && isMark(line));
  if (end === -1) {
    const message =
      'has a front matter that does not end; write a line --- between the last field and the text';
    return { mistake: { line: 1, field: '', message } };
  }
  return {
    front: `${lines.slice(1, end).join('\n')}\n`,
    body: lines.slice(end + 1).join('\n'),
    bodyLine: end + 2,
  };
}

function isMark(line: string | undefined): boolean {
  return line !== undefined && /^---[ \t]*$/.test(line);
}
