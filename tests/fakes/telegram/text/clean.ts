/** A text after cleaning, with where each old UTF-16 offset stands in it. */
export type Cleaned = { readonly text: string; moved(offset: number): number };

const TROUBLE = /[^\n -\u02FF\u0370-\u200D\u2010-\u2027\u202F-\uFFFF]/;

/**
 * What TDLib does to every text that a bot sends: control characters become spaces, line and paragraph separators,
 * bidirectional overrides and three combining marks vanish, and of a run of direction marks only the last stays.
 */
export function clean(text: string): Cleaned {
  if (!TROUBLE.test(text)) return { text, moved: (offset) => offset };
  let cleaned = '';
  const offsets: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    offsets.push(cleaned.length);
    const unit = text.charCodeAt(index);
    if (vanishes(unit)) continue;
    if (unit < 0x20 && unit !== 0x0a) cleaned += ' ';
    else if (isDirectionMark(unit) && isDirectionMark(text.charCodeAt(index + 1))) cleaned += '\u200C';
    else cleaned += text.charAt(index);
  }
  offsets.push(cleaned.length);
  return { text: cleaned, moved: (offset) => offsets[offset] ?? cleaned.length };
}

function vanishes(unit: number): boolean {
  if (unit === 0x0d || (unit >= 0x2028 && unit <= 0x202e)) return true;
  return unit === 0x030a || unit === 0x0333 || unit === 0x033f;
}

function isDirectionMark(unit: number): boolean {
  return unit === 0x200e || unit === 0x200f;
}

const FILLERS = new Set([0x034f, 0x115f, 0x1160, 0x180e, 0x2800, 0x3164, 0xfeff, 0xffa0, 0xfffc]);

/** Whether a text is made of blanks and invisible characters only; such a text counts as empty. */
export function showsNothing(text: string): boolean {
  for (const character of text) {
    if (!/[\s\p{Cf}]/u.test(character) && !FILLERS.has(character.codePointAt(0) ?? 0)) return false;
  }
  return true;
}
