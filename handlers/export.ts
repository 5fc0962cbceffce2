import type { Agreement, ChatData, Desk, Handler, Receipt } from '../src/conversation/index.ts';
import {
  managersOnly,
  nameOfLanguage,
  rhythmTitle,
  subjectTitle,
  toldMoment,
} from '../src/conversation/index.ts';
import type { Subscription } from '../src/updates/index.ts';
import { readSubject } from '../src/updates/index.ts';

/** Receipts that are listed one by one; what is older is counted. In a group all of it stands in one message. */
const LISTED = { private: 100, group: 15 } as const;
/** As much of an address as tells a reader that it is theirs: on the web the whole of it lets anybody in. */
const SHOWN_OF_ADDRESS = 4;

/** `/export`: all that is held about the chat, as text. */
export const exportChat: Handler = {
  command: 'export',
  description: 'commands.export',
  aside: true,
  async answer(_request, desk) {
    const { words, chat, chats, mayManage } = desk;
    if (!(await mayManage())) return managersOnly(words);
    const held = await chats.describe(chat.id);
    const follows = await desk.subscriptions.of(chat.id);
    const texts = held
      ? [
          words('export.intro'),
          aboutChat(held, desk),
          chosen(held, desk),
          ...(follows.length > 0 ? [followed(follows, desk)] : []),
          ...(held.agreements.length > 0 ? [agreed(held.agreements, desk)] : []),
          ...counted(held, desk),
        ]
      : [words('export.nothing')];
    return {
      parts: texts.map((text) => ({ kind: 'words', text })),
      choices: held ? [{ label: words('choices.forget'), action: '/forget' }] : [],
    };
  },
};

function aboutChat({ platform, address, firstSeen, lastSeen }: ChatData, desk: Desk): string {
  return desk.words('export.chat', {
    platform,
    end: address.slice(-SHOWN_OF_ADDRESS),
    first: toldMoment(firstSeen, desk),
    last: toldMoment(lastSeen, desk),
  });
}

function chosen({ settings: { language, timeZone, quiet } }: ChatData, { words }: Desk): string {
  const lines = [
    ...(language ? [words('export.language', { language: nameOfLanguage(language) })] : []),
    ...(timeZone ? [words('export.timeZone', { timeZone })] : []),
    ...(quiet ? [words('export.quiet', { hours: quiet })] : []),
  ];
  return lines.length > 0 ? lines.join('\n') : words('export.nothingChosen');
}

function followed(follows: readonly Subscription[], desk: Desk): string {
  const { library, words, language, chat } = desk;
  const timeZone = chat.timeZone ?? library.publication.timeZone;
  const lines = follows.map(
    ({ subject, rhythm }) =>
      `${subjectTitle(subject, library, words)}: ${rhythmTitle(rhythm, timeZone, language, words)}`,
  );
  return [words('following.list'), ...lines].join('\n');
}

function agreed(agreements: readonly Agreement[], desk: Desk): string {
  const { words } = desk;
  const how = { typed: words('export.typed'), pressed: words('export.pressed') };
  return agreements
    .flatMap(({ subject, at, how: agreedBy, ended, endedHow }) => {
      const read = readSubject(subject);
      const what = read ? subjectTitle(read, desk.library, words) : subject;
      return [
        words('export.agreed', { at: toldMoment(at, desk), subject: what, how: how[agreedBy] }),
        ...(ended && endedHow
          ? [words('export.ended', { at: toldMoment(ended, desk), subject: what, how: how[endedHow] })]
          : []),
      ];
    })
    .join('\n');
}

function counted({ kind, unanswered, owed, traces, receipts }: ChatData, desk: Desk): string[] {
  const { words } = desk;
  const listed = receipts.slice(0, LISTED[kind]);
  const older = receipts.length - listed.length;
  return [
    ...(unanswered > 0 ? [words('export.unanswered', { count: unanswered })] : []),
    ...(owed > 0 ? [words('export.owed', { count: owed })] : []),
    ...(traces > 0 ? [words('export.traces', { count: traces })] : []),
    ...(receipts.length > 0 ? [words('export.receipts', { count: receipts.length })] : []),
    ...(receipts.length > 0 ? [listed.map((receipt) => line(receipt, desk)).join('\n')] : []),
    ...(older > 0 ? [words('export.older', { count: older })] : []),
  ];
}

function line({ sent, article, revision, paragraph, start, end }: Receipt, desk: Desk): string {
  return desk.words('export.receipt', {
    sent: toldMoment(sent, desk),
    article,
    revision,
    paragraph,
    start,
    end,
  });
}
