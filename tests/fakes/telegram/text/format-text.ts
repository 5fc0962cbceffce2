import { badRequest } from '../protocol/refusal.ts';
import { codePoints } from '../schema/check.ts';
import { arrange } from './arrange.ts';
import { clean, showsNothing } from './clean.ts';
import { detect } from './detect.ts';
import type { Entity, Note } from './entity.ts';
import { endOf } from './entity.ts';
import { checkExplicit } from './explicit-entities.ts';
import type { Parsed } from './html.ts';
import { parseHtml } from './html.ts';
import { parseMarkdown } from './markdown.ts';
import { parseMarkdownV2 } from './markdown-v2.ts';

/** Limits in code points, after parsing and trimming. */
export const LONGEST_TEXT = 4096;
export const LONGEST_CAPTION = 1024;
export const LONGEST_QUOTE = 1024;

/** Raw text with its markup, in bytes. */
const MOST_BYTES = 32_768;
const MOST_ENTITIES = 100;

export type Formatted = {
  readonly text: string;
  readonly entities: readonly Entity[];
  /** What was changed or dropped without telling the bot. */
  readonly notes: readonly Note[];
};

export type TextInput = {
  readonly text: string;
  readonly parseMode?: string | undefined;
  readonly entities?: readonly Entity[] | undefined;
  readonly kind: 'message' | 'caption' | 'quote';
};

const TOO_LONG = {
  message: 'message is too long',
  caption: 'message caption is too long',
  quote: 'message quote is too long',
} as const;
const LONGEST = { message: LONGEST_TEXT, caption: LONGEST_CAPTION, quote: LONGEST_QUOTE } as const;

/**
 * The way of a text through the server, in its order: encoding, markup or entities, cleaning, trimming, emptiness,
 * length, detection, the cut after 100 entities. Throws Refusal in the server's words.
 */
export function formatText({ text: source, parseMode, entities = [], kind }: TextInput): Formatted {
  const notes: Note[] = [];
  if (!source.isWellFormed()) throw badRequest('strings must be encoded in UTF-8');
  if (Buffer.byteLength(source) > MOST_BYTES) throw badRequest('text is too long');
  const parsed = parse(source, parseMode, entities, notes);
  const { text, entities: placed } = trimmed(cleaned(parsed, notes), notes);
  if (kind === 'message' && showsNothing(text)) {
    throw badRequest(parsed.entities.length > 0 ? 'text must be non-empty' : 'message text is empty');
  }
  if (codePoints(text) > LONGEST[kind]) throw badRequest(TOO_LONG[kind]);
  const own = arrange(text, placed, notes);
  const found = kind === 'quote' ? [] : detect(text, own);
  const all = found.length > 0 ? arrange(text, [...own, ...found], notes) : own;
  if (all.length > MOST_ENTITIES) {
    notes.push({ rule: 'entities-cut', detail: `of ${all.length} entities only ${MOST_ENTITIES} are kept` });
  }
  return { text, entities: all.slice(0, MOST_ENTITIES), notes };
}

function parse(source: string, mode: string | undefined, entities: readonly Entity[], notes: Note[]): Parsed {
  switch (mode?.toLowerCase() ?? '') {
    case '':
      return { text: source, entities: checkExplicit(source, entities, notes) };
    case 'html':
      return parseHtml(source, notes);
    case 'markdownv2':
      return parseMarkdownV2(source, notes);
    case 'markdown':
      return parseMarkdown(source, notes);
    default:
      throw badRequest('unsupported parse_mode');
  }
}

function cleaned({ text: source, entities }: Parsed, notes: Note[]): Parsed {
  const { text, moved } = clean(source);
  if (text === source) return { text, entities };
  const before = [...source];
  const after = [...text];
  const at = before.findIndex((character, index) => after[index] !== character);
  const code = before[at]?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  notes.push({ rule: 'text-changed', detail: `U+${code} at character ${at} is removed or replaced` });
  return {
    text,
    entities: entities.map((entity) => {
      const offset = moved(entity.offset);
      return { ...entity, offset, length: moved(endOf(entity)) - offset };
    }),
  };
}

/** Leading blanks go up to the first entity, trailing ones always. */
function trimmed({ text: source, entities }: Parsed, notes: Note[]): Parsed {
  const first = Math.min(source.length, ...entities.map(({ offset }) => offset));
  const [leading = ''] = /^[ \n]*/.exec(source.slice(0, first)) ?? [];
  const text = source.slice(leading.length).replace(/[ \n]+$/, '');
  if (text === source) return { text, entities };
  notes.push({ rule: 'text-trimmed', detail: 'blanks at the start or the end are cut off' });
  return {
    text,
    entities: entities.map((entity) => {
      const offset = Math.min(entity.offset - leading.length, text.length);
      return { ...entity, offset, length: Math.min(entity.length, text.length - offset) };
    }),
  };
}
