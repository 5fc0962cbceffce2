import { badRequest } from '../protocol/refusal.ts';
import type { Entity, Note } from './entity.ts';
import type { Parsed } from './html.ts';
import { linkOf } from './link.ts';

const MARKS = '_*`[';

/** Reads the legacy Markdown mode as TDLib does: no nesting, no quotations. */
export function parseMarkdown(source: string, notes: Note[]): Parsed {
  const entities: Entity[] = [];
  let text = '';
  let position = 0;
  while (position < source.length) {
    const unit = source.charAt(position);
    const next = source.charAt(position + 1);
    if (unit === '\\' && next !== '' && MARKS.includes(next)) {
      text += next;
      position += 2;
    } else if (MARKS.includes(unit)) readEntity(unit);
    else {
      text += unit;
      position += 1;
    }
  }
  return { text, entities };

  function readEntity(unit: string): void {
    const begin = position;
    const fence = source.startsWith('```', position);
    const closing = fence ? '```' : unit === '[' ? ']' : unit;
    const from = position + (fence ? 3 : 1);
    const end = source.indexOf(closing, from);
    if (end < 0) {
      const bytes = Buffer.byteLength(source.slice(0, begin));
      throw badRequest(`can't parse entities: Can't find end of the entity starting at byte offset ${bytes}`);
    }
    const [line = '', language = ''] = (fence && /^(\S*)\n/.exec(source.slice(from, end))) || [];
    const content = source.slice(from + line.length, end);
    const place = { offset: text.length, length: content.length };
    text += content;
    position = end + closing.length;
    const target = unit === '[' ? /^\(([^)]*)\)/.exec(source.slice(position)) : null;
    position += target?.[0].length ?? 0;
    if (content === '') return;
    if (unit !== '[') {
      const type = fence ? 'pre' : unit === '_' ? 'italic' : unit === '*' ? 'bold' : 'code';
      entities.push({ type, ...place, ...(language && { language }) });
      return;
    }
    const url = linkOf(target?.[1] ?? content);
    if (url) entities.push({ type: 'text_link', ...place, url });
    else notes.push({ rule: 'entity-dropped', detail: `a link at ${place.offset} is not valid` });
  }
}
