import type { Library } from '../../content/index.ts';
import type { Reply } from '../../conversation/index.ts';
import type { Formatted } from './formatted.ts';
import type { PostQuotation } from './message.ts';

/** Characters of a post that a reply may quote (https://core.telegram.org/bots/api#replyparameters). */
const LONGEST_QUOTE = 1024;

/**
 * A message that consists of one quotation, as a reply to the article's post; undefined where there is no post, or
 * the reply says something else beside. Whether the post holds the sentence is for Telegram to find.
 */
export function quotationByPost(
  message: Formatted | undefined,
  { parts }: Reply,
  library: Library,
): PostQuotation | undefined {
  const [only, ...others] = parts;
  if (!message || only?.kind !== 'quotation' || others.length > 0) return undefined;
  const { article, text: quote } = library.quote(only.excerpt);
  const post = article.telegramPost && readPost(article.telegramPost);
  if (!post || quote.length > LONGEST_QUOTE || !message.text.startsWith(`${quote}\n`)) return undefined;
  const cut = quote.length + 1;
  return {
    ...post,
    quote,
    text: message.text.slice(cut),
    entities: message.entities.flatMap((entity) =>
      entity.offset >= cut ? [{ ...entity, offset: entity.offset - cut }] : [],
    ),
  };
}

/** `https://t.me/channel/123`, or `https://t.me/c/1234/123` where the channel is private. */
function readPost(url: string): { chat_id: string; message_id: number } | undefined {
  const match = /^https:\/\/t\.me\/(?:c\/(?<id>\d+)|(?<name>\w+))\/(?<message>\d+)$/.exec(url);
  const { id, name, message } = match?.groups ?? {};
  if (!message) return undefined;
  return { chat_id: id ? `-100${id}` : `@${name}`, message_id: Number(message) };
}
