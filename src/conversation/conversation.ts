import type { Answers } from '../answers/index.ts';
import type { Library } from '../content/index.ts';
import type { Subscriptions } from '../updates/index.ts';
import { followsNothing } from '../updates/index.ts';

import type { ChatSettings, Chats } from './chat-settings.ts';
import { asideInGroups } from './group/aside.ts';
import type { GroupLimits } from './group/limits.ts';
import { createGroupLimits } from './group/limits.ts';
import { isReaction } from './group/reaction.ts';
import { unlessSaidAbove } from './group/said-above.ts';
import { guestReply } from './guest-reply.ts';
import type { CommandInfo, Desk, GroupLink, Handler, Place } from './handler.ts';
import type { Chat, Incoming } from './incoming.ts';
import type { Offering } from './offering.ts';
import { offer } from './offering.ts';
import { personLanguage, readerLanguage } from './reader-language.ts';

import type { Link, Reply } from './reply.ts';
import type { Route } from './route.ts';
import { route } from './route.ts';
import type { Status } from './status.ts';
import { wordsIn } from './words.ts';

/** What a conversation asks of the rest of the program. */
export type ConversationOptions = {
  readonly handlers: readonly Handler[];
  /** The library and the answers made from it, at this moment; asked once for each incoming. */
  readonly content: () => { readonly library: Library; readonly answers: Answers };
  readonly follow: () => readonly Link[];
  /** What is kept about chats; asked once for each incoming. */
  readonly chats: () => Chats;
  readonly subscriptions?: Subscriptions;
  /** How the bot is; without it only what the library itself tells. */
  readonly status?: () => Promise<Status>;
  /** The chats of those who run the bot. */
  readonly operators?: readonly Pick<Chat, 'platform' | 'address'>[];
  /** 6 a minute a person and 20 a group unless told. */
  readonly groupLimits?: GroupLimits;
  /** By which a reader adds the bot to a group. */
  readonly groupLink?: GroupLink;
};

/** To whom commands are listed: `managers` are those who may manage a group, and get theirs besides. */
export type Audience = 'readers' | 'managers';

/** What is said to what readers say. */
export type Conversation = {
  /**
   * The reply to what a chat said; undefined where silence is right, as for what a group says among itself. A promise
   * only where the handler needs one. Knows no platform, keeps nothing. What `place` leaves out is as for somebody who
   * asks from a command line.
   */
  respond(
    incoming: Incoming,
    chat: ChatSettings,
    place?: Partial<Place>,
  ): Reply | undefined | Promise<Reply | undefined>;
  /** Whether a command, without its slash, means anything to us: a handler's or a topic's, or an alias of these. */
  knows(command: string): boolean;
  /** What can be sent into any chat for some words; the topics where there are none. */
  offer(query: string): Offering;
  /** The one reply to somebody who calls the bot into a chat that it does not belong to; `language` is theirs. */
  respondToGuest(question: string, language?: string): Reply;
  /** The commands that a reader can type, topics left out, in the order of `/help`; in the publication's language unless told. */
  commands(language?: string, audience?: Audience): readonly CommandInfo[];
  /** Everything to be offered for typing: the topics first, since they are what the articles are about, then the commands. */
  menu(language?: string, audience?: Audience): readonly CommandInfo[];
};

const GROUP_LIMITS: GroupLimits = { perPerson: 6, perGroup: 20 };

/** Where everybody may do everything, as with who asks from a command line. */
const SOMEWHERE: Place = {
  mayManage: async () => true,
  leave: async () => false,
  typed: (command) => command,
  messagesSince: () => undefined,
};

/** A conversation over whatever the content is at each moment. */
export function createConversation(options: ConversationOptions): Conversation {
  const { handlers, operators = [], status = async () => ({ mistakes: [] }) } = options;
  const admit = createGroupLimits(options.groupLimits ?? GROUP_LIMITS);
  const byCommand = new Map(handlers.map((handler) => [handler.command, handler]));

  return {
    commands,
    menu(language, audience) {
      const topics = options.content().library.topics;
      return [
        ...topics.map(({ command, title }) => ({ command, description: title })),
        ...commands(language, audience),
      ];
    },
    offer: search,
    knows: (command) => route(`/${command}`, handlers, options.content().library).handler !== 'unknown',
    respondToGuest(question, language) {
      const { library } = options.content();
      return guestReply(search(question), library, personLanguage(language, library.publication));
    },
    respond(incoming, chat, place = {}) {
      const { library, answers } = options.content();
      const language = readerLanguage(incoming, chat, library.publication);
      const words = wordsIn(language);
      const said = whatIsMeant(incoming, library);
      if (said === 'silence') return undefined;
      const isGroup = incoming.chat.kind === 'group';
      const admission = isGroup && incoming.kind !== 'membership' ? admit(incoming) : 'answer';
      if (admission === 'silence') return undefined;
      if (admission === 'hint') {
        return {
          parts: [{ kind: 'words', text: words('group.tooMuch') }],
          choices: [],
          quietly: true,
          aside: 'here',
          language,
        };
      }
      if (said === 'nothing') {
        const textOnly = { kind: 'words', text: words('asking.textOnly') } as const;
        return asideInGroups({ parts: [textOnly], choices: [], language }, incoming);
      }
      const handler = byCommand.get(said.handler);
      if (!handler) throw new Error(`There is no handler for /${said.handler}; add it to handlers/index.ts.`);
      const desk: Desk = {
        library,
        answers,
        follow: options.follow(),
        commands: commands(language),
        words,
        language,
        chat,
        chats: options.chats(),
        subscriptions: options.subscriptions ?? followsNothing,
        ...SOMEWHERE,
        ...place,
        groupLink: options.groupLink,
        status,
        isOperator: operators.some(
          ({ platform, address }) =>
            platform === incoming.chat.platform &&
            (address === incoming.chat.address || address === incoming.chat.formerly),
        ),
      };
      const reply = handler.answer({ rest: said.rest, incoming }, desk);
      const spoken = (given: Reply | undefined) =>
        given && asideInGroups({ language, ...given }, incoming, handler);
      if (isGroup && incoming.kind === 'text' && !incoming.whispered) {
        return Promise.resolve(reply).then((given) => {
          const said = spoken(given);
          return said && unlessSaidAbove(said, incoming, desk);
        });
      }
      return reply instanceof Promise ? reply.then(spoken) : spoken(reply);
    },
  };

  function search(query: string): Offering {
    const { library, answers } = options.content();
    return offer(query, library, answers, handlers);
  }

  function whatIsMeant(incoming: Incoming, library: Library): Route | 'silence' | 'nothing' {
    const { kind, chat, change, addressed, text } = incoming;
    if (kind === 'membership') {
      return change?.kind === 'added' ? { handler: 'added', rest: '' } : 'silence';
    }
    if (kind === 'text' && chat.kind === 'group' && !addressed) return 'silence';
    if (!text.trim()) return 'nothing';
    const meant = route(text, handlers, library);
    // A command that we do not know and that names nobody is another bot's.
    const isOthers = meant.handler === 'unknown' && chat.kind === 'group' && addressed === 'command';
    return isOthers || isReaction(incoming, meant) ? 'silence' : meant;
  }

  function commands(
    language = options.content().library.publication.language,
    audience: Audience = 'readers',
  ): readonly CommandInfo[] {
    const words = wordsIn(language);
    return handlers.flatMap(({ command, description, aside, audience: only = 'readers' }) =>
      description && (only === 'readers' || only === audience)
        ? [{ command, description: words(description), ...(aside && { aside }) }]
        : [],
    );
  }
}
