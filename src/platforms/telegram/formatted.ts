import type { MessageEntity } from '@grammyjs/types';
import type { Span } from '../text/index.ts';

/** Text with its entities; offsets in UTF-16 units. */
export type Formatted = { readonly text: string; readonly entities: readonly MessageEntity[] };

export const NOTHING: Formatted = { text: '', entities: [] };

export function plain(text: string): Formatted {
  return { text, entities: [] };
}

export function code(text: string): Formatted {
  return whole(text, { type: 'code' });
}

/** Words that open a web address; plain words where it is none, since Telegram would drop the link without a word. */
export function link(text: string, url: string): Formatted {
  return isWebAddress(url) ? whole(text, { type: 'text_link', url }) : plain(text);
}

/** A headline that opens its article. */
export function boldLink(text: string, url: string): Formatted {
  return { text, entities: [...whole(text, { type: 'bold' }).entities, ...link(text, url).entities] };
}

/** From this length on a quotation is folded up; a shorter one would gain nothing. */
const FOLDED_FROM = 300;
/** About what the three lines of a folded quotation show on a phone. */
const SHOWN_FOLDED = 120;

/** A quotation, with `mark` as offsets into it. A long one is folded up, unless that would hide the end of the mark. */
export function quotation(text: string, mark?: Span): Formatted {
  const start = Math.max(0, mark?.start ?? 0);
  const end = Math.min(text.length, mark?.end ?? 0);
  const marked = start < end;
  const hidden = marked && end > SHOWN_FOLDED;
  const { entities } = whole(text, {
    type: text.length > FOLDED_FROM && !hidden ? 'expandable_blockquote' : 'blockquote',
  });
  return {
    text,
    entities: marked ? [...entities, { type: 'bold', offset: start, length: end - start }] : entities,
  };
}

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

type Style =
  | { readonly type: 'bold' | 'code' | 'blockquote' | 'expandable_blockquote' }
  | { readonly type: 'text_link'; readonly url: string };

function whole(text: string, style: Style): Formatted {
  return text ? { text, entities: [{ ...style, offset: 0, length: text.length }] } : NOTHING;
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}
