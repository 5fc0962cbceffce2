/**
 * Between a formatting character and what it would format. WhatsApp has no escape: a character that is not seen and
 * counts as a space keeps the pair from acting, and is left out again wherever a quotation is compared.
 */
export const SEPARATOR = '\u200B';

export type Neutral = {
  readonly text: string;
  /** Where separators stand in it. */
  readonly inserted: readonly number[];
};

/** They act in pairs on one line: the first before a word and behind none, the second the other way round. */
const PAIRED = ['*', '_', '~'];
const CODE = '`';
const WORD = /[\p{L}\p{N}]/u;
const WEB_ADDRESS = /https?:\/\/\S+/g;
/** What makes a line a list or a quotation (https://faq.whatsapp.com/539178204879377). */
const LINE_START = /^(?:[-*>]|\d+\.)(?= )/;

/**
 * Text whose characters a reader sees as they are: behind each character that would begin bold, italics, strike-through or
 * code on its line, and before what would make a line a list, stands a separator. What does not act has none, so that
 * `2 * 3 * 4` and `snake_case_name` are copied as they are. Web addresses are left alone, so that they still open.
 */
export function neutralise(text: string): Neutral {
  let written = '';
  const inserted: number[] = [];
  const separate = () => {
    inserted.push(written.length);
    written += SEPARATOR;
  };
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) written += '\n';
    const acting = new Set(beginnings(line));
    if (LINE_START.test(line)) separate();
    for (const [at, unit] of line.split('').entries()) {
      written += unit;
      if (acting.has(at)) separate();
    }
  }
  return { text: written, inserted };
}

/** Whether WhatsApp might show some character of a text as formatting. */
export function hasMarkup(text: string): boolean {
  return neutralise(text).inserted.length > 0;
}

/** What an editor should know of a text with such characters; undefined where there are none. */
export function remarkOnMarkup(text: string): string | undefined {
  return hasMarkup(text)
    ? 'WhatsApp takes characters of this for formatting (* _ ~ ` or a list); they are shown as they are, with an invisible character between, which goes along when a reader copies them'
    : undefined;
}

/** Where in a line formatting begins that also ends on it. */
function beginnings(line: string): number[] {
  const addresses = [...line.matchAll(WEB_ADDRESS)].map(
    ({ index, 0: found }) => [index, index + found.length] as const,
  );
  const isFree = (at: number) => !addresses.some(([start, end]) => at >= start && at < end);
  const code = placesOf(line, CODE).filter(isFree);
  const paired = PAIRED.flatMap((marker) => {
    const places = placesOf(line, marker).filter(isFree);
    const last = places.findLast((at) => ends(line, at)) ?? -1;
    return places.filter((at) => at < last && begins(line, at));
  });
  return code.length > 1 ? [...code, ...paired] : paired;
}

function begins(line: string, at: number): boolean {
  return !WORD.test(line[at - 1] ?? '') && /\S/.test(line[at + 1] ?? '');
}

function ends(line: string, at: number): boolean {
  return /\S/.test(line[at - 1] ?? '') && !WORD.test(line[at + 1] ?? '');
}

function placesOf(line: string, marker: string): number[] {
  const places: number[] = [];
  for (let at = line.indexOf(marker); at >= 0; at = line.indexOf(marker, at + 1)) places.push(at);
  return places;
}
