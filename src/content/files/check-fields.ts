import type { z } from 'zod';
import type { SourcePath } from '../source-texts.ts';
import type { FieldMistake, Fields } from './fields.ts';
import { fieldName } from './fields.ts';

/** Checks what was read of a file's fields. Gives them as the schema makes them, or every mistake with its line. */
export function checkFields<Schema extends z.ZodType>(
  { value, lineOf, mistakes }: Fields,
  schema: Schema,
): { readonly fields?: z.infer<Schema>; readonly mistakes: readonly FieldMistake[] } {
  if (mistakes.length > 0) return { mistakes };
  const result = schema.safeParse(withoutEmpty(value));
  if (result.success) return { fields: result.data, mistakes: [] };
  const found = result.error.issues.flatMap((issue) => {
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
    return mistakesOf(issue, path).map((mistake) => ({
      line: lineOf(mistake.path),
      field: fieldName(mistake.path),
      message: mistake.message,
    }));
  });
  return { mistakes: found.sort((a, b) => a.line - b.line) };
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
