/** The name that is most likely meant by a misspelt or shortened one; undefined where none is near. */
function nearestName(written: string, names: readonly string[]): string | undefined {
  const wanted = plain(written);
  const ranked = names
    .map((name) => ({ name, distance: distanceBetween(wanted, plain(name)) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  if (best && best.distance <= Math.max(1, Math.floor(wanted.length / 3))) return best.name;
  return wanted.length > 2 ? names.find((name) => plain(name).startsWith(wanted)) : undefined;
}

/** ", did you mean headline?" or nothing. */
export function didYouMean(written: string, names: readonly string[]): string {
  const near = nearestName(written, names);
  return near === undefined ? '' : `; did you mean ${near}?`;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, '');
}

/** Levenshtein's distance: how many letters must be put in, left out or exchanged. */
function distanceBetween(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i += 1) {
    const row = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const exchanged = (previous[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      row.push(Math.min(exchanged, (previous[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
