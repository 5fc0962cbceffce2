/** Words between quotation marks, as offsets into a paragraph's text; the marks are part of it. */
export type QuotedSpan = {
  readonly start: number;
  readonly end: number;
  /** The quotation began in the paragraph before, which did not close it. */
  readonly continued: boolean;
  /** The quotation goes on in the next paragraph. */
  readonly continues: boolean;
  /** Nothing closes the quotation, so nobody knows where it ends: only its mark is spanned. */
  readonly isUnclosed: boolean;
};

type Mark = { readonly open: string; readonly close: RegExp };

const marks: readonly Mark[] = [
  { open: '"', close: /["”]/ },
  { open: '“', close: /[”"]/ },
  { open: '„', close: /[“”"]/ },
  { open: '«', close: /»/ },
  { open: '»', close: /«/ },
  { open: '‘', close: /’/ },
  { open: "'", close: /['’]/ },
  { open: '‹', close: /›/ },
];

const anyMark = /["“„«»‘'‹]/g;

/**
 * The outermost quotations of each paragraph, in order. One that is not closed goes on in the next paragraph where that
 * begins with the same opening mark again, as newspapers write it.
 */
export function quotedSpans(texts: readonly string[]): readonly (readonly QuotedSpan[])[] {
  let unclosed: string | undefined;
  return texts.map((text, index) => {
    const continued = unclosed !== undefined && text.trimStart().startsWith(unclosed);
    const next = texts[index + 1]?.trimStart() ?? '';
    const spans: QuotedSpan[] = [];
    const neverClosed = new Set<string>();
    unclosed = undefined;
    let closed = 0;
    for (const { index: at } of text.matchAll(anyMark)) {
      const mark = at < closed ? undefined : openingAt(text, at);
      if (!mark || neverClosed.has(mark.open)) continue;
      const end = closingAfter(text, at, mark);
      if (end === undefined) neverClosed.add(mark.open);
      if (end === undefined && isApostrophe(mark.open)) continue;
      const continues = end === undefined && next.startsWith(mark.open);
      if (continues) unclosed = mark.open;
      const isUnclosed = end === undefined && !continues;
      const last = end ?? (continues ? text.length : at + 1);
      spans.push({ start: at, end: last, continued: continued && spans.length === 0, continues, isUnclosed });
      closed = last;
    }
    return spans;
  });
}

function openingAt(text: string, at: number): Mark | undefined {
  const mark = marks.find(({ open }) => open === text[at]);
  if (!mark) return undefined;
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  if (
    isApostrophe(mark.open) &&
    /^(?:\d\ds?|em|n|til|cause|bout|tis|twas)\b/i.test(text.slice(at + 1, at + 7))
  )
    return undefined;
  const opens = /[\s([{/–—\-:;,.]/.test(before) && (/\S/.test(after) || mark.open === '«');
  return opens || (mark.open === '“' && /\S/.test(after)) ? mark : undefined;
}

/** Where the quotation that opens at `at` ends, its mark included. */
function closingAfter(text: string, at: number, { open, close }: Mark): number | undefined {
  for (let index = at + 1; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (!close.test(character)) continue;
    const before = text[index - 1] ?? ' ';
    const after = text[index + 1] ?? ' ';
    if (isApostrophe(open)) {
      if (/[\p{L}\p{N}]/u.test(after) || (/\s/.test(before) && open === "'")) continue;
      if (isPluralPossessive(text, index, close)) continue;
    } else if (character === open && /[\s(]/.test(before) && /[\p{L}\p{N}]/u.test(after)) {
      continue;
    }
    return index + 1;
  }
  return undefined;
}

/** Single marks are apostrophes too: a quotation opened by one must be closed within its paragraph. */
function isApostrophe(open: string): boolean {
  return open === "'" || open === '‘';
}

const SIGHT = 400;

/** `the troops' pay` inside a quotation that is closed further on: no point or comma stands before the mark, but a later one closes. */
function isPluralPossessive(text: string, index: number, close: RegExp): boolean {
  if (text[index - 1] !== 's' || !/\s/.test(text[index + 1] ?? '')) return false;
  const rest = text.slice(index + 1, index + 1 + SIGHT);
  const nextOpening = rest.search(/(?:^|\s)['‘]\S/u);
  const nextClosing = [...rest.matchAll(/[\p{L}\p{N}.,!?…](['’])(?![\p{L}\p{N}])/gu)].find(
    ({ 1: mark = '' }) => close.test(mark),
  );
  return nextClosing !== undefined && (nextOpening === -1 || nextClosing.index < nextOpening);
}
