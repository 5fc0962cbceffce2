/**
 * Damerau–Levenshtein distance (optimal string alignment): insertions, deletions, substitutions and swapped
 * neighbours. Gives `most + 1` for anything farther than `most`, early.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      if (cost < best) best = cost;
    }
    if (best > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}

/** How many typing errors a word of this length may hold and still be recognised: none below five letters, two from eight. */
function errorsAllowed(length: number): number {
  if (length < 5) return 0;
  return length < 8 ? 1 : 2;
}

/** Whether `typed` is `meant` with a typing error or two. The first letter must be there: people seldom miss it. */
export function isMisspelling(typed: string, meant: string): boolean {
  const most = errorsAllowed(Math.max(typed.length, meant.length));
  if (most === 0 || (typed[0] !== meant[0] && typed[1] !== meant[0])) return false;
  return editDistance(typed, meant, most) <= most;
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** Whatever a word of Latin letters may have been meant for, were one typing error made in it: some 50 spellings for each letter. */
export function* oneErrorAway(typed: string): Generator<string> {
  for (let at = 0; at <= typed.length; at++) {
    const before = typed.slice(0, at);
    const here = typed[at] ?? '';
    const after = typed.slice(at + 1);
    if (here !== '') yield before + after;
    if (after !== '') yield before + after[0] + here + after.slice(1);
    for (const letter of LETTERS) {
      yield before + letter + here + after;
      if (here !== '') yield before + letter + after;
    }
  }
}

/**
 * What is left of a name when its transliteration is taken away: Kadhimi, Kadhemi and Kazimi, Soleimani and
 * Suleimani, Muhandis and Mohandes each share one. Empty where too little is left to mean anything.
 */
export function skeleton(folded: string): string {
  const left = folded
    .replace(/kh|[qc]/g, 'k')
    .replace(/dh|z/g, 'd')
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/gh/g, 'g')
    .replace(/sh/g, 's')
    .replace(/[aeiouyw'’-]/g, '')
    .replace(/(.)\1+/g, '$1');
  return left.length >= 3 || (left.length === 2 && folded.length >= 5) ? left : '';
}

/** What transliterations of one name begin with; spares most pairs of words the skeleton. */
function onset(folded: string): string {
  const [first = ''] = folded;
  if ('aeiouyw'.includes(first)) return 'a';
  if ('qck'.includes(first)) return 'k';
  if ('dz'.includes(first)) return 'd';
  return 'pf'.includes(first) ? 'f' : first;
}

/** Whether two names are spellings of one: the same skeleton, and no more letters apart than transliterations are. */
export function isSameName(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length < 5 || b.length < 5 || Math.abs(a.length - b.length) > 3) return false;
  if (onset(a) !== onset(b)) return false;
  const left = skeleton(a);
  if (left === '' || left !== skeleton(b)) return false;
  return a.slice(-1) === b.slice(-1) || editDistance(a, b, 3) <= 3;
}

/** Dice coefficient of the pairs of letters: for languages of which no vectors are known. */
export function sharedLetters(a: string, b: string): number {
  if (a.length < 3 || b.length < 3) return 0;
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < a.length; at++) {
    const pair = a.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let at = 0; at + 1 < b.length; at++) {
    const pair = b.slice(at, at + 2);
    const left = pairs.get(pair) ?? 0;
    if (left === 0) continue;
    shared++;
    pairs.set(pair, left - 1);
  }
  return (2 * shared) / (a.length + b.length - 2);
}
