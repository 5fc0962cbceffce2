import { diffArrays } from 'diff';

/** Beyond so many differences two texts are not two states of one article, and finding the fewest would take too long. */
const MOST_DIFFERENCES = 2_000;

/** The places (from 0) at which two lists agree, in order: as many as a shortest list of differences leaves. */
export function samePlaces(
  before: readonly string[],
  after: readonly string[],
): readonly { readonly before: number; readonly after: number }[] {
  const found = diffArrays([...before], [...after], { maxEditLength: MOST_DIFFERENCES });
  const same: { before: number; after: number }[] = [];
  let [from, to] = [0, 0];
  for (const { added, removed, count } of found ?? []) {
    if (!added && !removed)
      for (let step = 0; step < count; step++) same.push({ before: from + step, after: to + step });
    if (!added) from += count;
    if (!removed) to += count;
  }
  return same;
}
