/** Fewer entries than this are no list: a sentence may set a part of itself off with dashes. */
const FEWEST = 3;

const BULLET = /(?<=[^\d\s]\s)[*•‣▪](?=\s+\p{L})/gu;
const DASH = /^[–—-]$/u;
const LONE_DASH = /(?<=\s)[–—-](?=\s)/gu;
/** How long a track takes, or when a race was won: the last of an entry. */
const ENDS_IN_TIME = /(?<=\s[–—-]\s\d{1,2}:\d\d)\s+(?=\S)/gu;
const ENTRY_NAME = /^["“«([]*[\p{Lu}\p{N}]/u;
/** Words that a name may have inside. */
const INSIDE_NAME = new Set(['and', 'of', 'de', 'la', 'van', 'von', 'the', '&']);

/**
 * Where the entries of a list begin that lost its line breaks on its way here, as offsets: `Paul – bass John – guitar Ringo – drums`.
 * Such a list has no full stops to part it at, and whole it is no sentence that answers anything. None where the text is no
 * list without doubt: each entry opens with its bullet, ends in a time, or is a name, a dash and what is said of it.
 */
export function entriesIn(text: string): readonly number[] {
  for (const starts of [startsAtBullets(text), startsBehindTimes(text), startsAtNames(text)]) {
    if (starts.length + 1 >= FEWEST) return starts;
  }
  return [];
}

function startsAtBullets(text: string): number[] {
  return [...text.matchAll(BULLET)].map(({ index }) => index);
}

function startsBehindTimes(text: string): number[] {
  return [...text.matchAll(ENDS_IN_TIME)].map(({ index, 0: space }) => index + space.length);
}

/** Before each dash stands the name of its entry; before the name ends the entry before it, with a word that is no name. */
function startsAtNames(text: string): number[] {
  // Nearly all sentences have none, and reading their words would take time.
  if ((text.match(LONE_DASH)?.length ?? 0) < FEWEST) return [];
  const words = [...text.matchAll(/\S+/gu)].map(({ index, 0: word }) => ({ index, word }));
  const dashes = words.flatMap(({ word }, at) => (DASH.test(word) ? [at] : []));
  const starts: number[] = [];
  let before = -1;
  for (const dash of dashes) {
    const first = nameBefore(words, dash, before);
    if (first === undefined) return [];
    if (first > 0) starts.push(words[first]?.index ?? 0);
    before = dash;
  }
  return starts;
}

/**
 * The first word of the name that ends before a dash. Undefined where none does, where it fills all from the dash before, and
 * where a comma parts the entries: then they are parts of one sentence.
 */
function nameBefore(
  words: readonly { readonly word: string }[],
  dash: number,
  before: number,
): number | undefined {
  const wordAt = (at: number) => words[at]?.word ?? '';
  let first = dash;
  while (first - 1 > before && !/^["“«]/u.test(wordAt(first))) {
    const word = wordAt(first - 1);
    const isWhole = first < dash && !/^[([]/u.test(wordAt(first));
    if (isWhole && /[)\]"”»]$/u.test(word)) break;
    if (first < dash && /[,;]$/u.test(word)) return undefined;
    if (!ENTRY_NAME.test(word) && !(first < dash && INSIDE_NAME.has(word))) break;
    first--;
  }
  if (INSIDE_NAME.has(wordAt(first))) first++;
  const name = words
    .slice(first, dash)
    .map(({ word }) => word)
    .join(' ');
  const isWhole = /^[^([]/u.test(name) && /^[^()[\]]*(?:[([][^()[\]]*[)\]][^()[\]]*)*$/u.test(name);
  return isWhole && (first - 1 > before || before === -1) ? first : undefined;
}
