import type { InlineKeyboardMarkup, LinkPreviewOptions, MessageEntity } from '@grammyjs/types';

/** One message as `sendMessage` takes it, without the chat. Entities count in UTF-16 units; there is never a parse_mode. */
export type TelegramMessage = {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
  readonly link_preview_options: LinkPreviewOptions;
  readonly reply_markup?: InlineKeyboardMarkup;
  /** The same as a reply that quotes the article's post in a channel; where Telegram refuses it, the above is sent. */
  readonly byPost?: PostQuotation;
};

/** A quotation that Telegram itself takes out of a post and compares with it. */
export type PostQuotation = Pick<TelegramMessage, 'text' | 'entities'> & {
  readonly chat_id: string;
  readonly message_id: number;
  readonly quote: string;
};

/** No look at what a link leads to, which in a group would be a picture in everybody's way. */
export const NO_PREVIEW: LinkPreviewOptions = { is_disabled: true };

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
export function quotedIn({ text, entities, byPost }: TelegramMessage): string[] {
  const quoted = entities
    .filter(({ type }) => type === 'blockquote' || type === 'expandable_blockquote')
    .map(({ offset, length }) => text.slice(offset, offset + length));
  // Said instead of the quotation, it must be the very same; else it is one too many.
  const other = byPost && (quoted.length !== 1 || byPost.quote !== quoted[0]);
  return other ? [...quoted, byPost.quote] : quoted;
}
