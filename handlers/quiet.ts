import type { Handler, Reply } from '../src/conversation/index.ts';
import { managersOnly, shortLabel } from '../src/conversation/index.ts';
import { readQuietHours } from '../src/updates/index.ts';

/** `/quiet 22:00-07:00`: the hours in which nothing comes that was not asked for; `/quiet off` ends them. */
export const quiet: Handler = {
  command: 'quiet',
  description: 'commands.quiet',
  aside: true,
  async answer({ rest }, desk) {
    const { words, chat } = desk;
    const said = rest.toLowerCase();
    if (!rest) {
      const are = chat.quiet ? words('quiet.are', { hours: chat.quiet }) : words('quiet.none');
      return say(are, words('quiet.how'));
    }
    const hours = ['off', 'no', 'none', 'لا', 'إيقاف'].includes(said) ? null : readQuietHours(rest);
    if (hours === undefined)
      return say(words('quiet.unknown', { said: shortLabel(rest) }), words('quiet.how'));
    if (chat.id === 0) return say(words('following.notHere'));
    if (!(await desk.mayManage())) return managersOnly(words);
    await desk.chats.change(chat.id, { quiet: hours });
    return say(hours ? words('quiet.are', { hours }) : words('quiet.none'));
  },
};

function say(...texts: string[]): Reply {
  return { parts: texts.map((text) => ({ kind: 'words', text })), choices: [] };
}
