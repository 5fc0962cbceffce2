import { badRequest } from '../protocol/refusal.ts';
import type { Entity, Note } from './entity.ts';
import { linkOf } from './link.ts';

export type Parsed = { readonly text: string; readonly entities: readonly Entity[] };

type Open = { readonly tag: string; readonly argument: string | undefined; readonly at: number };

/** Tags of the HTML mode and the entities that they make (https://core.telegram.org/bots/api#html-style). */
const TAGS: Readonly<Record<string, Entity['type']>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  'tg-emoji': 'custom_emoji',
  'tg-time': 'date_time',
};

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot));?/gi;

/** Reads the HTML mode as TDLib does, with its error texts; byte offsets count UTF-8. */
export function parseHtml(source: string, notes: Note[]): Parsed {
  const open: Open[] = [];
  const entities: Entity[] = [];
  let text = '';
  let position = 0;

  const fail = (reason: string) => badRequest(`can't parse entities: ${reason}`);
  const bytes = (index: number) => Buffer.byteLength(source.slice(0, index));

  while (position < source.length) {
    const begin = source.indexOf('<', position);
    const until = begin < 0 ? source.length : begin;
    text += decode(source.slice(position, until));
    if (begin < 0) break;
    position = source[begin + 1] === '/' ? readEnd(begin) : readStart(begin);
  }
  const left = open.at(-1);
  if (left) throw fail(`Can't find end tag corresponding to start tag "${left.tag}"`);
  return { text, entities };

  function readStart(begin: number): number {
    const [, name = ''] = /^<([^\s>]*)/.exec(source.slice(begin)) ?? [];
    let at = begin + 1 + name.length;
    if (at >= source.length) throw fail(`Unclosed start tag at byte offset ${bytes(begin)}`);
    const tag = name.toLowerCase();
    if (!Object.hasOwn(TAGS, tag)) {
      throw fail(`Unsupported start tag "${tag}" at byte offset ${bytes(begin)}`);
    }
    let argument: string | undefined;
    for (;;) {
      at += /^\s*/.exec(source.slice(at))?.[0].length ?? 0;
      if (at >= source.length) throw fail(`Unclosed start tag at byte offset ${bytes(begin)}`);
      if (source[at] === '>') break;
      const attribute = readAttribute(begin, tag, at);
      at = attribute.end;
      argument = argumentOf(tag, attribute.name, attribute.value) ?? argument;
    }
    if (tag === 'span' && argument !== 'tg-spoiler') {
      throw fail(`Tag "span" must have class "tg-spoiler" at byte offset ${bytes(begin)}`);
    }
    open.push({ tag, argument, at: text.length });
    return at + 1;
  }

  function readAttribute(begin: number, tag: string, from: number) {
    const [name = ''] = /^[^\s=>/"']*/.exec(source.slice(from)) ?? [];
    if (name === '') throw fail(`Empty attribute name in the tag "${tag}" at byte offset ${bytes(begin)}`);
    let at = from + name.length;
    const [sign] = /^\s*=\s*/.exec(source.slice(at)) ?? [];
    if (sign === undefined) return { name: name.toLowerCase(), value: undefined, end: at };
    at += sign.length;
    const quote = source[at];
    if (quote === '"' || quote === "'") {
      const end = source.indexOf(quote, at + 1);
      if (end < 0) throw fail(`Unclosed start tag at byte offset ${bytes(begin)}`);
      return { name: name.toLowerCase(), value: decode(source.slice(at + 1, end)), end: end + 1 };
    }
    const [token = ''] = /^[\w.-]*/.exec(source.slice(at)) ?? [];
    const end = at + token.length;
    if (end < source.length && !/[\s>]/.test(source.charAt(end))) {
      throw fail(`Unexpected end of name token at byte offset ${bytes(at)}`);
    }
    return { name: name.toLowerCase(), value: token.toLowerCase(), end };
  }

  function readEnd(begin: number): number {
    const last = open.pop();
    if (!last) throw fail(`Unexpected end tag at byte offset ${bytes(begin)}`);
    const [, name = '', closing = ''] = /^<\/([^\s>]*)\s*(>?)/.exec(source.slice(begin)) ?? [];
    if (closing === '') throw fail(`Unclosed end tag at byte offset ${bytes(begin)}`);
    const tag = name.toLowerCase();
    if (tag !== '' && tag !== last.tag) {
      throw fail(
        `Unmatched end tag at byte offset ${bytes(begin)}, expected "</${last.tag}>", found "</${tag}>"`,
      );
    }
    close(last);
    return source.indexOf('>', begin) + 1;
  }

  function close({ tag, argument, at }: Open): void {
    const length = text.length - at;
    const type = TAGS[tag];
    if (length === 0 || !type) return;
    const entity = { type, offset: at, length };
    switch (tag) {
      case 'a': {
        const url = linkOf(argument || text.slice(at));
        if (url) entities.push({ ...entity, url });
        else notes.push({ rule: 'entity-dropped', detail: `a link at ${at} is not valid` });
        return;
      }
      case 'blockquote':
        entities.push({ ...entity, type: argument === undefined ? 'blockquote' : 'expandable_blockquote' });
        return;
      case 'tg-emoji':
        entities.push({ ...entity, custom_emoji_id: argument ?? '' });
        return;
      case 'tg-time':
        entities.push({ ...entity, unix_time: Number(argument ?? 0) });
        return;
      case 'pre': {
        const inner = entities.findIndex(
          (other) => other.type === 'code' && other.offset === at && other.length === length,
        );
        const [code] = inner < 0 ? [] : entities.splice(inner, 1);
        entities.push({ ...entity, ...(code?.language && { language: code.language }) });
        return;
      }
      case 'code':
        entities.push({ ...entity, ...(argument && { language: argument }) });
        return;
      default:
        entities.push(entity);
    }
  }
}

function argumentOf(tag: string, name: string, value: string | undefined): string | undefined {
  if (tag === 'a' && name === 'href') return value;
  if (tag === 'code' && name === 'class') return value?.startsWith('language-') ? value.slice(9) : undefined;
  if (tag === 'span' && name === 'class') return value;
  if (tag === 'tg-emoji' && name === 'emoji-id') return value;
  if (tag === 'tg-time' && name === 'unix') return value;
  return tag === 'blockquote' && name === 'expandable' ? (value ?? '') : undefined;
}

function decode(text: string): string {
  return text.replace(REFERENCE, (written, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name) return NAMED[name.toLowerCase()] ?? written;
    const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16);
    const valid = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return valid ? String.fromCodePoint(code) : written;
  });
}
