import type { InlineKeyboardButton, Message, MessageEntity } from '@grammyjs/types';
import type { ChatState, Post } from './chat-state.ts';

export type SeenButton = {
  readonly text: string;
  readonly data: string | undefined;
  readonly url: string | undefined;
  readonly raw: InlineKeyboardButton;
};

/** A message as a reader sees it at this moment. */
export type SeenMessage = {
  readonly id: number;
  /** What tells it from every other message of the chat: the id, or an ephemeral message's own below zero. */
  readonly key: number;
  readonly chat: number;
  readonly from: 'bot' | 'person' | 'service';
  /** The text, the caption, or the words of a rich message; empty where there are none. */
  readonly text: string;
  readonly entities: readonly MessageEntity[];
  /** The block quotations, as they stand in the text. */
  readonly quotations: readonly string[];
  /** Addresses behind words, in order. */
  readonly links: readonly string[];
  readonly buttons: readonly (readonly SeenButton[])[];
  /** The keyboard that replaced the reader's own. */
  readonly keyboard: readonly (readonly string[])[] | undefined;
  readonly replyTo: number | undefined;
  /** The part of the message replied to that is quoted above the text. */
  readonly replyQuote: string | undefined;
  readonly topic: number | undefined;
  readonly edited: boolean;
  readonly pinned: boolean;
  readonly silent: boolean;
  /** The address of which a preview is shown. */
  readonly preview: string | undefined;
  /** The bot's reaction to it, an emoji. */
  readonly reaction: string | undefined;
  /** Everything else, as the Bot API shows it. */
  readonly raw: Message;
};

export function seenMessage(chat: ChatState, post: Post): SeenMessage {
  const { message } = post;
  const text = message.text ?? message.caption ?? message.rich_message?.blocks.map(wordsIn).join('\n') ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  const covered = ({ offset, length }: MessageEntity) => text.slice(offset, offset + length);
  return {
    id: message.message_id,
    key: message.ephemeral_message_id === undefined ? message.message_id : -message.ephemeral_message_id,
    chat: chat.id,
    from: post.by,
    text,
    entities,
    quotations: entities.filter(({ type }) => /blockquote$/.test(type)).map(covered),
    links: entities.flatMap((entity) => (entity.type === 'text_link' ? [entity.url] : [])),
    buttons: message.reply_markup?.inline_keyboard.map((row) => row.map(seenButton)) ?? [],
    keyboard: post.keyboard?.keyboard.map((row) =>
      row.map((key) => (typeof key === 'string' ? key : key.text)),
    ),
    replyTo: message.reply_to_message?.message_id ?? message.external_reply?.message_id,
    replyQuote: message.quote?.text,
    topic: message.is_topic_message ? message.message_thread_id : undefined,
    edited: post.past.length > 0,
    pinned: post.pinned,
    silent: post.silent,
    preview: previewOf(message, text, entities),
    reaction: post.reaction,
    raw: message,
  };
}

/** The first link is previewed unless the bot names another or none. */
function previewOf(message: Message, text: string, entities: readonly MessageEntity[]): string | undefined {
  const options = message.link_preview_options;
  if (options?.is_disabled || message.text === undefined) return undefined;
  if (options?.url) return options.url;
  const first = entities.find(({ type }) => type === 'url' || type === 'text_link');
  if (!first) return undefined;
  return first.type === 'text_link' ? first.url : text.slice(first.offset, first.offset + first.length);
}

function seenButton(raw: InlineKeyboardButton): SeenButton {
  return {
    text: raw.text,
    data: 'callback_data' in raw ? raw.callback_data : undefined,
    url: 'url' in raw ? raw.url : undefined,
    raw,
  };
}

/** The words of a rich block or text, without its marks. */
export function wordsIn(rich: unknown): string {
  if (typeof rich === 'string') return rich;
  if (Array.isArray(rich)) return rich.map(wordsIn).join('');
  if (typeof rich !== 'object' || rich === null) return '';
  const { summary, text, blocks, items, cells, credit, caption } = rich as Readonly<Record<string, unknown>>;
  const lists = [blocks, items, Array.isArray(cells) ? cells.flat() : undefined];
  const below = lists.flatMap((list) => (Array.isArray(list) ? list.map(wordsIn) : []));
  return [wordsIn(summary), wordsIn(text), ...below, wordsIn(credit), wordsIn(caption)]
    .filter((words) => words !== '')
    .join('\n');
}
