import type { InlineKeyboardMarkup, LinkPreviewOptions, MessageEntity } from '@grammyjs/types';

/** One message as `sendMessage` takes it, without the chat. Entities count in UTF-16 units; there is never a parse_mode. */
export type TelegramMessage = {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
  readonly link_preview_options: LinkPreviewOptions;
  readonly reply_markup?: InlineKeyboardMarkup;
};

/** UTF-16 units. Telegram counts code points (4,096), so this is always within its limit. */
export const LONGEST_TEXT = 4096;

/** Of a message; Telegram drops further ones without an error. */
export const MOST_ENTITIES = 100;

/** Under a message; with more, Telegram refuses it. */
export const MOST_BUTTONS = 100;

/**
 * The quotations as they stand in a message, in order: its blockquotes. An excerpt that is too long for a message
 * stands in several, one after the other. Between two of them the white space at which it was cut is left out, and
 * nothing else; each ends with a sentence, unless a single sentence is too long.
 */
export function quotedIn({ text, entities }: TelegramMessage): string[] {
  return entities
    .filter(({ type }) => type === 'blockquote' || type === 'expandable_blockquote')
    .map(({ offset, length }) => text.slice(offset, offset + length));
}
