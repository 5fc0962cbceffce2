import type { InlineQueryResult, User } from '@grammyjs/types';
import { inlineContent } from '../methods/answering.ts';
import type { ChatState } from '../world/chat-state.ts';
import type { Query } from '../world/queries.ts';
import type { SeenMessage } from '../world/seen.ts';
import { seenMessage } from '../world/seen.ts';
import type { InlineAnswer, World } from '../world/world.ts';
import { addPost, meet, tellBot } from '../world/world.ts';
import { tellOf } from './speak.ts';

/** What somebody typed behind the bot's name. */
export type InlineAsk = {
  readonly id: string;
  readonly query: string;
  /** Whether the server had the answer already, so that the bot was not asked. */
  readonly cached: boolean;
  /** What the bot offers. Rejects when the patience is over. */
  answered(): Promise<InlineAnswer>;
};

type Cached = { readonly query: Query<InlineAnswer>; readonly person: number };

/** The inline mode of one server, with its cache (https://core.telegram.org/bots/api#inline-mode). */
export type InlineMode = {
  ask(from: User, text: string, offset: string, chat: ChatState | undefined): InlineAsk;
  /** Sends a result into a chat, by its id or title. */
  choose(from: User, ask: InlineAsk, result: string, chat: ChatState): SeenMessage;
};

const LONGEST_QUERY = 256;

export function createInlineMode(world: World): InlineMode {
  const cache = new Map<string, Cached[]>();
  const queries = new Map<string, Query<InlineAnswer>>();

  return {
    ask(from, text, offset, chat) {
      if ([...text].length > LONGEST_QUERY) throw new Error('A client sends at most 256 characters.');
      const key = JSON.stringify([text, offset]);
      const known = cache.get(key)?.find(({ query, person }) => holds(query, person, from.id))?.query;
      const query = known ?? world.inlineQueries.ask(`the inline query "${text}" of person ${from.id}`);
      if (!known) {
        cache.set(key, [...(cache.get(key) ?? []), { query, person: from.id }]);
        queries.set(query.id, query);
        const kind = chat?.person?.profile.id === from.id ? 'sender' : chat?.type;
        const payload = { id: query.id, from, query: text, offset, ...(kind && { chat_type: kind }) };
        meet(world, from.id);
        tellBot(world, 'inline_query', payload, `person ${from.id}`);
      }
      return {
        id: query.id,
        query: text,
        cached: known !== undefined,
        answered: () => world.inlineQueries.answered(query),
      };
    },
    choose(from, ask, wanted, chat) {
      const results = queries.get(ask.id)?.answer?.results ?? [];
      const result =
        results.find(({ id }) => id === wanted) ?? results.find((each) => titleOf(each) === wanted);
      if (!result) {
        throw new Error(`There is no result "${wanted}". There are: ${results.map(titleOf).join(', ')}.`);
      }
      return sendChosen(from, ask, result, chat);
    },
  };

  /** Answers are shared between people unless they are personal, for as long as the bot allows. */
  function holds({ asked, answer }: Query<InlineAnswer>, person: number, from: number): boolean {
    if (!answer || (answer.personal && person !== from)) return false;
    return world.clock.now().epochMilliseconds - asked < answer.seconds * 1000;
  }

  function sendChosen(from: User, ask: InlineAsk, result: InlineQueryResult, chat: ChatState): SeenMessage {
    const content = inlineContent(result, {
      signal: new AbortController().signal,
      violation: () => undefined,
    });
    const inlineId = content.reply_markup ? `inline-${++world.ids.inline}` : undefined;
    const { id, first_name, username } = world.bot;
    const via = { via_bot: { id, is_bot: true, first_name, username } };
    const post = addPost(world, chat, 'person', { from, ...content, ...via }, { inlineId });
    if (inlineId !== undefined) world.inlinePosts.set(inlineId, { chat, post });
    if (world.inlineFeedback) {
      const inline = inlineId === undefined ? {} : { inline_message_id: inlineId };
      tellBot(
        world,
        'chosen_inline_result',
        { result_id: result.id, from, query: ask.query, ...inline },
        `person ${from.id}`,
      );
    }
    tellOf(world, chat, post, chat.type === 'channel' ? 'channel_post' : 'message');
    return seenMessage(chat, post);
  }
}

function titleOf(result: InlineQueryResult): string {
  return 'title' in result && result.title !== undefined ? result.title : result.id;
}
