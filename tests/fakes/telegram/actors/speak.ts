import type { Message, User } from '@grammyjs/types';
import type { Entity } from '../text/index.ts';
import { detect } from '../text/index.ts';
import type { ChatState, Post } from '../world/chat-state.ts';
import { botHears } from '../world/privacy.ts';
import type { SeenMessage } from '../world/seen.ts';
import { seenMessage } from '../world/seen.ts';
import type { Content, World } from '../world/world.ts';
import { addPost, livePost, meet, tellBot } from '../world/world.ts';

/** What a person sends. */
export type Spoken = {
  readonly text?: string;
  /** A picture instead of a text. */
  readonly photo?: boolean;
  readonly caption?: string;
  readonly entities?: readonly Entity[];
  /** The message that is replied to. */
  readonly replyTo?: number | SeenMessage;
  /** The part of it that the person marked. */
  readonly quote?: string;
  /** The forum topic. */
  readonly topic?: number;
  /** Any other fields of the message, as the Bot API writes them. */
  readonly fields?: Partial<Message>;
};

/** Puts a person's message into a chat and tells the bot, where it may hear it. */
export function speak(world: World, chat: ChatState, from: User, spoken: string | Spoken): SeenMessage {
  const saying = typeof spoken === 'string' ? { text: spoken } : spoken;
  const content = contentOf(world, chat, saying);
  const post = addPost(world, chat, 'person', { from, ...content, ...saying.fields });
  const { from: speaker, message_id } = post.message;
  if (speaker?.is_bot && !post.message.sender_chat) chat.lastBot = speaker.id;
  world.rates?.heard(chat);
  tellOf(world, chat, post, chat.type === 'channel' ? 'channel_post' : 'message');
  return seenMessage(chat, chat.posts.get(message_id) ?? post);
}

/** Tells the bot of a message, where it may hear it. */
export function tellOf(
  world: World,
  chat: ChatState,
  post: Post,
  kind: 'message' | 'channel_post' | 'edited_message' | 'edited_channel_post',
): void {
  if (!botHears(world, chat, post)) return;
  if (post.message.from) meet(world, post.message.from.id);
  tellBot(world, kind, post.message, `chat ${chat.id}`);
}

/** An own message after its writer changed it. */
export function reworded(message: Message, text: string): Message {
  const { entities: _, ...rest } = message;
  const entities = detect(text, []) as NonNullable<Message['entities']>;
  return { ...rest, text, ...(entities.length > 0 && { entities }) };
}

/** The fields of a message that a person writes. */
export function contentOf(world: World, chat: ChatState, spoken: Spoken): Content {
  const words = spoken.text ?? spoken.caption ?? '';
  const own = spoken.entities ?? [];
  const entities = [...own, ...detect(words, own)] as Content['entities'] & object;
  const some = entities.length > 0;
  const text = spoken.text !== undefined && { text: words, ...(some && { entities }) };
  const caption = spoken.caption !== undefined && {
    caption: words,
    ...(some && { caption_entities: entities }),
  };
  return {
    ...text,
    ...caption,
    ...(spoken.photo && photoOf(world)),
    ...replyFields(chat, spoken),
    ...(spoken.topic !== undefined && { message_thread_id: spoken.topic, is_topic_message: true }),
  };
}

function photoOf(world: World): Content {
  const id = `file-${++world.ids.file}`;
  world.files.set(id, new Uint8Array(1));
  return { photo: [{ file_id: id, file_unique_id: id, width: 1280, height: 720 }] };
}

/** In an ordinary supergroup a reply also names its thread, without being a topic message. */
function replyFields(chat: ChatState, { replyTo, quote, topic }: Spoken): Content {
  if (replyTo === undefined) return {};
  const id = typeof replyTo === 'number' ? replyTo : replyTo.id;
  const target = livePost(chat, id);
  if (!target) throw new Error(`There is no message ${id} in chat ${chat.id} to reply to.`);
  const { reply_to_message: _, ...message } = target.message;
  const whole = message.text ?? message.caption ?? '';
  if (quote !== undefined && !whole.includes(quote))
    throw new Error(`Message ${id} does not say "${quote}".`);
  const thread = chat.type === 'supergroup' && !chat.forum && topic === undefined;
  return {
    reply_to_message: message as NonNullable<Content['reply_to_message']>,
    ...(quote !== undefined && {
      quote: { text: quote, position: whole.indexOf(quote), is_manual: true as const },
    }),
    ...(thread && { message_thread_id: target.message.message_thread_id ?? id }),
  };
}
