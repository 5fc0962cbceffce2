import type { InlineQueryResult } from '@grammyjs/types';
import { badRequest } from '../protocol/refusal.ts';
import type { Content, Summons, World } from '../world/world.ts';
import { addPost } from '../world/world.ts';
import type { CallContext, Handlers } from './handlers.ts';
import { inlineKeyboard } from './markup.ts';
import { richContent } from './rich.ts';
import { messageCaption, messageText } from './text.ts';

const MOST_RESULTS = 50;
const DEFAULT_CACHE = 300;
const LONGEST_CACHE = 86_400;

/** Answers to presses, inline queries and guest queries: once, and in time. */
export function createAnsweringMethods(world: World): Handlers {
  return {
    answerCallbackQuery: ({ callback_query_id, text, show_alert, url }) => {
      const answer = { text, alert: show_alert ?? false, url };
      world.presses.answer(callback_query_id, answer, 'answerCallbackQuery');
      return true;
    },
    answerInlineQuery: (parameters, call) => {
      const { results, next_offset = '', cache_time = DEFAULT_CACHE } = parameters;
      const refuse = (rule: 'count' | 'length' | 'refused-content', detail: string, reason: string) => {
        call.violation(rule, detail);
        return badRequest(reason);
      };
      if (results.length > MOST_RESULTS) {
        throw refuse('count', `${results.length} results`, 'too many inline query results specified');
      }
      const ids = new Set(results.map(({ id }) => id));
      if (ids.size < results.length) {
        throw refuse('refused-content', 'two results share an id', 'RESULT_ID_DUPLICATE');
      }
      if (Buffer.byteLength(next_offset) > 64) {
        throw refuse('length', 'next_offset is over 64 bytes', 'NEXT_OFFSET_INVALID');
      }
      for (const result of results) inlineContent(result, call);
      const answer = {
        results: [...results],
        nextOffset: next_offset,
        button: parameters.button as { text: string; start_parameter?: string } | undefined,
        personal: parameters.is_personal ?? false,
        seconds: Math.min(Math.max(cache_time, 0), LONGEST_CACHE),
      };
      world.inlineQueries.answer(parameters.inline_query_id, answer, 'answerInlineQuery');
      return true;
    },
    answerGuestQuery: ({ guest_query_id, result }, call) => {
      const content = inlineContent(result, call);
      const inlineMessageId = `inline-${++world.ids.inline}`;
      world.guestQueries.answer(guest_query_id, { result, inlineMessageId }, 'answerGuestQuery');
      const summons = world.summons.get(guest_query_id);
      if (summons) postAsGuest(world, summons, content, inlineMessageId);
      return { inline_message_id: inlineMessageId };
    },
  };
}

function postAsGuest(world: World, { chat, message }: Summons, content: Content, inlineId: string): void {
  const { reply_to_message: _, ...asked } = message;
  const { id, first_name, username } = world.bot;
  const fields: Content = {
    from: { id, is_bot: true, first_name, username },
    ...content,
    reply_to_message: asked as NonNullable<Content['reply_to_message']>,
    ...(message.from && { guest_bot_caller_user: message.from }),
  };
  const post = addPost(world, chat, 'bot', fields, { inlineId });
  world.inlinePosts.set(inlineId, { chat, post });
}

/** The message that choosing this result sends, checked as if it were sent. */
export function inlineContent(result: InlineQueryResult, call: CallContext): Content {
  const keyboard = inlineKeyboard(result.reply_markup, 'elsewhere', call);
  const content = 'input_message_content' in result ? result.input_message_content : undefined;
  if (content && 'message_text' in content) {
    const preview = content.link_preview_options;
    return {
      ...messageText(content.message_text, content, call),
      ...(preview && { link_preview_options: preview }),
      ...keyboard,
    };
  }
  if (content && 'rich_message' in content) {
    return { ...richContent((content as { rich_message: never }).rich_message, call), ...keyboard };
  }
  return { ...('caption' in result ? messageCaption(result, call) : {}), ...keyboard };
}
