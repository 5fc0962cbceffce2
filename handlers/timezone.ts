import type { Desk, Handler, Reply } from '../src/conversation/index.ts';
import { managersOnly, shortLabel } from '../src/conversation/index.ts';
import { readTimeZone } from '../src/updates/index.ts';

/** `/timezone Asia/Dubai`, `/timezone dubai`, `/timezone +4`: by which clocks the chat lives. */
export const timezone: Handler = {
  command: 'timezone',
  description: 'commands.timezone',
  aside: true,
  async answer({ rest, incoming }, desk) {
    const { words, library, chat } = desk;
    const now = chat.timeZone ?? library.publication.timeZone;
    if (!rest) return say(shown(now, incoming.at, desk), words('timezone.how'));
    const timeZone = readTimeZone(rest);
    if (!timeZone) return say(words('timezone.unknown', { said: shortLabel(rest) }), words('timezone.how'));
    if (chat.id === 0) return say(words('following.notHere'));
    if (!(await desk.mayManage())) return managersOnly(words);
    await desk.chats.change(chat.id, { timeZone });
    await desk.subscriptions.changeTimeZone(chat.id, timeZone);
    return say(shown(timeZone, incoming.at, desk));
  },
};

function shown(timeZone: string, at: Temporal.Instant, { words, language }: Desk): string {
  const time = new Intl.DateTimeFormat(language, { timeZone, timeStyle: 'short' }).format(
    at.epochMilliseconds,
  );
  return words('timezone.is', { zone: timeZone, time });
}

function say(...texts: string[]): Reply {
  return { parts: texts.map((text) => ({ kind: 'words', text })), choices: [] };
}
