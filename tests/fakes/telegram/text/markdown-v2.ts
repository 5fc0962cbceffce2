import { badRequest } from '../protocol/refusal.ts';
import type { Entity, Note } from './entity.ts';
import type { Parsed } from './html.ts';
import { linkOf } from './link.ts';

type Style = { readonly type: Entity['type']; readonly name: string };
type Open = Style & { readonly mark: string; readonly at: number; readonly from: number; language?: string };

const RESERVED = '_*[]()~`>#+-=|{}.!';

/** Marks that open and close, longest first, with what TDLib's errors call them. */
const MARKS: readonly (readonly [string, Style])[] = [
  ['```', { type: 'pre', name: 'Pre' }],
  ['__', { type: 'underline', name: 'Underline' }],
  ['||', { type: 'spoiler', name: 'Spoiler' }],
  ['![', { type: 'custom_emoji', name: 'CustomEmoji' }],
  ['_', { type: 'italic', name: 'Italic' }],
  ['*', { type: 'bold', name: 'Bold' }],
  ['~', { type: 'strikethrough', name: 'Strikethrough' }],
  ['`', { type: 'code', name: 'Code' }],
  ['[', { type: 'text_link', name: 'TextUrl' }],
];

/** Reads MarkdownV2 as TDLib does, with its error texts (https://core.telegram.org/bots/api#markdownv2-style). */
export function parseMarkdownV2(source: string, notes: Note[]): Parsed {
  const open: Open[] = [];
  const entities: Entity[] = [];
  let text = '';
  let quote: { at: number; expandable: boolean } | undefined;
  let position = 0;
  let lineStart = true;

  const fail = (reason: string) => badRequest(`can't parse entities: ${reason}`);
  const bytes = (index: number) => Buffer.byteLength(source.slice(0, index));

  while (position < source.length) {
    const inCode = ['code', 'pre'].includes(open.at(-1)?.type ?? '');
    if (lineStart && !inCode && startsQuote()) continue;
    lineStart = false;
    const unit = source.charAt(position);
    if (unit === '\\' && source.charCodeAt(position + 1) <= 0x7e) {
      text += source.charAt(position + 1);
      position += 2;
    } else if (unit === '\n') {
      text += unit;
      position += 1;
      lineStart = true;
    } else if (inCode ? unit !== '`' : !RESERVED.includes(unit)) {
      text += unit;
      position += 1;
    } else if (!ends(inCode)) begins();
  }
  endQuote(false);
  const left = open.at(-1);
  if (left) throw fail(`Can't find end of ${left.name} entity at byte offset ${left.from}`);
  return { text, entities };

  /** At the start of a line: opens or goes on with a quotation, or ends the one before. Whether it read anything. */
  function startsQuote(): boolean {
    const expandable = source.startsWith('**>', position);
    const plain = source[position] === '>';
    if (!plain || expandable) endQuote(false);
    if (!plain && !expandable) return false;
    quote ??= { at: text.length, expandable };
    position += expandable ? 3 : 1;
    lineStart = false;
    return true;
  }

  function endQuote(byBars: boolean): void {
    if (!quote) return;
    const { at, expandable } = quote;
    quote = undefined;
    const written = text.slice(at);
    const length = written.endsWith('\n') ? written.length - 1 : written.length;
    if (length <= 0) return;
    const type = expandable || byBars ? 'expandable_blockquote' : 'blockquote';
    entities.push({ type, offset: at, length });
  }

  function ends(inCode: boolean): boolean {
    const last = open.at(-1);
    if (barsEndQuote()) return true;
    if (!last) return false;
    const mark = last.mark.endsWith('[') ? ']' : last.mark;
    if (!source.startsWith(mark, position)) {
      if (inCode) throw fail(`Can't find end of ${last.name} entity at byte offset ${last.from}`);
      return false;
    }
    if (mark === '_' && source.startsWith('__', position)) return false;
    position += mark.length;
    open.pop();
    finish(last);
    return true;
  }

  /** `||` at the end of a line closes an expandable quotation, unless a spoiler is open. */
  function barsEndQuote(): boolean {
    if (!quote || !/^\|\|(?:\n|$)/.test(source.slice(position))) return false;
    if (open.some(({ type }) => type === 'spoiler')) return false;
    position += 2;
    endQuote(true);
    return true;
  }

  function begins(): void {
    const [mark, style] = MARKS.find(([each]) => source.startsWith(each, position)) ?? [];
    if (!mark || !style) {
      const character = source.charAt(position);
      throw fail(`Character '${character}' is reserved and must be escaped with the preceding '\\'`);
    }
    const opened: Open = { ...style, mark, at: text.length, from: bytes(position) };
    position += mark.length;
    if (style.type === 'pre') {
      const [line = '', language = ''] = /^([^\s`]*)\n/.exec(source.slice(position)) ?? [];
      position += line.length;
      if (language) opened.language = language;
    }
    open.push(opened);
  }

  function finish({ type, at, language }: Open): void {
    const length = text.length - at;
    const target = type === 'text_link' || type === 'custom_emoji' ? readTarget() : undefined;
    if (length === 0) return;
    if (type === 'text_link') {
      const url = linkOf(target ?? text.slice(at));
      if (url) entities.push({ type, offset: at, length, url });
      else notes.push({ rule: 'entity-dropped', detail: `a link at ${at} is not valid` });
    } else if (type === 'custom_emoji') {
      const id = /^tg:\/\/emoji\?id=(\d+)$/.exec(target ?? '')?.[1];
      if (!id) throw fail('Custom emoji URL must contain an emoji identifier');
      entities.push({ type, offset: at, length, custom_emoji_id: id });
    } else entities.push({ type, offset: at, length, ...(language && { language }) });
  }

  /** `(address)` after a closing bracket. */
  function readTarget(): string | undefined {
    if (source[position] !== '(') return undefined;
    const begin = position;
    let target = '';
    for (position += 1; position < source.length && source[position] !== ')'; position += 1) {
      if (source[position] === '\\' && position + 1 < source.length) position += 1;
      target += source.charAt(position);
    }
    if (position >= source.length) throw fail(`Can't find end of a URL at byte offset ${bytes(begin)}`);
    position += 1;
    return target;
  }
}
