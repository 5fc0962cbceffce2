import type { LinkPreviewOptions } from '@grammyjs/types';
import type { Library, Quotation } from '../../content/index.ts';
import type { Reply } from '../../conversation/index.ts';
import { attribution, wordsIn } from '../../conversation/index.ts';
import { blocksOf } from './blocks.ts';
import { quotationByPost } from './by-post.ts';
import { fill } from './fill.ts';
import { buttonsOf, keyboard } from './keyboard.ts';
import type { TelegramMessage } from './message.ts';
import { NO_PREVIEW } from './message.ts';

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
  const markup = keyboard(buttons, messages.length === 1 ? copiedOf(reply, library) : undefined);
  const byPost = messages.length === 1 && quotationByPost(messages[0], reply, library);
  return messages.map((message, index) => ({
    ...message,
    ...(byPost && { byPost }),
    link_preview_options: index === quoting ? preview : NO_PREVIEW,
    ...(index === messages.length - 1 && markup && { reply_markup: markup }),
  }));
}

/** A single quotation has a small preview of its article above it, in private. Telegram can look at public addresses only. */
function previewOf(reply: Reply, library: Library): LinkPreviewOptions {
  const only = onlyQuotation(reply, library);
  return only?.url.startsWith('https://')
    ? { url: only.url, prefer_small_media: true, show_above_text: true }
    : NO_PREVIEW;
}

/** Of a `copy_text` button (https://core.telegram.org/bots/api#copytextbutton). */
const LONGEST_COPIED = 256;

/** A single quotation can be copied, with who speaks and its link; a longer one without its speaker, or not at all. */
function copiedOf(reply: Reply, library: Library): { label: string; text: string } | undefined {
  const only = onlyQuotation(reply, library);
  if (!only) return undefined;
  const { speaker, headline } = attribution(only, library, reply.language);
  const by = speaker ? [`— ${speaker}`] : [];
  const forms = [
    [only.text, ...by, headline, only.url],
    [only.text, only.url],
  ];
  const text = forms.map((lines) => lines.join('\n')).find((form) => form.length <= LONGEST_COPIED);
  return text === undefined
    ? undefined
    : { label: wordsIn(reply.language ?? library.publication.language)('choices.copy'), text };
}

function onlyQuotation({ parts }: Reply, library: Library): Quotation | undefined {
  const [only, ...others] = parts.filter(({ kind }) => kind === 'quotation' || kind === 'article');
  return only?.kind === 'quotation' && others.length === 0 ? library.quote(only.excerpt) : undefined;
}
