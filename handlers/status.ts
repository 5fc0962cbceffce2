import type {
  Charged,
  Depth,
  Desk,
  Handler,
  PlatformStatus,
  RoadStatus,
  WindowStatus,
} from '../src/conversation/index.ts';
import { toldMoment } from '../src/conversation/index.ts';

/** `/status`: how fresh the articles are; for operators also how everything runs. */
export const status: Handler = {
  command: 'status',
  description: 'commands.status',
  aside: true,
  async answer({ incoming: { chat } }, desk) {
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
      ...(isOperator && chat.formerly
        ? [words('status.address', { chat: `${chat.platform}:${chat.address}` })]
        : []),
      ...(isOperator ? [mistakesLines(mistakes, desk), ...(road ? roadLines(road, desk) : [])] : []),
    ];
    return { parts: texts.map((text) => ({ kind: 'words', text })), choices: [] };
  },
};

function mistakesLines(mistakes: readonly string[], { words }: Desk): string {
  if (mistakes.length === 0) return words('status.noMistakes');
  return [words('status.mistakes', { count: mistakes.length }), ...mistakes].join('\n');
}

function roadLines(
  { platforms, unanswered, owed, pushes, windows = [], charged = [] }: RoadStatus,
  desk: Desk,
): string[] {
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
    ...windows.map((window) => windowLine(window, desk)),
    ...chargedLines(charged, desk),
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

/** Before an update goes out: whom it reaches how, and what that costs. */
function windowLine(
  { platform, inside, outside, held, price }: WindowStatus,
  { words, language }: Desk,
): string {
  const number = (value: number) => value.toLocaleString(language);
  const counts = { platform, inside: number(inside), outside: number(outside) };
  const cost = price
    ? (price.amount * outside).toLocaleString(language, { style: 'currency', currency: price.currency })
    : words('status.messages', { count: outside });
  const more = held > 0 ? ` ${words('status.held', { count: held })}` : '';
  return `${words('status.window', { ...counts, cost })}${more}`;
}

/** One line a platform: `whatsapp: 12 marketing, 970 service (free_customer_service)`. */
function chargedLines(charged: readonly Charged[], { words, language }: Desk): string[] {
  return [...Map.groupBy(charged, ({ platform }) => platform)].map(([platform, all]) => {
    const charges = all.map(({ category, type, count }) => {
      const what = `${count.toLocaleString(language)} ${category}`;
      return type === 'regular' ? what : `${what} (${type})`;
    });
    return words('status.charged', { platform, charges: charges.join(', ') });
  });
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
