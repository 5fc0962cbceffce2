import { westernDigits } from './digits.ts';
import type { Rhythm } from './rhythm.ts';
import { readMinute, USUAL_DAY, USUAL_MINUTE } from './rhythm.ts';

/** What a reader asked for behind `/subscribe`. */
export type Wish = {
  /** In their words, empty where they named none. */
  readonly subject: string;
  readonly rhythm: Rhythm;
  /** What is wrong with it where there is no such subject: the word may have been meant for something else. */
  readonly unless?: WishProblem;
};

/** What cannot be understood of it, in the reader's words. */
export type WishProblem = { readonly problem: 'time' | 'day' | 'rest'; readonly said: string };

const RHYTHMS: Readonly<Record<string, Rhythm['kind']>> = {
  now: 'at once',
  instantly: 'at once',
  immediately: 'at once',
  daily: 'daily',
  weekly: 'weekly',
  فورا: 'at once',
  يومي: 'daily',
  يوميا: 'daily',
  أسبوعي: 'weekly',
  أسبوعيا: 'weekly',
  اسبوعي: 'weekly',
  اسبوعيا: 'weekly',
};

/** What may stand between the words without meaning anything. */
const FILLERS = new Set(['at', 'on', 'every', 'each', 'في', 'الساعة', 'كل']);

/**
 * Reads what stands behind `/subscribe`: `troops`, `daily 08:00`, `troops weekly mon 18:30`, `every day at 8am troops`, in
 * any order; weekdays by their English or Arabic names, shortened to three letters or more.
 */
export function readWish(text: string): Wish | WishProblem {
  const tokens = inOneWord(westernDigits(text)).trim().split(/\s+/).filter(Boolean);
  const from = tokens.findIndex((token, index) => beginsRhythm(token, tokens.slice(index)));
  const before = withoutFillers(from < 0 ? tokens : tokens.slice(0, from));
  if (from < 0) return { subject: before, rhythm: { kind: 'at once' } };
  const parts = joinHalves(tokens.slice(from));
  const { kind, day, minute, rest } = readRhythm(parts);
  const [first] = rest;
  if (first === undefined) return { subject: before, rhythm: rhythmFrom(kind, day, minute) };
  if (/^\d/.test(first)) return { problem: 'time', said: first };
  const isDay = kind === 'weekly' && day === undefined;
  const problem: WishProblem = { problem: isDay ? 'day' : 'rest', said: first };
  if (before) return problem;
  const subject = withoutFillers(rest);
  return { subject, rhythm: rhythmFrom(kind, day, minute), ...(isDay && { unless: problem }) };
}

/** What the words say of a rhythm, up to the first one that says nothing of it. */
function readRhythm(tokens: readonly string[]) {
  let kind: Rhythm['kind'] | undefined;
  let day: number | undefined;
  let minute: number | undefined;
  for (const [index, token] of tokens.entries()) {
    const named = RHYTHMS[token.toLowerCase()];
    const weekday = weekdayOf(token);
    const time = looksLikeTime(token) ? readMinute(token) : undefined;
    if (FILLERS.has(token.toLowerCase())) continue;
    if (named && !kind) kind = named;
    else if (weekday && day === undefined) day = weekday;
    else if (time !== undefined && minute === undefined) minute = time;
    else return { kind, day, minute, rest: tokens.slice(index) };
  }
  return { kind, day, minute, rest: [] };
}

function rhythmFrom(
  kind: Rhythm['kind'] | undefined,
  day: number | undefined,
  minute = USUAL_MINUTE,
): Rhythm {
  if (kind === 'at once') return { kind };
  if (kind === 'weekly' || day !== undefined) return { kind: 'weekly', day: day ?? USUAL_DAY, minute };
  return { kind: 'daily', minute };
}

/** `every day` is `daily`, `every week` and `every monday` are `weekly`. */
function inOneWord(text: string): string {
  return text.replace(/(?<!\S)(?:every|each|كل)\s+(\S+)/gi, (said, what: string) => {
    if (/^(?:day|يوم)$/i.test(what)) return 'daily';
    if (/^(?:week|[أا]سبوع)$/i.test(what)) return 'weekly';
    return weekdayOf(what) === undefined ? said : `weekly ${what}`;
  });
}

/** What is named between words that mean nothing at its ends. */
function withoutFillers(tokens: readonly string[]): string {
  const isName = (token: string) => !FILLERS.has(token.toLowerCase());
  return tokens.slice(tokens.findIndex(isName), tokens.findLastIndex(isName) + 1).join(' ');
}

/** A weekday or a time begins one only where nothing else follows: `/subscribe sunday vote` names a subject. */
function beginsRhythm(token: string, rest: readonly string[]): boolean {
  if (RHYTHMS[token.toLowerCase()]) return true;
  const isPart = (word: string) =>
    FILLERS.has(word.toLowerCase()) || weekdayOf(word) !== undefined || looksLikeTime(word) || isHalf(word);
  return !FILLERS.has(token.toLowerCase()) && rest.every(isPart) && rest.some((word) => /\d/.test(word));
}

function looksLikeTime(token: string): boolean {
  return /^\d{1,3}(?:[:.]\d{1,3})?(?:am|pm)?$/i.test(token);
}

function isHalf(token: string): boolean {
  return /^(?:am|pm)$/i.test(token);
}

/** `6:30 pm` is one time. */
function joinHalves(tokens: readonly string[]): string[] {
  return tokens.flatMap((token, index) => {
    if (isHalf(token) && index > 0) return [];
    const next = tokens[index + 1];
    return next !== undefined && isHalf(next) ? [`${token}${next}`] : [token];
  });
}

/** Monday is 1. */
function weekdayOf(token: string): number | undefined {
  const said = token.toLowerCase();
  if ([...said].length < 3) return undefined;
  const found = WEEKDAYS.find(({ name }) => name === said || (said.length >= 3 && name.startsWith(said)));
  return found?.day;
}

const WEEKDAYS = ['en', 'ar'].flatMap((language) =>
  [1, 2, 3, 4, 5, 6, 7].map((day) => ({
    day,
    name: new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
      .format(Date.UTC(2024, 0, day))
      .toLowerCase(),
  })),
);
