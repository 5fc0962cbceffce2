import type { MessageEntity } from '@grammyjs/types';

/** A message entity with every field that some kind has; offsets in UTF-16 units. */
export type Entity = {
  readonly type: MessageEntity['type'];
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly user?: { readonly id: number };
  readonly language?: string;
  readonly custom_emoji_id?: string;
  readonly unix_time?: number;
  readonly date_time_format?: string;
};

/** What the server changed or dropped without telling. */
export type Note = {
  readonly rule:
    | 'text-changed'
    | 'text-trimmed'
    | 'entity-ignored'
    | 'entity-dropped'
    | 'entity-nesting'
    | 'entities-cut';
  readonly detail: string;
};

export const SPLITTABLE: ReadonlySet<string> = new Set([
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
]);
export const QUOTES: ReadonlySet<string> = new Set(['blockquote', 'expandable_blockquote']);
export const CODES: ReadonlySet<string> = new Set(['code', 'pre']);
/** Found by the server itself; ignored where a bot names them. */
export const AUTOMATIC: ReadonlySet<string> = new Set([
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
]);

export function endOf({ offset, length }: Entity): number {
  return offset + length;
}

export function intersect(one: Entity, other: Entity): boolean {
  return one.offset < endOf(other) && other.offset < endOf(one);
}

export function within(inner: Entity, outer: Entity): boolean {
  return inner.offset >= outer.offset && endOf(inner) <= endOf(outer);
}

/** Outer before inner, in the order of the text. */
export function inOrder(entities: readonly Entity[]): Entity[] {
  return [...entities].sort((one, other) => one.offset - other.offset || other.length - one.length);
}
