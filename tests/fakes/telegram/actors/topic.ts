import type { User } from '@grammyjs/types';
import type { ChatState, Topic } from '../world/chat-state.ts';
import type { Content, World } from '../world/world.ts';
import { addPost } from '../world/world.ts';
import { tellOf } from './speak.ts';

/** A topic of a forum. */
export type FakeTopic = {
  /** `message_thread_id`. */
  readonly id: number;
  closes(): void;
  reopens(): void;
  /** It is gone; the bot is not told. */
  deletes(): void;
};

/** Opens a topic, as a person does. */
export function openTopic(world: World, chat: ChatState, by: User, name: string): FakeTopic {
  const created = service({ forum_topic_created: { name, icon_color: 7322096 } });
  const topic: Topic = { id: created, name, closed: false, deleted: false };
  chat.topics.set(topic.id, topic);
  return {
    id: topic.id,
    closes() {
      topic.closed = true;
      service({ forum_topic_closed: {}, message_thread_id: topic.id, is_topic_message: true });
    },
    reopens() {
      topic.closed = false;
      service({ forum_topic_reopened: {}, message_thread_id: topic.id, is_topic_message: true });
    },
    deletes() {
      topic.deleted = true;
    },
  };

  function service(content: Content): number {
    const post = addPost(world, chat, 'service', { from: by, ...content });
    tellOf(world, chat, post, 'message');
    return post.message.message_id;
  }
}
