import type { Desk, Handler, Reply } from '../src/conversation/index.ts';
import { managersOnly, sayingOf, shortLabel, subjectTitle } from '../src/conversation/index.ts';
import { readSubjectWords } from './subscribe.ts';

/** What people write who want no more of it, in whatever words (WhatsApp's messaging policy wants each such wish heeded). */
const STOP_WORDS = [
  ...['stop', 'stop all', 'stopall', 'stop it', 'please stop', 'stop please', 'stop messages'],
  ...['stop sending me messages', 'no more messages', 'opt out', 'opt-out', 'optout', 'cancel', 'quit'],
  ...['unsubscribe me', 'unsubscribe all', 'remove me'],
];

/** `/unsubscribe`, "stop": ends everything; `/unsubscribe troops`: ends that. */
export const unsubscribe: Handler = {
  command: 'unsubscribe',
  aliases: [...STOP_WORDS, 'إيقاف', 'توقف', 'أوقف', 'إلغاء الاشتراك', 'توقف من فضلك'],
  description: 'commands.unsubscribe',
  aside: true,
  async answer({ rest, incoming }, desk) {
    const { words, library, chat } = desk;
    if (!(await desk.mayManage())) return managersOnly(words);
    if (!rest) {
      const count = await desk.subscriptions.endAll(chat.id, sayingOf(incoming));
      return ended(words(count > 0 ? 'following.endedAll' : 'following.none'), desk);
    }
    const subject = readSubjectWords(rest, library, incoming.article) ?? goneSubject(rest);
    const was = subject && (await desk.subscriptions.end(chat.id, subject, sayingOf(incoming)));
    return was
      ? ended(words('following.ended', { subject: subjectTitle(was.subject, library, words) }), desk)
      : ended(words('following.notFollowed', { said: shortLabel(rest) }), desk);
  },
};

/** What the articles do not have any more can still be ended. */
function goneSubject(said: string) {
  const [kind, slug] = said.split(/\s+/);
  return kind === 'article' && slug
    ? ({ kind, slug } as const)
    : ({ kind: 'topic', command: said.replace(/^\//, '').toLowerCase() } as const);
}

function ended(text: string, { words }: Desk): Reply {
  return {
    parts: [{ kind: 'words', text }],
    choices: [{ label: words('choices.subscriptions'), action: '/subscriptions' }],
  };
}
