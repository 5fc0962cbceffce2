import type { Answers } from '../answers/index.ts';
import type { Library } from '../content/index.ts';
import { guestReply } from './guest-reply.ts';
import type { CommandInfo, Handler } from './handler.ts';
import type { Incoming } from './incoming.ts';
import type { Offering } from './offering.ts';
import { offer } from './offering.ts';
import type { Link, Reply } from './reply.ts';
import { route } from './route.ts';
import { words } from './words.ts';

export type ConversationOptions = {
  readonly handlers: readonly Handler[];
  /** The library and the answers made from it, at this moment; asked once for each incoming. */
  readonly content: () => { readonly library: Library; readonly answers: Answers };
  readonly follow: () => readonly Link[];
};

export type Conversation = {
  /** The reply to what a chat said. Knows no platform, keeps nothing. */
  respond(incoming: Incoming): Reply;
  /** What can be sent into any chat for some words; the topics where there are none. */
  offer(query: string): Offering;
  /** The one reply to somebody who calls the bot into a chat that it does not belong to. */
  respondToGuest(question: string): Reply;
  /** The commands that a reader can type, topics left out, in the order of `/help`. */
  readonly commands: readonly CommandInfo[];
  /** Everything to be offered for typing: the topics first, since they are what the articles are about, then the commands. */
  menu(): readonly CommandInfo[];
};

export function createConversation(options: ConversationOptions): Conversation {
  const { handlers } = options;
  const byCommand = new Map(handlers.map((handler) => [handler.command, handler]));
  const commands = handlers.flatMap(({ command, description }) =>
    description ? [{ command, description }] : [],
  );

  return {
    commands,
    menu() {
      const topics = options.content().library.topics;
      return [...topics.map(({ command, title }) => ({ command, description: title })), ...commands];
    },
    offer: search,
    respondToGuest: (question) => guestReply(search(question), options.content().library),
    respond(incoming) {
      const { library, answers } = options.content();
      if (!incoming.text.trim())
        return { parts: [{ kind: 'words', text: words.nothingToRead }], choices: [] };
      const { handler, rest } = route(incoming.text, handlers, library);
      const found = byCommand.get(handler);
      if (!found) throw new Error(`There is no handler for /${handler}; add it to handlers/index.ts.`);
      return found.answer({ rest, incoming }, { library, answers, follow: options.follow(), commands });
    },
  };

  function search(query: string): Offering {
    const { library, answers } = options.content();
    return offer(query, library, answers, handlers);
  }
}
