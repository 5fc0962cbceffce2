import type { CallbackQuery, User } from '@grammyjs/types';
import type { ChatState } from '../world/chat-state.ts';
import type { SeenButton, SeenMessage } from '../world/seen.ts';
import { seenMessage } from '../world/seen.ts';
import type { PressAnswer, World } from '../world/world.ts';
import { meet, tellBot } from '../world/world.ts';

/** A button that was pressed; it spins until the bot answers. */
export type Press = {
  readonly id: string;
  /** What the bot answered. Rejects when the patience is over. */
  answered(): Promise<PressAnswer>;
};

/** A button named by its label or its data, on the last message that has it unless one is given. */
export function press(
  world: World,
  chat: ChatState,
  person: User,
  label: string,
  on: number | SeenMessage | undefined,
): Press {
  const { message, button } = find(chat, person.id, label, typeof on === 'object' ? on.id : on);
  if (button.data === undefined) throw new Error(`The button "${label}" does not ask the bot anything.`);
  return query(world, chat, person, message.key, button.data);
}

/** Data that no button has, as a modified client can send it. */
export function forgedPress(world: World, chat: ChatState, person: User, data: string, on: number): Press {
  return query(world, chat, person, on, data);
}

function query(world: World, chat: ChatState, from: User, id: number, data: string): Press {
  const post = chat.posts.get(id);
  if (!post) throw new Error(`There is no message ${id} in chat ${chat.id}.`);
  const asked = world.presses.ask(`the press on "${data}" of person ${from.id}`);
  const { message, inlineId } = post;
  const inaccessible = { chat: message.chat, message_id: id, date: 0 as const };
  const shown = (post.deleted ? inaccessible : message) as NonNullable<CallbackQuery['message']>;
  const payload: CallbackQuery = {
    id: asked.id,
    from,
    ...(inlineId === undefined ? { message: shown } : { inline_message_id: inlineId }),
    chat_instance: String(chat.id),
    data,
  };
  world.pressed.set(asked.id, { person: from.id, chat: chat.id, at: asked.asked, on: post });
  world.rates?.heard(chat);
  meet(world, from.id);
  tellBot(world, 'callback_query', payload, `person ${from.id}`);
  return { id: asked.id, answered: () => world.presses.answered(asked) };
}

function find(
  chat: ChatState,
  person: number,
  label: string,
  on: number | undefined,
): { message: SeenMessage; button: SeenButton } {
  const messages = chat.posts
    .values()
    .filter(({ deleted, message, onlyFor }) => {
      if (deleted || (onlyFor !== undefined && onlyFor !== person)) return false;
      return on === undefined || message.message_id === on;
    })
    .map((post) => seenMessage(chat, post))
    .toArray();
  for (const message of messages.reverse()) {
    const buttons = message.buttons.flat();
    const button = buttons.find(({ text }) => text === label) ?? buttons.find(({ data }) => data === label);
    if (button) return { message, button };
  }
  const labels = messages.flatMap(({ buttons }) => buttons.flat().map(({ text }) => text));
  const offer = labels.length > 0 ? `There are: ${labels.join(', ')}.` : 'There are no buttons at all.';
  throw new Error(`There is no button "${label}" in chat ${chat.id}. ${offer}`);
}
