import type { z } from 'zod';
import type { SourcePath } from '../source-texts.ts';
import type { FieldMistake, Fields } from './fields.ts';
import { fieldName } from './fields.ts';
import { withoutMistakes } from './without-mistakes.ts';

export type CheckedFields<Checked> = {
  /** As the schema makes them; absent where there is a mistake. */
  readonly fields?: Checked;
  /** Those without a mistake, where there is one: for checking on, never for use. */
  readonly rest?: Checked;
  /** Every one, with its line. */
  readonly mistakes: readonly FieldMistake[];
};

/** Checks what was read of a file's fields. `instead` stands in, in `rest`, for fields that must be there. */
export function checkFields<Schema extends z.ZodType>(
  { value, lineOf, mistakes }: Fields,
  schema: Schema,
  instead: Readonly<Record<string, unknown>> = {},
): CheckedFields<z.infer<Schema>> {
  if (mistakes.length > 0) return { mistakes };
  const given = withoutEmpty(value);
  const result = schema.safeParse(given);
  if (result.success) return { fields: result.data, mistakes: [] };
  const found = result.error.issues.flatMap((issue) => {
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
    return mistakesOf(issue, path);
  });
  const paths = found.map(({ path }) => path);
  const rest = schema.safeParse(withoutMistakes(given, paths, instead));
  return {
    ...(rest.success && { rest: rest.data }),
    mistakes: found
      .map(({ path, message }) => ({ line: lineOf(path), field: fieldName(path), message }))
      .sort((a, b) => a.line - b.line),
  };
}

/** A field with nothing behind it is a field left out; only a speaker's `null` says something. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, item]) => item !== null || key === 'speaker')
      .map(([key, item]) => [key, withoutEmpty(item)]),
  );
}

function mistakesOf(issue: z.core.$ZodIssue, path: SourcePath): { path: SourcePath; message: string }[] {
  const keys: unknown =
    issue.code === 'unrecognized_keys' ? issue.keys : 'params' in issue && issue.params?.keys;
  if (!Array.isArray(keys)) return [{ path, message: issue.message }];
  const messages: string[] = JSON.parse(issue.message);
  return keys.map((key, index) => ({ path: [...path, String(key)], message: messages[index] ?? '' }));
}
