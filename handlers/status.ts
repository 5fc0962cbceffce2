import type { Depth, Desk, Handler, PlatformStatus, RoadStatus } from '../src/conversation/index.ts';
import { toldMoment } from '../src/conversation/index.ts';

/** `/status`: how fresh the articles are; for operators also how everything runs. */
export const status: Handler = {
  command: 'status',
  description: 'commands.status',
  aside: true,
  async answer(_request, desk) {
    const { library, words, isOperator } = desk;
    const { read, mistakes, road } = await desk.status();
    const newest = library.articles[0];
    const texts = [
      newest
        ? words('status.articles', {
            count: library.articles.length,
            date: toldMoment((newest.updated ?? newest.published).toInstant(), desk),
          })
        : words('articles.none'),
      ...(read ? [words('status.read', { date: toldMoment(read, desk) })] : []),
      ...(mistakes.length > 0 && !isOperator ? [words('status.behind')] : []),
      ...(isOperator ? [mistakesLines(mistakes, desk), ...(road ? roadLines(road, desk) : [])] : []),
    ];
    return { parts: texts.map((text) => ({ kind: 'words', text })), choices: [] };
  },
};

function mistakesLines(mistakes: readonly string[], { words }: Desk): string {
  if (mistakes.length === 0) return words('status.noMistakes');
  return [words('status.mistakes', { count: mistakes.length }), ...mistakes].join('\n');
}

function roadLines({ platforms, unanswered, owed, pushes, windows = [] }: RoadStatus, desk: Desk): string[] {
  const { words, language } = desk;
  const number = (value: number) => value.toLocaleString(language);
  const waitingLines = [
    ...(unanswered.count > 0 ? [words('status.unanswered', waiting(unanswered))] : []),
    ...(owed.replies.count > 0 ? [words('status.replies', waiting(owed.replies))] : []),
    ...(owed.pushes.count > 0 ? [words('status.pushes', waiting(owed.pushes))] : []),
  ];
  return [
    platforms.map((platform) => platformLine(platform, desk)).join('\n'),
    waitingLines.length > 0 ? waitingLines.join('\n') : words('status.nothingWaits'),
    ...windows.map(({ platform, inside, outside }) =>
      words('status.window', { platform, inside: number(inside), outside: number(outside) }),
    ),
    ...pushes.map(({ key, all, sent, gone, failed }) =>
      words('status.push', {
        key,
        all: number(all),
        sent: number(sent),
        gone: number(gone),
        failed: number(failed),
      }),
    ),
  ];
}

function platformLine({ name, state, reason = '' }: PlatformStatus, { words }: Desk): string {
  switch (state) {
    case 'on':
      return words('status.on', { platform: name });
    case 'standby':
      return words('status.standby', { platform: name });
    case 'starting':
      return words('status.starting', { platform: name });
    case 'off':
      return words('status.off', { platform: name, reason });
  }
}

function waiting({ count, oldestMs }: Depth): { count: number; seconds: number } {
  return { count, seconds: Math.round(oldestMs / 1_000) };
}
