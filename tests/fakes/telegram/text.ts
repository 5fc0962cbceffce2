export type Entity = {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
};

/** A refusal in the words of the Bot API, without its prefix. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

const QUOTES = new Set(['blockquote', 'expandable_blockquote']);
const INPUT_TYPES = new Set([
  ...QUOTES,
  ...['bold', 'italic', 'underline', 'strikethrough', 'spoiler', 'code', 'pre', 'text_link', 'text_mention'],
  ...['custom_emoji', 'date_time'],
]);
const LONGEST = 4096;
const MOST_ENTITIES = 100;

/** What a reader sees of a text, and everything that Telegram changed or dropped silently on the way. */
export type Shown = {
  readonly text: string;
  readonly entities: readonly Entity[];
  readonly violations: readonly string[];
};

/**
 * The way of a text through the Bot API server, in its order: UTF-8, entities, cleaning, trimming, length. Throws
 * Refusal in the server's words; what it would change or drop without a word is a violation.
 */
export function show(text: string, entities: readonly Entity[]): Shown {
  if (!text.isWellFormed()) throw new Refusal('strings must be encoded in UTF-8');
  const violations = entities.flatMap((entity) => checkEntity(text, entity));
  violations.push(...nestedQuotes(entities));
  if (entities.length > MOST_ENTITIES) violations.push(`${entities.length} entities, of which 100 are shown`);
  const cleaned = clean(text);
  if (cleaned !== text) violations.push('the text has characters that Telegram changes or cuts off');
  if (cleaned === '') throw new Refusal('message text is empty');
  if ([...cleaned].length > LONGEST) throw new Refusal('message is too long');
  return { text: cleaned, entities: entities.slice(0, MOST_ENTITIES), violations };
}

function clean(text: string): string {
  return (
    text
      .replace(/\r/g, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
      .replace(/[\u0000-\u0009\u000B-\u001F]/g, ' ')
      .replace(/[\u2028-\u202E]|\u030A|\u0333|\u033F/g, '')
      .trim()
  );
}

function checkEntity(text: string, { type, offset, length, url }: Entity): string[] {
  if (!INPUT_TYPES.has(type)) return [`entities of the type ${type} are ignored on input`];
  if (offset < 0 || length <= 0) return [`an entity ${type} of length ${length} at ${offset}`];
  if (offset >= text.length) {
    throw new Refusal(
      `can't parse entities: entity begins after the end of the text at UTF-16 offset ${offset}`,
    );
  }
  if (offset + length > text.length) {
    throw new Refusal(
      `can't parse entities: entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${offset + length}`,
    );
  }
  if (splitsPair(text, offset)) throw new Refusal('entity begins in a middle of a UTF-16 symbol');
  if (splitsPair(text, offset + length)) {
    throw new Refusal(`entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol`);
  }
  return type === 'text_link' && !URL.canParse(url ?? '') ? ['a text_link without a link is dropped'] : [];
}

function splitsPair(text: string, at: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text[at] ?? '') && /[\uD800-\uDBFF]/.test(text[at - 1] ?? '');
}

function nestedQuotes(entities: readonly Entity[]): string[] {
  const quotes = entities.filter(({ type }) => QUOTES.has(type)).sort((a, b) => a.offset - b.offset);
  return quotes.some((quote, index) => {
    const before = quotes[index - 1];
    return before && before.offset + before.length > quote.offset;
  })
    ? ['quotations cannot be nested']
    : [];
}
