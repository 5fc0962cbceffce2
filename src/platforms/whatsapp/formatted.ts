import type { Span } from '../text/index.ts';
import { neutralise } from './neutralise.ts';

/** Text as WhatsApp takes it: formatting is in its characters. */
export type Formatted = {
  readonly text: string;
  /** Where quotations stand, without the marks of the platform. */
  readonly quotes: readonly Span[];
  /** Characters that are not of the text itself: separators and marks. */
  readonly inserted: readonly number[];
};

export const NOTHING: Formatted = { text: '', quotes: [], inserted: [] };

/** Words as they are. */
export function plain(text: string): Formatted {
  return { ...neutralise(text), quotes: [] };
}

/** A web address, which WhatsApp makes a link by itself. */
export function address(url: string): Formatted {
  return { text: url, quotes: [], inserted: [] };
}

/** Bold words; plain ones where their own asterisks would end the bold. */
export function bold(text: string): Formatted {
  if (!text.trim() || text.includes('*')) return plain(text);
  const { text: inner, inserted } = neutralise(text);
  const shifted = inserted.map((at) => at + 1);
  return { text: `*${inner}*`, quotes: [], inserted: [0, ...shifted, inner.length + 1] };
}

const QUOTE_MARK = '> ';

/** A quotation of one line, with `mark` in bold; not where the text has formatting characters of its own, which might pair with ours. */
export function quotation(text: string, mark?: Span): Formatted {
  if (!text) return NOTHING;
  const start = Math.max(0, mark?.start ?? 0);
  const end = Math.min(text.length, mark?.end ?? 0);
  const inner =
    start < end && !/[*_~`]/.test(text)
      ? join([plain(text.slice(0, start)), bold(text.slice(start, end)), plain(text.slice(end))], '')
      : plain(text);
  const shift = QUOTE_MARK.length;
  return {
    text: `${QUOTE_MARK}${inner.text}`,
    quotes: [{ start: shift, end: shift + inner.text.length }],
    inserted: inner.inserted.map((at) => at + shift),
  };
}

/** Puts pieces together with `joint` between them; empty ones are left out. */
export function join(pieces: readonly Formatted[], joint: string): Formatted {
  let text = '';
  const quotes: Span[] = [];
  const inserted: number[] = [];
  for (const piece of pieces) {
    if (!piece.text) continue;
    if (text) text += joint;
    const shift = text.length;
    text += piece.text;
    quotes.push(...piece.quotes.map(({ start, end }) => ({ start: start + shift, end: end + shift })));
    inserted.push(...piece.inserted.map((at) => at + shift));
  }
  return { text, quotes, inserted };
}

/** The quotations as the article has them: what was put between their characters is left out, wherever it stands. */
export function quotationsIn({ text, quotes, inserted }: Formatted): string[] {
  const extra = new Set(inserted);
  return quotes.map(({ start, end }) =>
    text
      .slice(start, end)
      .split('')
      .filter((_unit, index) => !extra.has(start + index))
      .join(''),
  );
}
