import type { ChatState, Post } from '../world/chat-state.ts';
import type { SeenMessage } from '../world/seen.ts';
import { seenMessage } from '../world/seen.ts';
import type { World } from '../world/world.ts';

/** A chat as those in it see it. */
export type ChatView = {
  readonly id: number;
  /** Everything that stands in the chat now, in order. */
  readonly messages: readonly SeenMessage[];
  /** What the bot said, in order. */
  readonly fromBot: readonly SeenMessage[];
  /** The bot's next message that was not asked for yet, at once where it is there. Rejects when the patience is over. */
  next(): Promise<SeenMessage>;
  /** The bot's first `count` messages. Rejects when the patience is over. */
  sees(count: number): Promise<readonly SeenMessage[]>;
  /** This message once it was edited `edits` times. Rejects when the patience is over. */
  edited(id: number, edits?: number): Promise<SeenMessage>;
  message(id: number): SeenMessage;
};

/** `viewer` is the person who looks; messages for another person's eyes are left out. */
export function viewChat(world: World, chat: ChatState, viewer?: number): ChatView {
  let taken = 0;
  const posts = () => {
    const shown = chat.posts
      .values()
      .filter(
        ({ deleted, onlyFor }) =>
          !deleted && (onlyFor === undefined || viewer === undefined || onlyFor === viewer),
      )
      .toArray();
    return viewer === undefined ? shown : inTheirPlaces(shown);
  };
  const botPosts = () =>
    chat.posts
      .values()
      .filter(({ by }) => by === 'bot')
      .toArray();
  const seen = (post: Parameters<typeof seenMessage>[1]) => seenMessage(chat, post);

  const view: ChatView = {
    id: chat.id,
    get messages() {
      return posts().map(seen);
    },
    get fromBot() {
      return posts()
        .filter(({ by }) => by === 'bot')
        .map(seen);
    },
    async next() {
      const place = taken;
      taken += 1;
      await world.changes.until(
        () => botPosts().length > place,
        () => `The bot did not send message ${place + 1} to chat ${chat.id}. ${situation(world, chat)}`,
      );
      const post = botPosts()[place];
      if (!post) throw new Error('A message of the bot went missing.');
      return seen(post);
    },
    async sees(count) {
      await world.changes.until(
        () => view.fromBot.length >= count,
        () => `The bot did not send ${count} messages to chat ${chat.id}. ${situation(world, chat)}`,
      );
      return view.fromBot;
    },
    async edited(id, edits = 1) {
      await world.changes.until(
        () => (chat.posts.get(id)?.past.length ?? 0) >= edits,
        () => `The bot did not edit message ${id} in chat ${chat.id}. ${situation(world, chat)}`,
      );
      return view.message(id);
    },
    message(id) {
      const post = chat.posts.get(id);
      if (!post) throw new Error(`There is no message ${id} in chat ${chat.id}.`);
      return seen(post);
    },
  };
  return view;
}

/** As one person sees them: what is shown instead of a message stands where that stood. */
function inTheirPlaces(posts: readonly Post[]): Post[] {
  const instead = new Map(posts.flatMap((post) => (post.instead ? [[post.instead, post]] : [])));
  const now = (post: Post): Post => {
    const next = instead.get(post);
    return next ? now(next) : post;
  };
  return posts.filter((post) => !post.instead).map(now);
}

/** What helps to understand why a message did not come. */
function situation(world: World, chat: ChatState): string {
  const said = chat.posts
    .values()
    .filter(({ by }) => by === 'bot')
    .toArray();
  const last = said.at(-1);
  const waiting = world.updates.pending().length;
  return [
    `It sent ${said.length} there${last ? `, the last one "${seenMessage(chat, last).text.slice(0, 60)}"` : ''};`,
    `${waiting} updates wait for it, and it is ${world.updates.polling ? '' : 'not '}polling.`,
    world.violations.all.length > 0 ? `Violations: ${JSON.stringify(world.violations.all.slice(-3))}` : '',
  ]
    .join(' ')
    .trim();
}
