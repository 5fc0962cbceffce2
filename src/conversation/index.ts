export { asOfNow, showsArticles } from './as-of-now.ts';
export type { Attribution } from './attribution.ts';
export { attribution, revisionDate } from './attribution.ts';
export type { Agreement, ChatData, ChatSettings, Chats, Receipt, SettingsChange } from './chat-settings.ts';
export { nobody, remembersNothing } from './chat-settings.ts';
export type { Audience, Conversation, ConversationOptions } from './conversation.ts';
export { createConversation } from './conversation.ts';

export type { GroupLimits } from './group/limits.ts';
export type { CommandInfo, Desk, GroupLink, Handler, Place, Request } from './handler.ts';
export type { Chat, Incoming, MembershipChange, Person, RepliedTo } from './incoming.ts';
export { isRightToLeft, knownLanguage, languages, nameOfLanguage } from './languages.ts';
export type { LastSubject } from './last-subject.ts';
export { lastSubject } from './last-subject.ts';
export { managersOnly } from './managers-only.ts';
export { toldMoment } from './moments.ts';
export type { Offer, Offering } from './offering.ts';
export { quotationsOf } from './quotations.ts';
export {
  contextChoice,
  lengthen,
  QUOTED_AT_ONCE,
  quote,
  quoteFirst,
  shortLabel,
  staleReply,
  topicChoices,
} from './quoting.ts';
export { personLanguage, readerLanguage } from './reader-language.ts';
export type { Choice, Link, Part, Reply } from './reply.ts';
export { ACTION_BYTES } from './reply.ts';
export type { Route } from './route.ts';
export { route } from './route.ts';
export { sayingOf } from './saying-of.ts';
export type {
  Charged,
  Depth,
  PlatformStatus,
  Price,
  PushProgress,
  RoadStatus,
  Status,
  WindowStatus,
} from './status.ts';
export { rhythmTitle, stopChoice, subjectAddress, subjectTitle, subscribeChoice } from './subjects.ts';
export { tellingReply } from './telling.ts';
export type { WordKey, Words } from './words.ts';
export { wordsIn } from './words.ts';
