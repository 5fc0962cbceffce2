import type { LinkPreviewOptions } from '@grammyjs/types';
import type { Library } from '../../content/index.ts';
import type { Reply } from '../../conversation/index.ts';
import { blocksOf } from './blocks.ts';
import { quotationByPost } from './by-post.ts';
import { fill } from './fill.ts';
import { buttonsOf, keyboard } from './keyboard.ts';
import type { TelegramMessage } from './message.ts';

/**
 * Pure: the messages of a reply, in order, with its buttons under the last one; none where it has nothing to show.
 * Throws RangeError where an excerpt's revision is unknown.
 */
export function renderTelegram(reply: Reply, library: Library): TelegramMessage[] {
  const buttons = buttonsOf(reply);
  const actions = new Set(buttons.map(({ action }) => action));
  const blocks = reply.parts.flatMap((part) =>
    blocksOf(part, library, { language: reply.language, hasButton: (action) => actions.has(action) }),
  );
  const messages = fill(blocks.filter(({ body }) => body.text !== ''));
  const preview = previewOf(reply, library);
  const quoting = messages.findIndex(({ entities }) =>
    entities.some(({ type }) => type.endsWith('blockquote')),
  );
  const byPost = messages.length === 1 && quotationByPost(messages[0], reply, library);
  return messages.map((message, index) => ({
    ...message,
    ...(byPost && { byPost }),
    link_preview_options: index === quoting ? preview : NO_PREVIEW,
    ...(index === messages.length - 1 && buttons.length > 0 && { reply_markup: keyboard(buttons) }),
  }));
}

const NO_PREVIEW: LinkPreviewOptions = { is_disabled: true };

/** A single quotation has a small preview of its article above it. Telegram can look at public addresses only. */
function previewOf({ parts }: Reply, library: Library): LinkPreviewOptions {
  const [only, ...others] = parts.filter(({ kind }) => kind === 'quotation' || kind === 'article');
  if (only?.kind !== 'quotation' || others.length > 0) return NO_PREVIEW;
  const { url } = library.quote(only.excerpt);
  return url.startsWith('https://') ? { url, prefer_small_media: true, show_above_text: true } : NO_PREVIEW;
}
