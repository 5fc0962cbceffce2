import type { SourcePath } from '../source-texts.ts';

/** What was read of a file's fields, not yet checked. */
export type Fields = {
  readonly value: unknown;
  /** The line (from 1) of a field; of the nearest one around it where it does not exist. */
  lineOf(path: SourcePath): number;
  /** What kept it from being read. */
  readonly mistakes: readonly FieldMistake[];
};

export type FieldMistake = { readonly line: number; readonly field: string; readonly message: string };

/** `['topics', 0, 'command']` as an editor reads it: `topics[0].command`. */
export function fieldName(path: SourcePath): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${step}`))
    .join('');
}
