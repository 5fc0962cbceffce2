import type { SourcePath } from '../source-texts.ts';

/**
 * A file's fields without those that have a mistake, so that what hangs on the others can be checked all the same.
 * `instead` stands in for fields that must be there. A topic with a mistake leaves a topic of no meaning, so that the
 * others keep their places.
 */
export function withoutMistakes(
  value: unknown,
  mistakes: readonly SourcePath[],
  instead: Readonly<Record<string, unknown>>,
): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const kept: Record<string, unknown> = { ...value };
  for (const [field, index] of mistakes) {
    const items = kept[String(field)];
    if (field === 'topics' && typeof index === 'number' && Array.isArray(items)) {
      kept[field] = items.with(index, `mistaken_${index}`);
    } else if (field !== undefined) delete kept[String(field)];
  }
  return { ...instead, ...kept };
}
