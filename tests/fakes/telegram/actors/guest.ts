import type { User } from '@grammyjs/types';
import type { ChatState } from '../world/chat-state.ts';
import type { SeenMessage } from '../world/seen.ts';
import { seenMessage } from '../world/seen.ts';
import type { World } from '../world/world.ts';
import { addPost, livePost, meet, tellBot } from '../world/world.ts';
import type { Spoken } from './speak.ts';
import { contentOf } from './speak.ts';

/** The bot was called as a guest; it may answer once. */
export type GuestCall = {
  readonly id: string;
  /** The bot's answer, as it stands in the chat. Rejects when the patience is over. */
  answered(): Promise<SeenMessage>;
};

/**
 * Calls the bot into any chat by mentioning it, or by replying to what it said there as a guest
 * (https://core.telegram.org/bots/api#guest-mode). It sees that message and what it replies to, and nothing else.
 */
export function summon(world: World, chat: ChatState, from: User, spoken: Spoken): GuestCall {
  const { username } = world.bot;
  const words = spoken.text ?? '';
  const content = contentOf(world, chat, spoken);
  const guestReply = content.reply_to_message?.guest_bot_caller_user !== undefined;
  if (!words.toLowerCase().includes(`@${username.toLowerCase()}`) && !guestReply) {
    throw new Error(`A guest is called by mentioning @${username}, or by a reply to its own answer.`);
  }
  const query = world.guestQueries.ask(`the call of person ${from.id} as a guest`);
  const { message } = addPost(world, chat, 'person', { from, ...content });
  world.summons.set(query.id, { chat, message });
  meet(world, from.id);
  tellBot(world, 'guest_message', { ...message, guest_query_id: query.id }, `person ${from.id}`);
  return {
    id: query.id,
    async answered() {
      const { inlineMessageId } = await world.guestQueries.answered(query);
      const sent = world.inlinePosts.get(inlineMessageId);
      const post = sent && livePost(chat, sent.post.message.message_id);
      if (!post) throw new Error('The answer of the guest is gone.');
      return seenMessage(chat, post);
    },
  };
}
