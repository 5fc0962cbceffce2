import type { Desk, Handler, Reply } from '../src/conversation/index.ts';
import { rhythmTitle, shortLabel, subjectTitle } from '../src/conversation/index.ts';
import { confirmed } from './subscribe.ts';

/** The buttons under the list; the others can still be typed. */
const BUTTONS = 8;

/** `/subscriptions`: what the chat follows, each to be opened and changed. `/subscriptions 12` opens one. */
export const subscriptions: Handler = {
  command: 'subscriptions',
  description: 'commands.subscriptions',
  aside: true,
  async answer({ rest, incoming }, desk) {
    const all = await desk.subscriptions.of(desk.chat.id);
    const opened = all.find(({ id }) => String(id) === rest);
    // Opened from the list, whose place it takes.
    if (opened) return { ...confirmed(opened, desk, incoming), replaces: true };
    return all.length > 0 ? listed(all, desk) : none(desk);
  },
};

function listed(all: Awaited<ReturnType<Desk['subscriptions']['of']>>, desk: Desk): Reply {
  const { library, words, language, chat } = desk;
  const timeZone = chat.timeZone ?? library.publication.timeZone;
  const titled = all.map(({ id, subject, rhythm }) => ({
    title: subjectTitle(subject, library, words),
    rhythm: rhythmTitle(rhythm, timeZone, language, words),
    action: `/subscriptions ${id}`,
  }));
  return {
    parts: [
      { kind: 'words', text: words('following.list') },
      {
        kind: 'list',
        items: titled.map(({ title, rhythm, action }) => ({ label: `${title}: ${rhythm}`, action })),
      },
      ...(chat.quiet ? [{ kind: 'words', text: words('quiet.are', { hours: chat.quiet }) } as const] : []),
    ],
    choices: [
      ...titled.slice(0, BUTTONS).map(({ title, action }) => ({ label: shortLabel(title), action })),
      { label: words('choices.stopAll'), action: '/unsubscribe' },
    ],
  };
}

function none({ words, library }: Desk): Reply {
  return {
    parts: [
      { kind: 'words', text: words('following.none') },
      { kind: 'words', text: words('following.how') },
    ],
    choices: [
      { label: words('choices.everything'), action: '/subscribe everything' },
      ...library.topics.slice(0, 3).map(({ command, title }) => ({
        label: shortLabel(title),
        action: `/subscribe ${command}`,
      })),
    ],
  };
}
