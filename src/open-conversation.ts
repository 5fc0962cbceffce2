import { handlers, reservedCommands } from '../handlers/index.ts';
import type { Answers } from './answers/index.ts';
import { createAnswers } from './answers/index.ts';
import type { Content, ContentOptions, Library } from './content/index.ts';
import { createContent, formatMistake } from './content/index.ts';
import type { Chats, Conversation, GroupLink, Link, RoadStatus } from './conversation/index.ts';
import { createConversation } from './conversation/index.ts';
import { followLinks } from './follow-links.ts';
import type { Settings } from './settings.ts';
import { publicUrlOf } from './settings.ts';
import type { Subscriptions } from './updates/index.ts';

/** Loads the content and opens a conversation over it, without any platform. */
export async function openConversation(
  settings: Settings,
  { follow, groupLink, chats, subscriptions, road, ...kept }: ConversationParts,
): Promise<{ readonly content: Content; readonly conversation: Conversation }> {
  const content = createContent({
    dir: settings.CONTENT_DIR,
    publicUrl: publicUrlOf(settings),
    reservedCommands,
    ...kept,
  });
  await content.reload();
  const answersOf = rememberAnswers();
  const conversation = createConversation({
    handlers,
    content: () => ({ library: content.current(), answers: answersOf(content.current()) }),
    follow: follow ?? (() => followLinks(content.current())),
    chats,
    ...(subscriptions && { subscriptions }),
    async status() {
      const read = content.lastRead();
      return {
        mistakes: content.mistakes().map(formatMistake),
        ...(read && { read }),
        ...(road && { road: await road() }),
      };
    },
    operators: settings.ADMIN_CHATS,
    groupLimits: { perPerson: settings.GROUP_ASKS_PER_PERSON, perGroup: settings.GROUP_ASKS },
    ...(groupLink && { groupLink }),
  });
  return { content, conversation };
}

/** What is kept about chats, and what a running app has besides and a single question does not. */
type ConversationParts = Pick<ContentOptions, 'archive' | 'now' | 'notKept'> & {
  readonly chats: () => Chats;
  readonly subscriptions?: Subscriptions;
  readonly road?: () => Promise<RoadStatus>;
  readonly follow?: () => readonly Link[];
  readonly groupLink?: GroupLink;
};

/** The answers of a library: made once, taking over what has not changed since the library before. */
function rememberAnswers(): (library: Library) => Answers {
  let made: { readonly library: Library; readonly answers: Answers } | undefined;
  return (library) => {
    if (made?.library !== library) made = { library, answers: createAnswers(library, made?.answers) };
    return made.answers;
  };
}
