/** A field that is left out where it is empty, as `exactOptionalPropertyTypes` asks. */
export function present<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { [_ in Key]?: Value } {
  return value === undefined || value === '' ? {} : ({ [key]: value } as { [_ in Key]: Value });
}

/** The texts that say something. */
export function filled(texts: readonly string[] = []): string[] {
  return texts.filter((text) => text !== '');
}
