import type { Handler } from '../src/conversation/index.ts';
import { added } from './added.ts';
import { afresh } from './afresh.ts';
import { article } from './article.ts';
import { context } from './context.ts';
import { exportChat } from './export.ts';
import { follow } from './follow.ts';
import { forget } from './forget.ts';
import { hello } from './hello.ts';
import { help } from './help.ts';
import { language } from './language.ts';
import { latest } from './latest.ts';
import { leave } from './leave.ts';
import { more } from './more.ts';
import { privacy } from './privacy.ts';
import { question } from './question.ts';
import { quiet } from './quiet.ts';
import { said } from './said.ts';
import { section } from './section.ts';
import { start } from './start.ts';
import { status } from './status.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';
import { timezone } from './timezone.ts';
import { topic } from './topic.ts';
import { topics } from './topics.ts';
import { unknown } from './unknown.ts';
import { unsubscribe } from './unsubscribe.ts';

/** Everything that a reader can say, in the order in which `/help` lists it. */
export const handlers: readonly Handler[] = [
  question,
  topics,
  article,
  said,
  latest,
  subscribe,
  subscriptions,
  unsubscribe,
  timezone,
  quiet,
  follow,
  language,
  privacy,
  exportChat,
  forget,
  status,
  help,
  leave,
  start,
  topic,
  section,
  more,
  context,
  hello,
  unknown,
  afresh,
  added,
];

/** The words that no topic may claim as its command. */
export const reservedCommands: readonly string[] = handlers.flatMap(({ command, aliases = [] }) => [
  command,
  ...aliases,
]);
