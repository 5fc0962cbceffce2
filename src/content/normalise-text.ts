/**
 * Text as every platform shows it, so that a quotation can be compared with the article character by character:
 * Unicode NFC, in one line, without what Telegram's server changes in every message (control characters, the
 * embeddings and overrides U+202A to U+202E, the combining marks U+030A, U+0333 and U+033F, all but the last of a
 * run of direction marks), without white space at its ends. Running it twice changes nothing more.
 */
export function normaliseText(text: string): string {
  return STEPS.reduce((changed, step) => step.change(changed), text);
}

/**
 * What `normaliseText` changes in a text besides joining its lines and trimming its ends, in words for the editor:
 * "U+0009 made a space". Empty for nearly all text.
 */
export function changesOf(text: string): string[] {
  const changes: string[] = [];
  let changed = text;
  for (const { change, pattern, say } of STEPS) {
    const next = change(changed);
    if (say && next !== changed) changes.push(`${codePoints(pattern ? changed.match(pattern) : null)}${say}`);
    changed = next;
  }
  return changes;
}

type Step = {
  readonly change: (text: string) => string;
  readonly pattern?: RegExp;
  /** Absent where an editor need not hear of it. */
  readonly say?: string;
};

const STEPS: readonly Step[] = [
  { change: (text) => text.toWellFormed(), pattern: /\p{Cs}/gu, say: 'made U+FFFD, being half a character' },
  { change: (text) => text.replace(/[ \t]*[\r\n\u2028\u2029]+[ \t\r\n\u2028\u2029]*/g, ' ') },
  { change: (text) => text.normalize('NFC'), say: 'letters with separate accents joined (Unicode NFC)' },
  replacing(/\p{Cc}/gu, ' ', 'made a space'),
  replacing(/[\u202A-\u202E]/g, '', 'removed'),
  replacing(/[\u{30A}\u{333}\u{33F}]/gu, '', 'removed'),
  replacing(/[\u200E\u200F]+(?=[\u200E\u200F])/g, '', 'removed before another direction mark'),
  { change: (text) => text.normalize('NFC').trim() },
];

function replacing(pattern: RegExp, to: string, say: string): Step {
  return { change: (text) => text.replace(pattern, to), pattern, say };
}

/** "U+202C, U+202E " */
function codePoints(found: readonly string[] | null): string {
  const names = [...new Set(found?.join(''))].map(
    (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return names.length > 0 ? `${names.join(', ')} ` : '';
}
