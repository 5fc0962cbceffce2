import type { MessageEntity } from '@grammyjs/types';

/** Text with its entities; offsets in UTF-16 units. */
export type Formatted = { readonly text: string; readonly entities: readonly MessageEntity[] };

export function plain(text: string): Formatted {
  return { text, entities: [] };
}

export function bold(text: string): Formatted {
  return text ? { text, entities: [{ type: 'bold', offset: 0, length: text.length }] } : plain('');
}

export function link(text: string, url: string): Formatted {
  return { text, entities: [{ type: 'text_link', offset: 0, length: text.length, url }] };
}

/** A quotation, folded up where it is long. `mark` are offsets into `text`. */
export function quotation(text: string, mark?: { readonly start: number; readonly end: number }): Formatted {
  const type = text.length > FOLDED_FROM ? 'expandable_blockquote' : 'blockquote';
  const whole: MessageEntity = { type, offset: 0, length: text.length };
  const marked = mark && mark.start < mark.end && { start: mark.start, length: mark.end - mark.start };
  return {
    text,
    entities: marked ? [whole, { type: 'bold', offset: marked.start, length: marked.length }] : [whole],
  };
}

/** Telegram shows three lines of a folded quotation; shorter ones would gain nothing. */
const FOLDED_FROM = 400;

/** Puts pieces together with `joint` between them; empty ones are left out. */
export function join(pieces: readonly Formatted[], joint: string): Formatted {
  let text = '';
  const entities: MessageEntity[] = [];
  for (const piece of pieces) {
    if (!piece.text) continue;
    if (text) text += joint;
    const shift = text.length;
    text += piece.text;
    entities.push(...piece.entities.map((entity) => ({ ...entity, offset: entity.offset + shift })));
  }
  return { text, entities };
}
